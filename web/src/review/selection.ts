import type { Evidence, Note } from "../api/model";
import { allStatements } from "./standing";

/** What the person looks at: a sentence, a replica, or something said but not written. */
export type Selection =
  | { kind: "statement"; id: string }
  | { kind: "utterance"; index: number }
  | { kind: "omission"; index: number }
  | null;

/** Where the selected thing was said. */
export function selectedEvidence(note: Note, selection: Selection): Evidence[] {
  if (selection?.kind === "statement") {
    return allStatements(note).find((statement) => statement.id === selection.id)?.evidence ?? [];
  }
  if (selection?.kind === "omission") {
    return note.omissions.find((omission) => omission.index === selection.index)?.evidence ?? [];
  }
  return [];
}

export const statementElement = (id: string) => document.getElementById(`statement-${id}`);
export const utteranceElement = (index: number) => document.getElementById(`utterance-${index}`);
export const omissionElement = (index: number) => document.getElementById(`omission-${index}`);

/** Brings an element to view inside its own pane. Where the panes are stacked nothing moves: the person would lose the place. */
export function showInPane(element: HTMLElement | null) {
  const pane = element?.closest<HTMLElement>(".pane-scroll");
  if (!element || !pane || pane.scrollHeight <= pane.clientHeight) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 24) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = pane.scrollTop + box.top - frame.top - frame.height / 3;
  pane.scrollTo({ top, behavior: still ? "auto" : "smooth" });
}
