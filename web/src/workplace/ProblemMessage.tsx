import { Alert, Button, Paragraph } from "@digdir/designsystemet-react";
import type { Problem } from "../api/problem";
import { useWords, type Catalogue } from "../language/LanguageProvider";

/** The sentence for a problem: what happened, what is safe, what to do. Unknown codes fall back to the server's English. */
export function problemSentence(problem: Problem, words: Catalogue): { sentence: string; detail: string | null } {
  const sentences: Record<string, string> = words.problems;
  const known = problem.code === "detail" || problem.code === "textKept" ? undefined : sentences[problem.code];
  if (known && problem.code !== "import_invalid") return { sentence: known, detail: null };
  if (known) return { sentence: known, detail: problem.detail || null };
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
