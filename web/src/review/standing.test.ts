import { describe, expect, it } from "vitest";
import type { Note, Statement } from "../api/model";
import { citations, isUnresolved, statusWords } from "./standing";

const statement = (change: Partial<Statement>): Statement => ({
  id: "1",
  section: "plan",
  text: "Kontroll om to uker.",
  evidence: [{ utterance: 3, start: 0, end: 4 }],
  status: "supported",
  reasons: [],
  origin: "drafted",
  accepted: false,
  removed: false,
  marks: [],
  ...change,
});

describe("statusWords", () => {
  it("says support, who worded it and whether it is accepted", () => {
    expect(statusWords(statement({}))).toEqual(["supported"]);
    expect(statusWords(statement({ origin: "edited", status: "uncertain", accepted: true }))).toEqual([
      "uncertain",
      "edited",
      "accepted",
    ]);
  });

  it("does not call a clinician's own sentence unsupported, but says when the conversation contradicts it", () => {
    expect(statusWords(statement({ origin: "clinician", status: "unsupported" }))).toEqual(["clinician"]);
    expect(statusWords(statement({ origin: "clinician", status: "contradicted" }))).toEqual(["contradicted", "clinician"]);
  });

  it("says only that a removed sentence is removed", () => {
    expect(statusWords(statement({ removed: true, accepted: true }))).toEqual(["removed"]);
  });
});

describe("isUnresolved", () => {
  it("ends when the sentence is accepted or removed", () => {
    expect(isUnresolved(statement({ status: "contradicted" }))).toBe(true);
    expect(isUnresolved(statement({ status: "unsupported", accepted: true }))).toBe(false);
    expect(isUnresolved(statement({ status: "unsupported", removed: true }))).toBe(false);
    expect(isUnresolved(statement({ status: "uncertain" }))).toBe(false);
  });
});

describe("citations", () => {
  it("counts a sentence once for an utterance, and removed sentences not at all", () => {
    const twice = statement({ id: "2", evidence: [0, 5].map((start) => ({ utterance: 3, start, end: start + 2 })) });
    const removed = statement({ id: "3", removed: true });
    const note = { sections: [{ section: "plan", heading: "Plan", statements: [twice, removed] }] } as unknown as Note;
    expect(citations(note).get(3)?.map((found) => found.id)).toEqual(["2"]);
  });
});
