import { describe, expect, it } from "vitest";
import { en } from "./en";
import { nb } from "./nb";
import { nn } from "./nn";

/** Every sentence of a catalogue by its path; functions are called with sample values. */
function sentences(node: unknown, path = ""): Map<string, string> {
  if (typeof node === "string") return new Map([[path, node]]);
  if (typeof node === "function") return new Map([[path, String(node(2, 3, 4))]]);
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node as object)) {
    for (const entry of sentences(value, `${path}/${key}`)) found.set(...entry);
  }
  return found;
}

const all = { nb: sentences(nb), nn: sentences(nn), en: sentences(en) };

describe("the catalogues", () => {
  it("have the same keys, none of them empty", () => {
    for (const catalogue of [all.nn, all.en]) expect([...catalogue.keys()].sort()).toEqual([...all.nb.keys()].sort());
    for (const [path, sentence] of Object.values(all).flatMap((catalogue) => [...catalogue])) {
      expect(sentence.trim(), path).not.toBe("");
    }
  });

  it("do not leave bokmål in the nynorsk", () => {
    const bokmal = /\b(ikke|hva|hvem|jeg|noe|fra|ingen ting|eller ikke|setningen|notatene|endret|skrevet|sett på ikke)\b/i;
    for (const [path, sentence] of all.nn) expect(sentence, path).not.toMatch(bokmal);
  });

  it("say of every problem what to do: more than one sentence, or an instruction", () => {
    const { textKept, detail, ...problems } = nb.problems;
    for (const [code, sentence] of Object.entries(problems)) expect(sentence.split(". ").length, code).toBeGreaterThan(1);
    expect(textKept + detail).toBeTruthy();
  });
});
