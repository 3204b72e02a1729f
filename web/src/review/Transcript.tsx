import { Heading, Paragraph } from "@digdir/designsystemet-react";
import type { KeyboardEvent } from "react";
import type { Consultation, Evidence, Note, Utterance } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { offsetClock } from "../language/moments";
import { PageLink } from "../workplace/PageLink";
import { segment } from "./segments";
import { utteranceElement, type Selection } from "./selection";
import { citations, omissionsAt, unusedCount } from "./standing";

type Props = {
  consultation: Consultation;
  note: Note;
  selection: Selection;
  evidence: Evidence[];
  onSelect: (selection: Selection) => void;
  onGoToStatement: (id: string) => void;
};

/** What was said, turn by turn. Turns are one tab stop; the arrow keys move between them. */
export function Transcript({ consultation, note, selection, evidence, onSelect, onGoToStatement }: Props) {
  const words = useWords();
  const cited = citations(note);
  const selectedIndex = selection?.kind === "utterance" ? selection.index : null;
  const tabStop = selectedIndex ?? evidence[0]?.utterance ?? consultation.utterances[0]?.index;
  const unused = unusedCount(consultation, cited);

  const move = (event: KeyboardEvent, position: number) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const neighbour = step ? consultation.utterances[position + step] : undefined;
    if (!neighbour) return;
    event.preventDefault();
    onSelect({ kind: "utterance", index: neighbour.index });
    utteranceElement(neighbour.index)?.focus();
  };

  return (
    <section className="pane transcript" aria-labelledby="transcript-heading">
      <div className="pane-head">
        <Heading level={2} data-size="2xs" id="transcript-heading">
          {words.transcript.title}
        </Heading>
        {unused > 0 && <span className="quiet">{words.transcript.unusedCount(unused)}</span>}
        <PageLink to={`/consultations/${consultation.id}/identities`}>{words.identities.link}</PageLink>
      </div>
      <div className="pane-scroll">
        {consultation.utterances.length === 0 && <Paragraph data-size="sm">{words.transcript.empty}</Paragraph>}
        <ol className="utterances">
          {consultation.utterances.map((utterance, position) => (
            <li key={utterance.index}>
              <Turn
                utterance={utterance}
                language={consultation.language}
                evidence={evidence.filter((found) => found.utterance === utterance.index)}
                uses={cited.get(utterance.index)?.length ?? 0}
                selected={utterance.index === selectedIndex}
                tabStop={utterance.index === tabStop}
                onSelect={() => onSelect({ kind: "utterance", index: utterance.index })}
                onKeyDown={(event) => move(event, position)}
              />
              {utterance.index === selectedIndex && (
                <CitedBy note={note} index={utterance.index} onSelect={onSelect} onGoToStatement={onGoToStatement} />
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Turn(props: {
  utterance: Utterance;
  language: string;
  evidence: Evidence[];
  uses: number;
  selected: boolean;
  tabStop: boolean;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { transcript } = useWords();
  const { utterance, evidence, uses, selected } = props;
  const pieces = segment(
    utterance.text,
    evidence.map(({ start, end }) => ({ start, end, tag: "said" })),
  );
  const state = [selected && "selected", evidence.length > 0 && "cited", uses === 0 && "unused"].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      id={`utterance-${utterance.index}`}
      className={`utterance ${utterance.speaker} ${state}`}
      aria-pressed={selected}
      tabIndex={props.tabStop ? 0 : -1}
      onClick={props.onSelect}
      onFocus={(event) => event.target.matches(":focus-visible") && props.onSelect()}
      onKeyDown={props.onKeyDown}
    >
      <span className="speaker">
        {transcript[utterance.speaker]}
        {typeof utterance.start_ms === "number" && <span className="quiet"> {offsetClock(utterance.start_ms)}</span>}
      </span>
      <span className="words" lang={props.language}>
        {pieces.map((piece, index) => (piece.tags.length > 0 ? <mark key={index}>{piece.text}</mark> : piece.text))}
      </span>
      <span className={uses === 0 ? "use quiet" : "use visually-hidden"}>
        {uses === 0 ? transcript.unused : transcript.usedBy(uses)}
      </span>
    </button>
  );
}

/** Under a selected turn: the sentences that cite it, as ways to them. */
function CitedBy(props: {
  note: Note;
  index: number;
  onSelect: (selection: Selection) => void;
  onGoToStatement: (id: string) => void;
}) {
  const { transcript } = useWords();
  const statements = citations(props.note).get(props.index) ?? [];
  const omissions = omissionsAt(props.note, props.index);
  return (
    <div className="cited-by">
      <span className="quiet">{statements.length > 0 ? transcript.citedBy : transcript.citedByNone}</span>
      {statements.map((statement) => (
        <button
          key={statement.id}
          type="button"
          className="text-link"
          lang={props.note.language}
          onClick={() => props.onGoToStatement(statement.id)}
        >
          {statement.text}
        </button>
      ))}
      {omissions.length > 0 && <span className="quiet">{transcript.omissionHere}</span>}
      {omissions.map((omission) => (
        <button
          key={omission.index}
          type="button"
          className="text-link"
          lang={props.note.language}
          onClick={() => props.onSelect({ kind: "omission", index: omission.index })}
        >
          {omission.text}
        </button>
      ))}
    </div>
  );
}
