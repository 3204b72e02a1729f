import { Button } from "@digdir/designsystemet-react";
import type { Edit } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { ProblemMessage } from "../workplace/ProblemMessage";
import type { SaveState } from "./useNote";

type Props = { save: SaveState; retry: (edit: Edit) => void; onSigned: () => void };

/** Why the last edit was not saved, over the note. A text that failed says so at its own field instead. */
export function SaveProblem({ save, retry, onSigned }: Props) {
  const words = useWords();
  if (save.kind !== "failed") return null;
  const { problem, edit } = save;
  const ofField = edit.kind === "rewrite" || edit.kind === "add";
  if (problem.code === "already_signed") {
    return (
      <div className="save-problem">
        <ProblemMessage problem={problem} />
        <Button data-size="sm" onClick={onSigned}>
          {words.signed.show}
        </Button>
      </div>
    );
  }
  if (ofField) return null;
  const mayRepeat = ["no_connection", "storage_full", "storage_unavailable", "session_expired", "unknown"];
  return (
    <div className="save-problem">
      <ProblemMessage problem={problem} retry={mayRepeat.includes(problem.code) ? () => retry(edit) : undefined} />
    </div>
  );
}
