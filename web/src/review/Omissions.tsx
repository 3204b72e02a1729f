import { Button, Heading } from "@digdir/designsystemet-react";
import type { Note } from "../api/model";
import { useWords } from "../language/LanguageProvider";
import type { Selection } from "./selection";

type Props = {
  note: Note;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onTake: (index: number) => void;
};

/** What was said and weighs, and does not stand in the note. */
export function Omissions({ note, selection, onSelect, onTake }: Props) {
  const { omissions: words } = useWords();
  const heading = (key: string) => note.sections.find((section) => section.section === key)?.heading ?? key;
  return (
    <section className="omissions" aria-labelledby="omissions-heading">
      <Heading level={3} data-size="2xs" id="omissions-heading" tabIndex={-1}>
        {words.title}
      </Heading>
      <p className="quiet">{note.omissions.length > 0 ? words.lead : words.none}</p>
      <ul>
        {note.omissions.map((omission) => {
          const select = () => onSelect({ kind: "omission", index: omission.index });
          const selected = selection?.kind === "omission" && selection.index === omission.index;
          return (
            <li key={omission.index} className={selected ? "omission selected" : "omission"}>
              <button
                type="button"
                id={`omission-${omission.index}`}
                className="sentence"
                aria-pressed={selected}
                onClick={select}
                onFocus={(event) => event.target.matches(":focus-visible") && select()}
              >
                <span className="words" lang={note.language}>
                  {omission.text}
                </span>
                <span className="quiet">{words.goesTo(heading(omission.section))}</span>
              </button>
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={words.takeLabel(omission.text)}
                onClick={() => onTake(omission.index)}
              >
                {words.take}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
