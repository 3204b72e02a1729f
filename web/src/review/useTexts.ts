import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../api/problem";
import { guardLeaving, isStartingOver } from "../workplace/route";

/** A sentence that is being written: what it was, what it is now, and why it could not be saved. */
export type Text = { before: string; now: string; problem: Problem | null };

/**
 * The texts under way, by sentence id or by `new:` and section. They live in memory only: nothing of a patient is put
 * in the browser's storage. Leaving the page with unsaved text asks first.
 */
export function useTexts(question: string) {
  const [texts, setTexts] = useState<Record<string, Text>>({});
  const unsaved = Object.values(texts).filter((text) => text.now.trim() !== text.before.trim());
  const dirty = unsaved.length > 0;

  useEffect(() => {
    if (!dirty) return;
    const hold = (event: BeforeUnloadEvent) => {
      if (!isStartingOver()) event.preventDefault();
    };
    window.addEventListener("beforeunload", hold);
    guardLeaving(() => window.confirm(question));
    return () => {
      window.removeEventListener("beforeunload", hold);
      guardLeaving(null);
    };
  }, [dirty, question]);

  const open = useCallback(
    (key: string, before: string) =>
      setTexts((all) => (all[key] ? all : { ...all, [key]: { before, now: before, problem: null } })),
    [],
  );
  const write = useCallback(
    (key: string, now: string) => setTexts((all) => (all[key] ? { ...all, [key]: { ...all[key], now } } : all)),
    [],
  );
  const fail = useCallback(
    (key: string, problem: Problem) =>
      setTexts((all) => (all[key] ? { ...all, [key]: { ...all[key], problem } } : all)),
    [],
  );
  const close = useCallback(
    (key: string) =>
      setTexts((all) => {
        const { [key]: _closed, ...rest } = all;
        return rest;
      }),
    [],
  );

  return { texts, dirty, unsaved, open, write, fail, close };
}

export type Texts = ReturnType<typeof useTexts>;
