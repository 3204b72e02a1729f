import { Alert, Button, Paragraph } from "@digdir/designsystemet-react";
import type { Problem } from "../api/problem";
import { useWords, type Catalogue } from "../language/LanguageProvider";

/** Requests that only a fault of this page can send. */
const MALFORMED = new Set(["invalid_json", "header_missing", "day_invalid", "method", "account_invalid"]);
/** Problems of which the server's own words tell more, such as the line that could not be read. */
const TELLING = new Set(["import_invalid", "edit_invalid"]);

/** The sentence for a problem: what happened, what is safe, what to do. Unknown codes fall back to the server's English. */
export function problemSentence(problem: Problem, words: Catalogue): { sentence: string; detail: string | null } {
  const sentences: Record<string, string> = words.problems;
  const code = MALFORMED.has(problem.code) ? "invalid_request" : problem.code;
  const known = problem.code === "detail" || problem.code === "textKept" ? undefined : sentences[code];
  if (known) return { sentence: known, detail: TELLING.has(code) ? problem.detail || null : null };
  return { sentence: words.problems.unknown, detail: problem.detail || null };
}

export function ProblemMessage({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const words = useWords();
  const { sentence, detail } = problemSentence(problem, words);
  return (
    <Alert data-color="danger" data-size="sm" role="alert" className="problem">
      <Paragraph data-size="sm">{sentence}</Paragraph>
      {detail && (
        <Paragraph data-size="xs">
          {words.problems.detail} <span lang="en">{detail}</span>
        </Paragraph>
      )}
      {retry && (
        <Button variant="secondary" data-size="sm" onClick={retry}>
          {words.app.tryAgain}
        </Button>
      )}
    </Alert>
  );
}
