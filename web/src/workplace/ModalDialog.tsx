import { Dialog, Heading } from "@digdir/designsystemet-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useWords } from "../language/LanguageProvider";

/**
 * A modal dialog that is open as long as it is rendered; Escape and the close button call `onClose`. Focus goes to the
 * element marked `data-first-focus` (the browser would take the close button) and back to where it was afterwards.
 */
export function ModalDialog(props: { title: string; onClose: () => void; children: ReactNode; className?: string }) {
  const words = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [before] = useState(() => document.activeElement);

  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    return () => {
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);

  return (
    <Dialog
      open
      ref={dialog}
      onClose={props.onClose}
      closeButton={words.app.close}
      aria-labelledby={heading}
      className={props.className}
    >
      <div className="stack">
        <Heading level={2} data-size="2xs" id={heading}>
          {props.title}
        </Heading>
        {props.children}
      </div>
    </Dialog>
  );
}
