import { Button } from "@digdir/designsystemet-react";
import { useWords } from "../language/LanguageProvider";
import { useAnnounce } from "../workplace/Announcer";

/** Copies one section, for record systems without an interface. Browsers offer a clipboard on secure addresses only. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const announce = useAnnounce();
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) return null;
  const copy = () =>
    clipboard.writeText(text).then(
      () => announce(words.signed.copied),
      () => announce(words.signed.copyRefused),
    );
  return (
    <Button variant="tertiary" data-size="sm" data-color="neutral" aria-label={label} onClick={() => void copy()}>
      {words.signed.copy}
    </Button>
  );
}
