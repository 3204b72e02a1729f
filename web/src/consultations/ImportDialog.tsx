import { Button, Field, Label, Paragraph, Select, Textarea, Textfield } from "@digdir/designsystemet-react";
import { useRef, useState, type ChangeEvent, type FormEvent } from "react";
import type { ContentLanguage, ImportFormat } from "../api/model";
import { Problem, asProblem } from "../api/problem";
import { importConsultation } from "../api/requests";
import { useLanguage } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { navigate } from "../workplace/route";
import { formatOf, importBody, readText } from "./importing";

const FORMATS: ImportFormat[] = ["text", "webvtt", "srt", "referent"];

/** Brings in a conversation from a file or from the clipboard. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { words } = useLanguage();
  const [format, setFormat] = useState<ImportFormat>("text");
  const [content, setContent] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    setProblem(null);
    try {
      const text = await readText(file);
      setContent(text);
      setFormat(formatOf(file.name, text));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = new FormData(form.current ?? undefined);
    const field = (name: string) => String(fields.get(name) ?? "").trim();
    const lacks = !content.trim()
      ? words.import.needsContent
      : format !== "referent" && !field("patient")
        ? words.import.needsPatient
        : null;
    setMissing(lacks);
    setProblem(null);
    if (lacks || busy) return;
    setBusy(true);
    try {
      const summary = await importConsultation(
        importBody(format, content, {
          language: field("language") as ContentLanguage,
          setting: field("setting"),
          patient: field("patient"),
          nationalId: field("national_id"),
          born: field("born"),
        }),
      );
      onClose();
      navigate(`/consultations/${summary.id}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };

  return (
    <ModalDialog title={words.import.title} onClose={onClose} className="wide-dialog">
      <Paragraph data-size="sm">{words.import.lead}</Paragraph>
      <form ref={form} onSubmit={submit} className="stack" noValidate data-size="sm">
        <Textfield
          label={words.import.file}
          type="file"
          accept=".json,.txt,.vtt,.srt,text/plain,application/json"
          onChange={(event) => void takeFile(event as ChangeEvent<HTMLInputElement>)}
        />
        <Field>
          <Label>{words.import.format}</Label>
          <Select value={format} onChange={(event) => setFormat(event.target.value as ImportFormat)}>
            {FORMATS.map((one) => (
              <Select.Option key={one} value={one}>
                {words.import.formats[one]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{words.import.paste}</Label>
          <Field.Description>{words.import.pasteHint}</Field.Description>
          <Textarea rows={6} value={content} onChange={(event) => setContent(event.target.value)} spellCheck={false} />
        </Field>
        {format !== "referent" && <Circumstances />}
        {missing && (
          <Paragraph data-size="sm" className="field-problem" role="alert">
            {missing}
          </Paragraph>
        )}
        {problem && <ProblemMessage problem={problem} />}
        <div className="row">
          <Button type="submit" aria-disabled={busy}>
            {words.import.submit}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {words.app.cancel}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

/** What a plain transcript does not carry: the patient, the language and the kind of practice. */
function Circumstances() {
  const { words } = useLanguage();
  return (
    <div className="form-grid">
      <Textfield label={words.import.patientName} name="patient" autoComplete="off" required />
      <Textfield label={words.import.nationalId} name="national_id" autoComplete="off" inputMode="numeric" />
      <Textfield label={words.import.born} name="born" type="date" />
      <Field>
        <Label>{words.import.language}</Label>
        <Select name="language" defaultValue="nb">
          {(["nb", "nn", "en"] as const).map((one) => (
            <Select.Option key={one} value={one}>
              {words.languages[one]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>{words.import.setting}</Label>
        <Select name="setting" defaultValue="fastlege">
          {Object.entries(words.settings).map(([key, name]) => (
            <Select.Option key={key} value={key}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
