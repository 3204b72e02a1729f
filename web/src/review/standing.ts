/** What the review screen reads out of a note: pure functions, tested beside. */
import type { Consultation, Note, Omission, Statement } from "../api/model";

export const allStatements = (note: Note): Statement[] => note.sections.flatMap((section) => section.statements);

export const isStanding = (statement: Statement) => !statement.removed;

/** Hinders signing: not said or contradicted, still in the note, and not accepted. The server decides; this shows where. */
export const isUnresolved = (statement: Statement) =>
  (statement.status === "unsupported" || statement.status === "contradicted") && !statement.removed && !statement.accepted;

export type StatusWord =
  | "removed"
  | "supported"
  | "uncertain"
  | "unsupported"
  | "contradicted"
  | "clinician"
  | "edited"
  | "accepted";

/** The words that say how a statement stands, the weightiest first. What a clinician wrote needs no support. */
export function statusWords(statement: Statement): StatusWord[] {
  if (statement.removed) return ["removed"];
  const said: StatusWord[] =
    statement.origin === "clinician" && statement.status !== "contradicted" ? [] : [statement.status];
  const by: StatusWord[] = statement.origin === "drafted" ? [] : [statement.origin];
  return [...said, ...by, ...(statement.accepted ? (["accepted"] as const) : [])];
}

/** For each utterance the statements that stand in the note and cite it. */
export function citations(note: Note): Map<number, Statement[]> {
  const found = new Map<number, Statement[]>();
  for (const statement of allStatements(note).filter(isStanding)) {
    for (const index of new Set(statement.evidence.map((evidence) => evidence.utterance))) {
      found.set(index, [...(found.get(index) ?? []), statement]);
    }
  }
  return found;
}

export const omissionsAt = (note: Note, utterance: number): Omission[] =>
  note.omissions.filter((omission) => omission.evidence.some((evidence) => evidence.utterance === utterance));

export const unusedCount = (consultation: Consultation, cited: Map<number, Statement[]>) =>
  consultation.utterances.filter((utterance) => !cited.has(utterance.index)).length;
