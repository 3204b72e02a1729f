import { useCallback, useEffect, useState } from "react";
import type { Note } from "../api/model";
import { selectedEvidence, showInPane, statementElement, utteranceElement, type Selection } from "./selection";

/** What is selected, and which sentences the person has been at since the page was opened. */
export function useSelection(note: Note) {
  const [selection, setSelection] = useState<Selection>(null);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const evidence = selectedEvidence(note, selection);
  const firstCited = evidence[0]?.utterance;

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
      select({ kind: "statement", id });
      requestAnimationFrame(() => {
        const element = statementElement(id);
        element?.focus({ preventScroll: true });
        element?.scrollIntoView({ block: "nearest" });
      });
    },
    [select],
  );

  return { selection, evidence, looked, select, goTo };
}
