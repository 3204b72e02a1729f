import { useWords } from "../language/LanguageProvider";

const KINDS = ["drug", "number", "negation", "side"] as const;

/** What the typography of a sentence means. */
export function Legend() {
  const { marks } = useWords();
  return (
    <ul className="legend" aria-label={marks.legend}>
      <li aria-hidden="true">{marks.legend}:</li>
      {KINDS.map((kind) => (
        <li key={kind}>
          <span className={`mark mark-${kind}`}>{marks[kind]}</span>
        </li>
      ))}
    </ul>
  );
}
