import { Button, Field, Label, Paragraph, Select } from "@digdir/designsystemet-react";
import { useId, useRef, useState } from "react";
import type { HiddenUtterance, IdentifierKind } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useWords } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { likelyKind, textOf, touched, wholeWords, wordsOf, type Stretch } from "./spans";
import { WordPicker } from "./WordPicker";

export const KINDS: readonly IdentifierKind[] = [
  "name", "national_id", "other_id", "phone", "email", "url", "address", "place", "org", "health_unit", "date", "age",
];

type Props = {
  utterance: HiddenUtterance;
  /** The words chosen before; the first word otherwise. */
  chosen: Stretch | null;
  language: string;
  onMark: (stretch: Stretch, kind: IdentifierKind) => Promise<void>;
  onClose: () => void;
};

/** Which words were missed, and what they are. */
export function MarkDialog({ utterance, chosen, language, onMark, onClose }: Props) {
  const { identities: words, ...others } = useWords();
  const said = wordsOf(utterance.text);
  const [picked, setPicked] = useState(() => (chosen && touched(said, chosen)) ?? ([0, 0] as [number, number]));
  // What the pointer chose may be a part of a «word» between white space, so it stands until the picker is used.
  const [exact, setExact] = useState(chosen);
  const [kind, setKind] = useState<IdentifierKind | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const kindField = useId();

  const [first, last] = [said[picked[0]], said[picked[1]]];
  const wanted = exact ?? (first && last && wholeWords(utterance.text, { start: first.start, end: last.end }));
  const text = wanted ? textOf(utterance.text, wanted) : "";
  const chosenKind = kind ?? likelyKind(text);

  const mark = async () => {
    if (busy || !wanted) return;
    setBusy(true);
    setProblem(null);
    await onMark(wanted, chosenKind).catch((thrown: unknown) => setProblem(asProblem(thrown)));
    setBusy(false);
  };

  return (
    <ModalDialog title={words.markTitle} onClose={onClose}>
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void mark();
        }}
      >
        <Paragraph data-size="sm" id="pick-hint">
          {words.pickHint}
        </Paragraph>
        <WordPicker
          words={said}
          chosen={picked}
          language={language}
          isHidden={(word) => utterance.hidden.some((part) => part.start < word.end && part.end > word.start)}
          onChoose={(from, to) => {
            setExact(null);
            setPicked([from, to]);
          }}
          onEnter={() => form.current?.requestSubmit()}
        />
        <Paragraph data-size="sm" className="chosen-text">
          {text ? (
            <>
              {words.chosen} <q lang={language}>{text}</q>
            </>
          ) : (
            words.nothingChosen
          )}
        </Paragraph>
        <Field data-size="sm">
          <Label htmlFor={kindField}>{words.kind}</Label>
          <Select id={kindField} value={chosenKind} onChange={(event) => setKind(event.target.value as IdentifierKind)}>
            {KINDS.map((each) => (
              <Select.Option key={each} value={each}>
                {words.kinds[each]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Paragraph data-size="sm">{words.markLead}</Paragraph>
        {problem && <ProblemMessage problem={problem} />}
        <div className="row">
          <Button type="submit" aria-disabled={busy || !wanted}>
            {busy ? words.marking : words.confirm}
          </Button>
          <Button type="button" variant="secondary" onClick={onClose}>
            {others.app.cancel}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
