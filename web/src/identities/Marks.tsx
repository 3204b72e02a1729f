import { Button, Heading, Paragraph } from "@digdir/designsystemet-react";
import { useEffect, useRef, useState } from "react";
import type { IdentityMark, OwnMark } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useWords } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { ProblemMessage } from "../workplace/ProblemMessage";

type Props = { marks: IdentityMark[]; language: string; onUnmark: (mark: OwnMark) => Promise<void> };

const isOwn = (mark: IdentityMark): mark is OwnMark => typeof mark.text === "string";

/** What has been marked for this patient, in this consultation or another, each with a way to take it back. */
export function Marks({ marks, language, onUnmark }: Props) {
  const { identities: words } = useWords();
  const [leaving, setLeaving] = useState<OwnMark | null>(null);
  const [gone, setGone] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had focus is gone with its mark. Under the open dialog nothing would take focus, so it waits for this.
  useEffect(() => {
    if (gone > 0) heading.current?.focus();
  }, [gone]);
  return (
    <section className="marks card" aria-labelledby="marks-heading">
      <Heading level={2} data-size="2xs" id="marks-heading" tabIndex={-1} ref={heading}>
        {words.marksTitle}
      </Heading>
      <p className="quiet">{marks.length > 0 ? words.marksLead : words.marksNone}</p>
      <ul>
        {marks.map((mark) => (
          <li key={mark.id}>
            <span>
              {isOwn(mark) && <q lang={language}>{mark.text}</q>} <span className="quiet">{words.kinds[mark.kind]}</span>
              {!isOwn(mark) && <span className="quiet">. {words.byColleague}</span>}
            </span>
            {isOwn(mark) && (
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="neutral"
                aria-label={words.unmark(mark.text)}
                onClick={() => setLeaving(mark)}
              >
                {words.unmarkShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <UnmarkDialog
          mark={leaving}
          language={language}
          onUnmark={async () => {
            await onUnmark(leaving);
            setLeaving(null);
            setGone((before) => before + 1);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

function UnmarkDialog(props: { mark: OwnMark; language: string; onUnmark: () => Promise<void>; onClose: () => void }) {
  const { identities: words, app } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const unmark = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await props.onUnmark().catch((thrown: unknown) => setProblem(asProblem(thrown)));
    setBusy(false);
  };

  return (
    <ModalDialog title={words.unmarkTitle} onClose={props.onClose}>
      <Paragraph>
        <q lang={props.language}>{props.mark.text}</q>
      </Paragraph>
      <Paragraph data-size="sm">{words.unmarkLead}</Paragraph>
      {problem && <ProblemMessage problem={problem} />}
      <div className="row">
        <Button data-first-focus onClick={() => void unmark()} aria-disabled={busy}>
          {words.unmarkConfirm}
        </Button>
        <Button variant="secondary" onClick={props.onClose}>
          {app.cancel}
        </Button>
      </div>
    </ModalDialog>
  );
}
