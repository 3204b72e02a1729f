import { useState } from "react";
import type { Consultation, Diagnosis, Edit, Note, Statement } from "../api/model";
import type { Problem } from "../api/problem";
import { signNote } from "../api/requests";
import { ConsultationHeading } from "../consultations/ConsultationHeading";
import { useWords } from "../language/LanguageProvider";
import { clock } from "../language/moments";
import { useAnnounce } from "../workplace/Announcer";
import { Diagnoses } from "./Diagnoses";
import { LostTexts } from "./LostTexts";
import { NotePane } from "./NotePane";
import { Omissions } from "./Omissions";
import { ReviewBar } from "./ReviewBar";
import { SaveProblem } from "./SaveProblem";
import { omissionElement, showInPane, statementElement, utteranceElement } from "./selection";
import { SignDialog } from "./SignDialog";
import { allStatements, isStanding, isUnresolved } from "./standing";
import { Transcript } from "./Transcript";
import { useNote } from "./useNote";
import { useSelection } from "./useSelection";
import { useShortcuts } from "./useShortcuts";
import { useTextDeeds } from "./useTextDeeds";

type Props = {
  consultation: Consultation;
  drafted: Note;
  /** The note is signed, here or elsewhere; what was being written comes along. */
  onSigned: (unsavedText: string) => void;
};

/** The transcript beside the note: reading, correcting and signing. */
export function ReviewPage({ consultation, drafted, onSigned }: Props) {
  const words = useWords();
  const announce = useAnnounce();
  const { note, save, edit, revision } = useNote(consultation.id, drafted);
  const { selection, evidence, looked, select, goTo } = useSelection(note);
  const [signing, setSigning] = useState(false);

  const statements = allStatements(note);
  const selected = selection?.kind === "statement" ? statements.find(({ id }) => id === selection.id) : undefined;
  const notLooked = statements.filter((statement) => isStanding(statement) && !looked.has(statement.id)).length;

  const change = async (wanted: Edit, said: string): Promise<Problem | null> => {
    const problem = await edit(wanted);
    if (!problem) announce(`${said} ${words.save.saved(clock(new Date(), words.locale))}`);
    return problem;
  };
  const { texts, orphans, dirty, unsaved, open, close, textDeeds, addDeeds } = useTextDeeds({ note, change, goTo });

  const changeAndStay = (statement: Statement, wanted: Edit, said: string) => {
    void change(wanted, said).then(() => {
      if (statementElement(statement.id)) goTo(statement.id);
    });
  };
  const accept = (statement: Statement) => {
    if (statement.removed) return;
    const kind = statement.accepted ? "unaccept" : "accept";
    changeAndStay(statement, { kind, statement: statement.id }, words.announced[kind]);
  };
  const remove = (statement: Statement) => {
    const kind = statement.removed ? "restore" : "remove";
    changeAndStay(statement, { kind, statement: statement.id }, words.announced[kind]);
  };
  const editText = (statement: Statement) => {
    if (statement.removed) return;
    select({ kind: "statement", id: statement.id });
    open(statement.id, statement.text);
  };
  const undo = () => void change({ kind: "undo" }, words.announced.undo);

  const step = (by: 1 | -1) => {
    const at = selected ? statements.indexOf(selected) : by === 1 ? -1 : statements.length;
    const next = statements[at + by];
    if (next) goTo(next.id);
  };
  const showUtterance = (index: number) => {
    const element = utteranceElement(index);
    showInPane(element);
    element?.focus();
  };
  const nextOmission = () => {
    const at = note.omissions.findIndex(({ index }) => selection?.kind === "omission" && selection.index === index);
    const next = note.omissions[(at + 1) % note.omissions.length];
    if (!next) return announce(words.omissions.none);
    select({ kind: "omission", index: next.index });
    omissionElement(next.index)?.focus();
  };
  const takeOmission = (index: number) =>
    void change({ kind: "take_omission", index }, words.announced.taken).then(() =>
      document.getElementById("omissions-heading")?.focus(),
    );
  const setDiagnoses = (diagnoses: Diagnosis[]) => void change({ kind: "diagnoses", diagnoses }, words.announced.diagnoses);
  const sign = async () => {
    await signNote(consultation.id, revision());
    announce(words.signing.done);
    onSigned("");
  };

  useShortcuts((command) => {
    if (command === "next") step(1);
    else if (command === "previous") step(-1);
    else if (command === "omission") nextOmission();
    else if (command === "undo") undo();
    else if (command === "sign") setSigning(true);
    else if (selected) ({ accept, edit: editText, remove })[command](selected);
  });

  return (
    <div className="review compact">
      <div className="review-head">
        <ConsultationHeading title={words.consultation.reviewTitle} consultation={consultation} />
        <ReviewBar
          note={note}
          save={save}
          unsavedText={dirty}
          notLooked={notLooked}
          onUndo={undo}
          onSign={() => setSigning(true)}
          onFirstUnresolved={() => {
            const first = statements.find(isUnresolved);
            if (first) goTo(first.id);
          }}
          onFirstOmission={nextOmission}
        />
      </div>
      <SaveProblem save={save} retry={(again) => void change(again, "")} onSigned={() => onSigned(unsaved.join("\n"))} />
      <LostTexts texts={orphans} language={note.language} onDiscard={close} />
      <div className="panes">
        <Transcript
          consultation={consultation}
          note={note}
          selection={selection}
          evidence={evidence}
          onSelect={select}
          onGoToStatement={goTo}
        />
        <NotePane
          consultation={consultation}
          note={note}
          selection={selection}
          texts={texts}
          statementDeeds={{
            ...textDeeds,
            select: (id) => select({ kind: "statement", id }),
            accept,
            edit: editText,
            remove,
            move: (statement, section) =>
              changeAndStay(statement, { kind: "move", statement: statement.id, section }, words.announced.moved),
            showUtterance,
          }}
          addDeeds={addDeeds}
        >
          <Omissions note={note} selection={selection} onSelect={select} onTake={takeOmission} />
          <Diagnoses chosen={note.diagnoses} onChange={setDiagnoses} />
        </NotePane>
      </div>
      {signing && (
        <SignDialog
          note={note}
          notLooked={notLooked}
          unsavedText={dirty}
          onSign={sign}
          onClose={() => setSigning(false)}
        />
      )}
    </div>
  );
}
