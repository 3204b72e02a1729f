import { Tag } from "@digdir/designsystemet-react";
import type { Statement } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { isUnresolved, statusWords, type StatusWord } from "./standing";

const TONE: Record<StatusWord, "neutral" | "success" | "warning" | "danger" | "info"> = {
  removed: "neutral",
  supported: "success",
  uncertain: "warning",
  unsupported: "danger",
  contradicted: "danger",
  clinician: "info",
  edited: "info",
  accepted: "neutral",
};

/** How a sentence stands, in words; the colour only repeats them. */
export function StatusTags({ statement }: { statement: Statement }) {
  const { statement: words } = useWords();
  return (
    <span className="status-tags">
      {statusWords(statement).map((word) =>
        word === "supported" ? (
          <span key={word} className="status-plain">
            {words.supported}
          </span>
        ) : (
          <Tag key={word} data-color={TONE[word]} data-size="sm" variant={isUnresolved(statement) ? "default" : "outline"}>
            {words[word]}
          </Tag>
        ),
      )}
    </span>
  );
}
