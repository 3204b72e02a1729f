import { Button, Heading, Textfield } from "@digdir/designsystemet-react";
import { useEffect, useState, type FormEvent } from "react";
import type { Note } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { addAddendum } from "../api/requests";
import { useLanguage } from "../language/LanguageProvider";
import { dayAndClock } from "../language/moments";
import { useTexts } from "../review/useTexts";
import { useAnnounce } from "../workplace/Announcer";
import { ProblemMessage } from "../workplace/ProblemMessage";

type Props = { consultation: string; note: Note; carriedText: string; onAdded: (note: Note) => void };

/** Additions to a signed note (helsepersonelloven § 42): dated, named, and never a change of what was signed. */
export function Addenda({ consultation, note, carriedText, onAdded }: Props) {
  const { words } = useLanguage();
  const announce = useAnnounce();
  const { texts, open, write, close } = useTexts(words.save.leave);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [empty, setEmpty] = useState(false);
  const text = texts.addendum?.now ?? "";

  useEffect(() => {
    if (!carriedText) return;
    open("addendum", "");
    write("addendum", carriedText);
  }, [carriedText, open, write]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setEmpty(!text.trim());
    if (!text.trim()) return;
    try {
      onAdded(await addAddendum(consultation, text.trim()));
      close("addendum");
      announce(words.signed.addendumSaved);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const type = (now: string) => {
    open("addendum", "");
    write("addendum", now);
  };

  return (
    <section aria-labelledby="addenda-heading" className="card stack">
      <Heading level={2} data-size="2xs" id="addenda-heading">
        {words.signed.addenda}
      </Heading>
      {note.addenda.length === 0 && <p className="quiet">{words.signed.noAddenda}</p>}
      {note.addenda.length > 0 && (
        <ol className="addenda">
          {note.addenda.map((addendum) => (
            <li key={addendum.id}>
              <p lang={note.language}>{addendum.text}</p>
              <p className="quiet">{words.signed.addendumBy(addendum.name, dayAndClock(addendum.at, words.locale))}</p>
            </li>
          ))}
        </ol>
      )}
      <form onSubmit={save} className="stack" data-size="sm">
        <Textfield
          multiline
          rows={3}
          label={words.signed.addendumLabel}
          description={words.signed.addendumHint}
          lang={note.language}
          value={text}
          error={empty ? words.signed.addendumEmpty : undefined}
          onChange={(event) => type(event.target.value)}
        />
        {problem && <ProblemMessage problem={problem} />}
        <div>
          <Button type="submit" variant="secondary">
            {words.signed.addendumSave}
          </Button>
        </div>
      </form>
    </section>
  );
}
