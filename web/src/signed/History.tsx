import { Heading } from "@digdir/designsystemet-react";
import { useEffect, useState } from "react";
import type { Version } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { readHistory } from "../api/requests";
import { useLanguage, type Catalogue } from "../language/LanguageProvider";
import { dayAndClock } from "../language/moments";
import { ProblemMessage } from "../workplace/ProblemMessage";

/** What an edit did. The server may name the kind of edit; anything else is shown as it stands. */
function deed(version: Version, words: Catalogue): string {
  const known: Record<string, string> = words.signed.deeds;
  return known[version.summary] ?? version.summary;
}

/** Every version of the note, the newest first: what was done, by whom and when. Read again when an addendum has come. */
export function History({ consultation, changes }: { consultation: string; changes: number }) {
  const { words } = useLanguage();
  const [versions, setVersions] = useState<Version[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    readHistory(consultation).then(
      (history) => setVersions(history.versions),
      (thrown: unknown) => setProblem(asProblem(thrown)),
    );
  }, [consultation, changes]);
  return (
    <section aria-labelledby="history-heading" className="card">
      <Heading level={2} data-size="2xs" id="history-heading">
        {words.signed.history}
      </Heading>
      {problem && <ProblemMessage problem={problem} />}
      <ol className="history">
        {versions.toReversed().map((version, index) => (
          <li key={versions.length - index}>
            <strong>{words.signed.acts[version.act]}</strong>
            {deed(version, words) && <span>: {deed(version, words)}</span>}
            <span className="quiet">
              {version.by}, {dayAndClock(version.at, words.locale)} · {words.signed.revision(version.revision)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
