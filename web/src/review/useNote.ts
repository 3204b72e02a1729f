import { useCallback, useRef, useState } from "react";
import type { Edit, Note } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { editNote, readConsultation } from "../api/requests";

/** Where the last edit stands, as the person reads it. */
export type SaveState =
  | { kind: "nothing" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; problem: Problem; edit: Edit };

/**
 * The note under review. Edits go out one at a time, each on the revision that the one before gave. An edit that met
 * a newer revision is not applied: the newest note is fetched, and the caller learns of it and keeps its text.
 */
export function useNote(consultation: string, drafted: Note) {
  const [note, setNote] = useState(drafted);
  const [save, setSave] = useState<SaveState>({ kind: "nothing" });
  const newest = useRef(drafted);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const show = useCallback((next: Note) => {
    newest.current = next;
    setNote(next);
  }, []);

  const edit = useCallback(
    (change: Edit): Promise<Problem | null> => {
      const run = async () => {
        setSave({ kind: "saving" });
        try {
          show(await editNote(consultation, newest.current.revision, change));
          setSave({ kind: "saved", at: new Date() });
          return null;
        } catch (thrown) {
          const problem = asProblem(thrown);
          if (problem.code === "conflict_revision") {
            const reread = await readConsultation(consultation).catch(() => null);
            if (reread?.note?.state === "draft") show(reread.note);
          }
          setSave({ kind: "failed", problem, edit: change });
          return problem;
        }
      };
      const outcome = queue.current.then(run);
      queue.current = outcome;
      return outcome;
    },
    [consultation, show],
  );

  return { note, save, edit, revision: () => newest.current.revision };
}
