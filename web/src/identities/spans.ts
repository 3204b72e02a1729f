/** Which words of an utterance a person chose: pure functions, tested beside. Offsets count code points. */
import type { IdentifierKind } from "../api/model";

/** A stretch of an utterance, end exclusive. */
export type Stretch = { start: number; end: number };

/** A word as the picker shows it: what stands between white space. */
export type Word = Stretch & { text: string };

const SPACE = /\s/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

export const textOf = (text: string, { start, end }: Stretch) => Array.from(text).slice(start, end).join("");

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  Array.from(text).forEach((character, at) => {
    if (SPACE.test(character)) {
      open = null;
      return;
    }
    if (!open) words.push((open = { start: at, end: at, text: "" }));
    open.end = at + 1;
    open.text += character;
  });
  return words;
}

/** The stretch widened to whole words and without signs at its ends, as the server keeps it; null where no word is in it. */
export function wholeWords(text: string, { start, end }: Stretch): Stretch | null {
  const points = Array.from(text);
  const isWord = (at: number) => WORD_CHARACTER.test(points[at] ?? "");
  let [from, to] = [Math.max(start, 0), Math.min(end, points.length)];
  while (from < to && !isWord(from)) from += 1;
  while (to > from && !isWord(to - 1)) to -= 1;
  if (from >= to) return null;
  while (isWord(from - 1)) from -= 1;
  while (isWord(to)) to += 1;
  return { start: from, end: to };
}

/** The numbers of the first and last word that a stretch touches; null where it touches none. */
export function touched(words: readonly Word[], { start, end }: Stretch): [number, number] | null {
  const inside = words.flatMap((word, index) => (word.start < end && word.end > start ? [index] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** The kind that the dialog proposes. Most of what is missed is a name; what has no letter is none. */
export function likelyKind(text: string): IdentifierKind {
  if (text.includes("@")) return "email";
  if (/\p{L}/u.test(text)) return "name";
  const digits = text.replace(/\D/gu, "").length;
  if (digits === 11) return "national_id";
  return digits === 8 ? "phone" : "other_id";
}
