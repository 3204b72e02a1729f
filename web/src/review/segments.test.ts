import { describe, expect, it } from "vitest";
import { segment } from "./segments";

describe("segment", () => {
  it("gives the whole text when nothing is tagged, and nothing for an empty text", () => {
    expect(segment("Ikke feber.", [])).toEqual([{ text: "Ikke feber.", tags: [] }]);
    expect(segment("", [{ start: 0, end: 4, tag: "x" }])).toEqual([]);
  });

  it("counts code points and not UTF-16 units, so an emoji shifts nothing", () => {
    const pieces = segment("😷 40 mg", [{ start: 2, end: 4, tag: "number" }]);
    expect(pieces).toEqual([
      { text: "😷 ", tags: [] },
      { text: "40", tags: ["number"] },
      { text: " mg", tags: [] },
    ]);
  });

  it("never cuts a surrogate pair in two", () => {
    for (const piece of segment("a👩🏽‍⚕️b", [0, 1, 2, 3, 4].map((start) => ({ start, end: start + 1, tag: start })))) {
      expect(piece.text.isWellFormed()).toBe(true);
    }
  });

  it("keeps every tag of overlapping spans", () => {
    const pieces = segment("ikke venstre", [
      { start: 0, end: 12, tag: "evidence" },
      { start: 5, end: 12, tag: "side" },
    ]);
    expect(pieces).toEqual([
      { text: "ikke ", tags: ["evidence"] },
      { text: "venstre", tags: ["evidence", "side"] },
    ]);
  });

  it("cuts off what lies outside the text and ignores empty and inverted spans", () => {
    const pieces = segment("abc", [
      { start: -3, end: 1, tag: "before" },
      { start: 2, end: 99, tag: "after" },
      { start: 2, end: 2, tag: "empty" },
      { start: 2, end: 1, tag: "inverted" },
    ]);
    expect(pieces.map((piece) => piece.text).join("")).toBe("abc");
    expect(pieces.map((piece) => piece.tags)).toEqual([["before"], [], ["after"]]);
  });
});
