import { Button, Heading, Select, Textfield } from "@digdir/designsystemet-react";
import { useEffect, useState } from "react";
import type { Diagnosis } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { searchTerminology } from "../api/requests";
import { useWords } from "../language/LanguageProvider";
import { ProblemMessage } from "../workplace/ProblemMessage";

type Found = { available: boolean; matches: Diagnosis[] };

const same = (one: Diagnosis, other: Diagnosis) => one.system === other.system && one.code === other.code;
export const SYSTEM_NAMES = { "icpc-2": "ICPC-2", "icd-10": "ICD-10" } as const;

/** The codes of the note, and a search for more. */
export function Diagnoses({ chosen, onChange }: { chosen: Diagnosis[]; onChange: (diagnoses: Diagnosis[]) => void }) {
  const { diagnoses: words } = useWords();
  const [system, setSystem] = useState<Diagnosis["system"]>("icpc-2");
  const [query, setQuery] = useState("");
  const { found, problem } = useSearch(system, query);
  return (
    <section className="diagnoses" aria-labelledby="diagnoses-heading">
      <Heading level={3} data-size="2xs" id="diagnoses-heading">
        {words.title}
      </Heading>
      {chosen.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="codes">
        {chosen.map((diagnosis) => (
          <li key={diagnosis.system + diagnosis.code}>
            <Code diagnosis={diagnosis} />
            <Button
              variant="tertiary"
              data-size="sm"
              data-color="neutral"
              aria-label={words.remove(diagnosis.code, diagnosis.display)}
              onClick={() => onChange(chosen.filter((other) => !same(other, diagnosis)))}
            >
              {words.removeShort}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row search" data-size="sm">
        <Select
          aria-label={words.system}
          value={system}
          onChange={(event) => setSystem(event.target.value as Diagnosis["system"])}
        >
          <Select.Option value="icpc-2">ICPC-2</Select.Option>
          <Select.Option value="icd-10">ICD-10</Select.Option>
        </Select>
        <Textfield
          aria-label={words.query}
          placeholder={words.query}
          type="search"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <p className="quiet" role="status">
        {found && (found.available ? words.results(found.matches.length) : words.unavailable)}
      </p>
      {problem && <ProblemMessage problem={problem} />}
      <ul className="codes">
        {found?.matches.map((diagnosis) => (
          <li key={diagnosis.code}>
            <Code diagnosis={diagnosis} />
            {chosen.some((other) => same(other, diagnosis)) ? (
              <span className="quiet">{words.added}</span>
            ) : (
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={words.add(diagnosis.code, diagnosis.display)}
                onClick={() => onChange([...chosen, diagnosis])}
              >
                {words.addShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Code({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <span className="code">
      <span className="quiet">{SYSTEM_NAMES[diagnosis.system]}</span> <strong>{diagnosis.code}</strong>{" "}
      <span lang="nb">{diagnosis.display}</span>
    </span>
  );
}

/** Searches when the typing pauses; an answer to an older question is thrown away. */
function useSearch(system: Diagnosis["system"], query: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const wanted = query.trim();
    setProblem(null);
    if (wanted.length < 2) {
      setFound(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      searchTerminology(system, wanted).then(
        (answer) => current && setFound(answer),
        (thrown: unknown) => current && setProblem(asProblem(thrown)),
      );
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [system, query]);
  return { found, problem };
}
