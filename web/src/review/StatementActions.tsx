import { Button, Select } from "@digdir/designsystemet-react";
import { useState } from "react";
import type { NoteSection, SectionKey, Statement } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import { KeyHint } from "./KeyHint";

type Props = {
  statement: Statement;
  sections: NoteSection[];
  language: string;
  onAccept: () => void;
  onEdit: () => void;
  onRemove: () => void;
  onMove: (section: SectionKey) => void;
};

/** What can be done with the selected sentence. */
export function StatementActions({ statement, sections, language, onAccept, onEdit, onRemove, onMove }: Props) {
  const { actions } = useWords();
  const [moving, setMoving] = useState(false);
  const quiet = { variant: "tertiary", "data-size": "sm" } as const;
  if (statement.removed) {
    return (
      <div className="row" role="group" aria-label={actions.label}>
        <Button {...quiet} variant="secondary" onClick={onRemove} aria-keyshortcuts="x">
          {actions.restore} <KeyHint name="X" />
        </Button>
      </div>
    );
  }
  return (
    <div className="row" role="group" aria-label={actions.label}>
      <Button {...quiet} variant="secondary" onClick={onAccept} aria-keyshortcuts="a">
        {statement.accepted ? actions.unaccept : actions.accept} <KeyHint name="A" />
      </Button>
      <Button {...quiet} onClick={onEdit} aria-keyshortcuts="e">
        {actions.edit} <KeyHint name="E" />
      </Button>
      <Button {...quiet} onClick={onRemove} aria-keyshortcuts="x">
        {actions.remove} <KeyHint name="X" />
      </Button>
      <Button {...quiet} onClick={() => setMoving(!moving)} aria-expanded={moving}>
        {actions.move}
      </Button>
      {moving && <MoveTo statement={statement} sections={sections} language={language} onMove={onMove} />}
    </div>
  );
}

function MoveTo(props: Pick<Props, "statement" | "sections" | "language" | "onMove">) {
  const { actions } = useWords();
  const others = props.sections.filter((section) => section.section !== props.statement.section);
  const [target, setTarget] = useState(others[0]?.section);
  return (
    <div className="row">
      <Select
        data-size="sm"
        aria-label={actions.moveTo}
        value={target}
        onChange={(event) => setTarget(event.target.value as SectionKey)}
      >
        {others.map((section) => (
          <Select.Option key={section.section} value={section.section} lang={props.language}>
            {section.heading}
          </Select.Option>
        ))}
      </Select>
      <Button data-size="sm" variant="secondary" onClick={() => target && props.onMove(target)}>
        {actions.moveHere}
      </Button>
    </div>
  );
}
