import { wholeWords, type Stretch } from "./spans";

/** Words that were selected with the pointer. */
export type Chosen = Stretch & { utterance: number };

const points = (text: string) => Array.from(text).length;

/**
 * What the browser's selection covers of the utterance in which it begins, in code points of what was said; null where
 * no word is covered. Each piece of an utterance carries where it begins (`data-start`); a surrogate, which is written
 * otherwise than what was said, counts as a whole (`data-end`).
 */
export function chosenWords(selection: Selection | null, textOf: (utterance: number) => string): Chosen | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const begins = range.startContainer;
  const within = begins instanceof Element ? begins : begins.parentElement;
  const said = within?.closest<HTMLElement>("[data-utterance]");
  if (!said) return null;
  const covered = [...said.querySelectorAll<HTMLElement>("[data-start]")].flatMap((piece) => coveredOf(piece, range));
  if (covered.length === 0) return null;
  const utterance = Number(said.dataset.utterance);
  const whole = wholeWords(textOf(utterance), {
    start: Math.min(...covered.map(({ start }) => start)),
    end: Math.max(...covered.map(({ end }) => end)),
  });
  return whole && { utterance, ...whole };
}

function coveredOf(piece: HTMLElement, range: Range): Stretch[] {
  const written = piece.firstChild;
  if (!(written instanceof Text) || !range.intersectsNode(written)) return [];
  const text = written.data;
  const from = range.startContainer === written ? range.startOffset : 0;
  const to = range.endContainer === written ? range.endOffset : text.length;
  if (from >= to) return [];
  const start = Number(piece.dataset.start);
  if (piece.dataset.end !== undefined) return [{ start, end: Number(piece.dataset.end) }];
  return [{ start: start + points(text.slice(0, from)), end: start + points(text.slice(0, to)) }];
}
