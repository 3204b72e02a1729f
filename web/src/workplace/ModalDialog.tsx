import { Dialog, Heading } from "@digdir/designsystemet-react";
import { useId, type ReactNode } from "react";
import { useWords } from "../language/LanguageProvider";

/** A modal dialog that is open as long as it is rendered; Escape and the close button call `onClose`. */
export function ModalDialog(props: { title: string; onClose: () => void; children: ReactNode; className?: string }) {
  const words = useWords();
  const heading = useId();
  return (
    <Dialog open onClose={props.onClose} closeButton={words.app.close} aria-labelledby={heading} className={props.className}>
      <div className="stack">
        <Heading level={2} data-size="2xs" id={heading}>
          {props.title}
        </Heading>
        {props.children}
      </div>
    </Dialog>
  );
}
