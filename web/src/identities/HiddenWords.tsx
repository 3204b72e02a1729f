import type { HiddenUtterance } from "../api/model";
import { useLanguage } from "../language/LanguageProvider";
import { textOf } from "./spans";

/** Who sees the words: the people in the room, or the drafter, who meets the surrogates. */
export type View = "said" | "drafter";

type Piece = { start: number; end: number; hidden: HiddenUtterance["hidden"][number] | null };

/** The utterance cut where something hidden begins and ends. */
function piecesOf({ text, hidden }: HiddenUtterance): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of hidden) {
    if (found.start > at) pieces.push({ start: at, end: found.start, hidden: null });
    pieces.push({ start: found.start, end: found.end, hidden: found });
    at = found.end;
  }
  const end = Array.from(text).length;
  if (end > at) pieces.push({ start: at, end, hidden: null });
  return pieces;
}

/** What was said, with all that is hidden set apart by a frame and the word for its kind. */
export function HiddenWords({ utterance, view, contentLanguage }: {
  utterance: HiddenUtterance;
  view: View;
  contentLanguage: string;
}) {
  return (
    <p className="words" lang={contentLanguage} data-utterance={utterance.index}>
      {piecesOf(utterance).map((piece) => {
        const said = textOf(utterance.text, piece);
        if (!piece.hidden) {
          return (
            <span key={piece.start} data-start={piece.start}>
              {said}
            </span>
          );
        }
        const written = view === "said" ? said : piece.hidden.surrogate;
        return <Hidden key={piece.start} piece={piece} hidden={piece.hidden} written={written} view={view} />;
      })}
    </p>
  );
}

function Hidden({ piece, hidden, written, view }: {
  piece: Piece;
  hidden: NonNullable<Piece["hidden"]>;
  written: string;
  view: View;
}) {
  const { words, language } = useLanguage();
  const marked = hidden.source === "marked";
  // A surrogate is chosen as a whole: its own letters say nothing about where one is in what was said.
  const whole = view === "said" ? undefined : piece.end;
  return (
    <mark className={marked ? "hidden-part marked" : "hidden-part"}>
      <span data-start={piece.start} data-end={whole}>
        {written}
      </span>
      <span className="hidden-kind" lang={language}>
        <span className="visually-hidden"> ({words.identities.hiddenAs} </span>
        {words.identities.kinds[hidden.kind]}
        {marked && `, ${words.identities.byYou}`}
        <span className="visually-hidden">) </span>
      </span>
    </mark>
  );
}
