import { describe, expect, it } from "vitest";
import { likelyKind, textOf, touched, wholeWords, wordsOf } from "./spans";

const SAID = "😷 Bror min, Per-Ole Bakken, kjørte.";

describe("wordsOf", () => {
  it("cuts at white space and counts code points", () => {
    const words = wordsOf(SAID);
    expect(words.map((word) => word.text)).toEqual(["😷", "Bror", "min,", "Per-Ole", "Bakken,", "kjørte."]);
    for (const word of words) expect(textOf(SAID, word)).toBe(word.text);
    expect(wordsOf(" \n ")).toEqual([]);
  });
});

describe("wholeWords", () => {
  const chosen = (part: string, text = SAID) => {
    const start = Array.from(text.slice(0, text.indexOf(part))).length;
    const whole = wholeWords(text, { start, end: start + Array.from(part).length });
    return whole && textOf(text, whole);
  };

  it("takes the whole word when a part was chosen", () => {
    expect(chosen("akke")).toBe("Bakken");
    expect(chosen("le Bak")).toBe("Ole Bakken");
  });

  it("drops signs and white space at the ends and keeps those within", () => {
    expect(chosen(" Per-Ole Bakken, ")).toBe("Per-Ole Bakken");
    expect(chosen(", ")).toBeNull();
    expect(chosen("😷")).toBeNull();
  });

  it("keeps to the text", () => {
    expect(wholeWords("Kari", { start: -3, end: 99 })).toEqual({ start: 0, end: 4 });
    expect(wholeWords("", { start: 0, end: 1 })).toBeNull();
  });
});

describe("touched", () => {
  it("names the first and the last word that a stretch touches", () => {
    const words = wordsOf("Jeg heter Kari Nes.");
    expect(touched(words, { start: 12, end: 17 })).toEqual([2, 3]);
    expect(touched(words, { start: 3, end: 4 })).toBeNull();
  });
});

describe("likelyKind", () => {
  it("proposes a name unless the text cannot be one", () => {
    expect(likelyKind("Bakken")).toBe("name");
    expect(likelyKind("kari@eksempel.no")).toBe("email");
    expect(likelyKind("123456 78901")).toBe("national_id");
    expect(likelyKind("923 45 678")).toBe("phone");
    expect(likelyKind("4711")).toBe("other_id");
  });
});
