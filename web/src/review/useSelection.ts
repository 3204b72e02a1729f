import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Note } from "../api/model";
import { selectedEvidence, showInPane, statementElement, utteranceElement, type Selection } from "./selection";

/** What is selected, and which sentences the person has been at since the page was opened. */
export function useSelection(note: Note) {
  const [selection, setSelection] = useState<Selection>(null);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const evidence = selectedEvidence(note, selection);
  const firstCited = evidence[0]?.utterance;
  const wanted = useRef<string | null>(null);

  const select = useCallback((next: Selection) => {
    setSelection(next);
    if (next?.kind === "statement") setLooked((before) => new Set(before).add(next.id));
  }, []);

  useEffect(() => {
    if (firstCited !== undefined) showInPane(utteranceElement(firstCited));
  }, [firstCited, selection]);

  useEffect(() => {
    if (selection?.kind !== "utterance") return;
    const citing = document.querySelector<HTMLElement>(".statement.cites");
    showInPane(citing);
  }, [selection]);

  /** Selects a sentence and moves the keyboard to it. */
  const goTo = useCallback(
    (id: string) => {
      wanted.current = id;
      select({ kind: "statement", id });
    },
    [select],
  );

  // With the drawing itself, not a frame later: the next key may open a dialog, which gives focus back to where it was.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const element = statementElement(wanted.current);
    wanted.current = null;
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  });

  return { selection, evidence, looked, select, goTo };
}
