import { Button, Paragraph, Textarea } from "@digdir/designsystemet-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import type { Problem } from "../api/problem";
import { useWords } from "../language/LanguageProvider";
import { problemSentence } from "../workplace/ProblemMessage";

type Props = {
  label: string;
  saveLabel: string;
  language: string;
  text: string;
  problem: Problem | null;
  onText: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
};

/** One sentence under edit. The text lives in the page's memory until it is saved or given up, and nowhere else. */
export function SentenceEditor({ label, saveLabel, language, text, problem, onText, onSave, onCancel }: Props) {
  const words = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [labelId, hintId] = [useId(), useId()];

  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onSave();
    }
  };

  return (
    <div className="sentence-editor">
      <label id={labelId} htmlFor={`${labelId}-field`} className="visually-hidden">
        {label}
      </label>
      <Textarea
        ref={field}
        id={`${labelId}-field`}
        data-size="sm"
        rows={2}
        lang={language}
        value={text}
        aria-describedby={hintId}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row">
        <Button data-size="sm" onClick={onSave} aria-disabled={!text.trim()}>
          {saveLabel}
        </Button>
        <Button data-size="sm" variant="tertiary" onClick={onCancel}>
          {words.app.cancel}
        </Button>
        <span className="quiet" id={hintId}>
          {words.actions.editHint}
        </span>
      </div>
      {problem && (
        <Paragraph data-size="sm" className="field-problem" role="alert">
          {problem.code === "conflict_revision"
            ? words.problems.conflict_text
            : `${problemSentence(problem, words).sentence} ${words.problems.textKept}`}
        </Paragraph>
      )}
    </div>
  );
}
