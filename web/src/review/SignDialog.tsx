import { Button, Paragraph } from "@digdir/designsystemet-react";
import { useState } from "react";
import type { Note } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useWords, type Catalogue } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { allStatements, isStanding } from "./standing";

type Props = {
  note: Note;
  notLooked: number;
  unsavedText: boolean;
  onSign: () => Promise<void>;
  onClose: () => void;
};

/** Why the note cannot be signed now, in words; null when it can. */
function hindrance({ note, unsavedText }: Props, words: Catalogue): string | null {
  if (unsavedText) return words.signing.unsavedText;
  if (note.unresolved > 0) return words.signing.unresolved(note.unresolved);
  if (allStatements(note).filter(isStanding).length === 0) return words.signing.empty;
  return null;
}

/** What is open, as short sentences: said once, here, and left to the clinician. */
function open({ note, notLooked }: Props, words: Catalogue): string[] {
  const standing = allStatements(note).filter(isStanding);
  const uncertain = standing.filter((statement) => statement.status === "uncertain" && !statement.accepted).length;
  return [
    uncertain > 0 && words.signing.uncertain(uncertain),
    note.omissions.length > 0 && words.signing.omissionsLeft(note.omissions.length),
    notLooked > 0 && words.signing.notLooked(notLooked, standing.length),
    note.diagnoses.length === 0 && words.signing.noDiagnosis,
  ].filter((sentence) => sentence !== false);
}

export function SignDialog(props: Props) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const hinder = hindrance(props, words);
  const remarks = open(props, words);

  const sign = async () => {
    if (hinder || busy) return;
    setBusy(true);
    setProblem(null);
    await props.onSign().catch((thrown: unknown) => setProblem(asProblem(thrown)));
    setBusy(false);
  };

  return (
    <ModalDialog title={words.signing.title} onClose={props.onClose}>
      {hinder ? (
        <Paragraph className="hindrance">{hinder}</Paragraph>
      ) : (
        <Paragraph data-size="sm">{words.signing.ready}</Paragraph>
      )}
      {remarks.length > 0 && (
        <ul className="remarks">
          {remarks.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Paragraph data-size="sm">{words.signing.lead}</Paragraph>
      {problem && <ProblemMessage problem={problem} />}
      <div className="row">
        {!hinder && (
          <Button data-first-focus onClick={() => void sign()} aria-disabled={busy}>
            {busy ? words.signing.signing : words.signing.confirm}
          </Button>
        )}
        <Button variant="secondary" data-first-focus={hinder ? true : undefined} onClick={props.onClose}>
          {hinder ? words.signing.back : words.app.cancel}
        </Button>
      </div>
    </ModalDialog>
  );
}
