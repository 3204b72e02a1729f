import { Button, Paragraph } from "@digdir/designsystemet-react";
import type { Session } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { SignInForm } from "./SignInForm";

/** Opens over the page when the session has expired; the page beneath keeps every unsaved word. */
export function SignInDialog(props: { onSignedIn: (session: Session) => void; onCancel: () => void }) {
  const words = useWords();
  return (
    <ModalDialog title={words.signIn.expiredTitle} onClose={props.onCancel}>
      <Paragraph data-size="sm">{words.signIn.expired}</Paragraph>
      <SignInForm onSignedIn={props.onSignedIn} />
      <Button variant="tertiary" onClick={props.onCancel}>
        {words.app.cancel}
      </Button>
    </ModalDialog>
  );
}
