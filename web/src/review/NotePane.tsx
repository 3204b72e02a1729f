import { Alert, Button, Heading, Paragraph } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import type { Consultation, Note, NoteSection, SectionKey } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { Legend } from "./Legend";
import type { Selection } from "./selection";
import { SentenceEditor } from "./SentenceEditor";
import { allStatements, isStanding } from "./standing";
import { StatementItem, type StatementDeeds } from "./StatementItem";
import type { Text } from "./useTexts";

export type AddDeeds = {
  open: (section: SectionKey) => void;
  write: (section: SectionKey, text: string) => void;
  save: (section: SectionKey) => void;
  cancel: (section: SectionKey) => void;
};

type Props = {
  consultation: Consultation;
  note: Note;
  selection: Selection;
  texts: Record<string, Text>;
  statementDeeds: StatementDeeds;
  addDeeds: AddDeeds;
  children: ReactNode;
};

/** The note in its sections; what follows the sections (codes, omissions) comes as children. */
export function NotePane(props: Props) {
  const { consultation, note, selection } = props;
  const words = useWords();
  const empty = allStatements(note).filter(isStanding).length === 0;
  const nothingSaid = note.limitations.includes("nothing_said") || consultation.utterances.length === 0;
  return (
    <section className="pane note" aria-labelledby="note-heading">
      <div className="pane-head">
        <Heading level={2} data-size="2xs" id="note-heading">
          {words.note.title}
        </Heading>
        <Legend />
      </div>
      <div className="pane-scroll">
        {empty && (
          <Alert data-color="info" data-size="sm" className="empty-note">
            <Heading level={3} data-size="2xs">
              {words.note.emptyTitle}
            </Heading>
            <Paragraph data-size="sm">{nothingSaid ? words.note.emptySaid : words.note.emptyWritten}</Paragraph>
          </Alert>
        )}
        <Limitations keys={note.limitations.filter((key) => !(empty && key === "nothing_said"))} />
        {note.sections.map((section) => (
          <Section key={section.section} {...props} section={section} tabStop={tabStop(note, selection)} />
        ))}
        {props.children}
        <Paragraph data-size="xs" className="quiet drafted-by">
          {words.note.draftedBy(note.drafted_by)}
        </Paragraph>
      </div>
    </section>
  );
}

/** All sentences are one tab stop: the selected one, else the first. */
const tabStop = (note: Note, selection: Selection) =>
  selection?.kind === "statement" ? selection.id : allStatements(note)[0]?.id;

function Limitations({ keys }: { keys: string[] }) {
  const words = useWords();
  if (keys.length === 0) return null;
  const sentences: Record<string, string> = words.limitations.known;
  return (
    <Alert data-color="warning" data-size="sm" className="limitations">
      <Heading level={3} data-size="2xs">
        {words.note.limitations}
      </Heading>
      <ul>
        {keys.map((key) => (
          <li key={key}>{sentences[key] ?? words.limitations.other(key)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Section(props: Props & { section: NoteSection; tabStop: string | undefined }) {
  const { section, note, selection, consultation, texts, addDeeds } = props;
  const words = useWords();
  const key = section.section;
  const adding = texts[`new:${key}`];
  const citing = selection?.kind === "utterance" ? selection.index : null;
  return (
    <section className="note-section" aria-labelledby={`section-${key}`}>
      <div className="section-head">
        <Heading level={3} data-size="2xs" id={`section-${key}`} lang={note.language}>
          {section.heading}
        </Heading>
        {section.statements.length === 0 && !adding && <span className="quiet">{words.note.emptySection}</span>}
        <Button
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          className="add"
          aria-label={words.note.addTo(section.heading)}
          onClick={() => addDeeds.open(key)}
        >
          + {words.note.add}
        </Button>
      </div>
      <ul className="statements">
        {section.statements.map((statement) => (
          <StatementItem
            key={statement.id}
            statement={statement}
            consultation={consultation}
            sections={note.sections}
            language={note.language}
            selected={selection?.kind === "statement" && selection.id === statement.id}
            cites={citing !== null && statement.evidence.some((evidence) => evidence.utterance === citing)}
            tabStop={props.tabStop === statement.id}
            text={texts[statement.id]}
            deeds={props.statementDeeds}
          />
        ))}
      </ul>
      {adding && (
        <SentenceEditor
          label={words.note.addLabel(section.heading)}
          saveLabel={words.note.addSave}
          language={note.language}
          text={adding.now}
          problem={adding.problem}
          onText={(text) => addDeeds.write(key, text)}
          onSave={() => addDeeds.save(key)}
          onCancel={() => addDeeds.cancel(key)}
        />
      )}
    </section>
  );
}
