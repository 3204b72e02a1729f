import type { Consultation, NoteSection, SectionKey, Statement } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { MarkedText } from "./MarkedText";
import { segment } from "./segments";
import { SentenceEditor } from "./SentenceEditor";
import { isUnresolved } from "./standing";
import { StatementActions } from "./StatementActions";
import { StatusTags } from "./StatusTags";
import type { Text } from "./useTexts";

export type StatementDeeds = {
  select: (id: string) => void;
  accept: (statement: Statement) => void;
  edit: (statement: Statement) => void;
  remove: (statement: Statement) => void;
  move: (statement: Statement, section: SectionKey) => void;
  write: (id: string, text: string) => void;
  save: (statement: Statement) => void;
  cancel: (statement: Statement) => void;
  showUtterance: (index: number) => void;
};

type Props = {
  statement: Statement;
  consultation: Consultation;
  sections: NoteSection[];
  language: string;
  selected: boolean;
  cites: boolean;
  tabStop: boolean;
  text: Text | undefined;
  deeds: StatementDeeds;
};

/** One sentence: its words and how it stands; when selected also why, where it was said and what can be done. */
export function StatementItem(props: Props) {
  const { statement, language, selected, cites, text, deeds } = props;
  const words = useWords();
  const state = [
    selected && "selected",
    cites && "cites",
    statement.removed && "removed",
    isUnresolved(statement) && "unresolved",
    !statement.removed && statement.status === "uncertain" && !statement.accepted && "uncertain",
  ];
  return (
    <li className={`statement ${state.filter(Boolean).join(" ")}`}>
      {text ? (
        <SentenceEditor
          label={words.actions.editLabel}
          saveLabel={words.actions.save}
          language={language}
          text={text.now}
          problem={text.problem}
          onText={(now) => deeds.write(statement.id, now)}
          onSave={() => deeds.save(statement)}
          onCancel={() => deeds.cancel(statement)}
        />
      ) : (
        <button
          type="button"
          id={`statement-${statement.id}`}
          className="sentence"
          aria-expanded={selected}
          tabIndex={props.tabStop ? 0 : -1}
          onClick={() => deeds.select(statement.id)}
          onFocus={(event) => event.target.matches(":focus-visible") && deeds.select(statement.id)}
        >
          <span className="words" lang={language}>
            <MarkedText text={statement.text} marks={statement.marks} />
          </span>
          <StatusTags statement={statement} />
        </button>
      )}
      {selected && <Details {...props} />}
    </li>
  );
}

function Details({ statement, consultation, sections, language, text, deeds }: Props) {
  const words = useWords();
  const own = statement.origin === "clinician";
  return (
    <div className="statement-details">
      {!statement.removed && !own && <p className="explain">{words.statement.explain[statement.status]}</p>}
      {!statement.removed && statement.reasons.length > 0 && (
        <ul className="reasons">
          {statement.reasons.map((reason, index) => (
            <li key={index}>
              {words.reasons[reason.kind]}
              {reason.detail && (
                <>
                  : <q lang={language}>{reason.detail}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Said statement={statement} consultation={consultation} onShow={deeds.showUtterance} />
      {!text && (
        <StatementActions
          statement={statement}
          sections={sections}
          language={language}
          onAccept={() => deeds.accept(statement)}
          onEdit={() => deeds.edit(statement)}
          onRemove={() => deeds.remove(statement)}
          onMove={(section) => deeds.move(statement, section)}
        />
      )}
    </div>
  );
}

/** The cited words themselves, each a way to its place in the transcript. */
function Said(props: { statement: Statement; consultation: Consultation; onShow: (index: number) => void }) {
  const words = useWords();
  const { statement, consultation } = props;
  if (statement.evidence.length === 0) return <p className="quiet">{words.statement.noEvidence}</p>;
  return (
    <ul className="said" aria-label={words.statement.evidence}>
      {statement.evidence.map((evidence, index) => {
        const utterance = consultation.utterances.find((candidate) => candidate.index === evidence.utterance);
        if (!utterance) return null;
        const cited = segment(utterance.text, [{ start: evidence.start, end: evidence.end, tag: "said" }]);
        return (
          <li key={index}>
            <button type="button" className="text-link" onClick={() => props.onShow(utterance.index)}>
              {words.transcript[utterance.speaker]}:{" "}
              <q lang={consultation.language}>{cited.find((piece) => piece.tags.length > 0)?.text ?? utterance.text}</q>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
