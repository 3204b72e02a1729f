// The mock's hidden identities: every word of the patient's and the clinician's names, and what was marked.
import { randomUUID } from "node:crypto";
import { Refusal } from "./notes.mjs";

const ORDINARY = new Set(["ikke", "ikkje", "og", "høyre", "venstre", "to", "tre"]);
const SURROGATES = { name: "Vidar", place: "Lillevik", age: "52" };

const marksOf = new Map(); // by patient's name

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Where `words` stand in `text`, in code points. */
function places(text, words) {
  const said = [...text.matchAll(WORD)].map((match) => {
    const start = Array.from(text.slice(0, match.index)).length;
    return { start, end: start + Array.from(match[0]).length, word: match[0].toLowerCase() };
  });
  return said.flatMap((first, index) => {
    const run = said.slice(index, index + words.length);
    const same = run.length === words.length && run.every((each, place) => each.word === words[place]);
    return same ? [{ start: first.start, end: run.at(-1).end }] : [];
  });
}

const wordsOf = (text) => (text.toLowerCase().match(WORD) ?? []);

export function presentIdentities(consultation) {
  const marks = marksOf.get(consultation.patient.name) ?? [];
  const names = wordsOf(`${consultation.patient.name} ${consultation.clinician.name}`);
  const wanted = [
    ...names.map((name) => ({ words: [name], kind: "name", source: "known" })),
    ...marks.map((mark) => ({ words: wordsOf(mark.text), kind: mark.kind, source: "marked" })),
  ];
  const utterances = consultation.utterances.map(({ index, speaker, text }) => {
    const hidden = [];
    for (const { words, kind, source } of wanted) {
      for (const place of places(text, words)) {
        if (hidden.some((other) => other.start < place.end && other.end > place.start)) continue;
        hidden.push({ ...place, kind, source, surrogate: SURROGATES[kind] ?? "4711" });
      }
    }
    return { index, speaker, text, hidden: hidden.sort((left, right) => left.start - right.start) };
  });
  const all = utterances.flatMap(({ hidden }) => hidden);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return { utterances, counts: kinds.map((kind) => ({ kind, count: all.filter((part) => part.kind === kind).length })), marks };
}

export function mark(consultation, { utterance, start, end, kind }) {
  const said = consultation.utterances[utterance];
  const text = Array.from(said?.text ?? "").slice(start, end).join("");
  const words = wordsOf(text);
  if (words.length === 0) throw new Refusal(400, "mark_no_words");
  if (words.every((word) => ORDINARY.has(word) || /^\d$/.test(word))) throw new Refusal(400, "mark_ordinary_word");
  if (text.length < 2 || text.length > 200) throw new Refusal(400, "mark_length");
  const before = marksOf.get(consultation.patient.name) ?? [];
  const others = before.filter((other) => other.text.toLowerCase() !== text.toLowerCase());
  marksOf.set(consultation.patient.name, [...others, { id: randomUUID(), text, kind }]);
}

export function unmark(consultation, id) {
  const before = marksOf.get(consultation.patient.name) ?? [];
  marksOf.set(consultation.patient.name, before.filter((mark) => mark.id !== id));
}
