import { Heading, Paragraph } from "@digdir/designsystemet-react";
import { useState } from "react";
import type { Consultation, Note } from "../api/model";
import { ConsultationHeading } from "../consultations/ConsultationHeading";
import { useLanguage } from "../language/LanguageProvider";
import { dayAndClock } from "../language/moments";
import { Code } from "../review/Diagnoses";
import { isStanding } from "../review/standing";
import { PageLink } from "../workplace/PageLink";
import { Addenda } from "./Addenda";
import { CopyButton } from "./CopyButton";
import { Downloads } from "./Downloads";
import { History } from "./History";

/** The signed note: it no longer changes. Beside it its downloads, addenda and history. */
export function SignedPage(props: { consultation: Consultation; note: Note; carriedText: string }) {
  const { words } = useLanguage();
  const { consultation } = props;
  const [note, setNote] = useState(props.note);
  return (
    <div className="signed-page stack compact">
      <ConsultationHeading title={words.consultation.signedTitle} consultation={consultation} />
      <Signature note={note} />
      <div className="signed-columns">
        <div className="stack">
          <SignedText note={note} />
          <SaidWords consultation={consultation} />
        </div>
        <div className="stack beside">
          <Downloads consultation={consultation.id} />
          <Addenda consultation={consultation.id} note={note} carriedText={props.carriedText} onAdded={setNote} />
          <History consultation={consultation.id} changes={note.addenda.length} />
        </div>
      </div>
    </div>
  );
}

function Signature({ note }: { note: Note }) {
  const { words } = useLanguage();
  if (!note.signed) return null;
  const { name, role, at, content_sha256 } = note.signed;
  return (
    <div className="signature">
      <Paragraph>{words.signed.signedBy(name, role, dayAndClock(at, words.locale))}</Paragraph>
      <p className="quiet fingerprint">
        {words.signed.fingerprint}: <code>{content_sha256}</code>
      </p>
    </div>
  );
}

/** The conversation, folded: the note is what counts, and what was said can still be looked up. */
function SaidWords({ consultation }: { consultation: Consultation }) {
  const { words } = useLanguage();
  return (
    <details className="card">
      <summary>{words.signed.transcript}</summary>
      <PageLink to={`/consultations/${consultation.id}/identities`}>{words.identities.link}</PageLink>
      <ol className="plain-transcript">
        {consultation.utterances.map((utterance) => (
          <li key={utterance.index}>
            <strong>{words.transcript[utterance.speaker]}:</strong> <span lang={consultation.language}>{utterance.text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function SignedText({ note }: { note: Note }) {
  const { words } = useLanguage();
  const written = note.sections
    .map((section) => ({ ...section, statements: section.statements.filter(isStanding) }))
    .filter((section) => section.statements.length > 0);
  return (
    <article className="signed-text" aria-label={words.note.title}>
      {written.map((section) => {
        const text = section.statements.map((statement) => statement.text).join(" ");
        return (
          <section key={section.section} aria-labelledby={`signed-${section.section}`}>
            <div className="section-head">
              <Heading level={2} data-size="2xs" id={`signed-${section.section}`} lang={note.language}>
                {section.heading}
              </Heading>
              <CopyButton text={text} label={words.signed.copySection(section.heading)} />
            </div>
            <p lang={note.language}>{text}</p>
          </section>
        );
      })}
      <section aria-labelledby="signed-diagnoses">
        <Heading level={2} data-size="2xs" id="signed-diagnoses">
          {words.diagnoses.title}
        </Heading>
        {note.diagnoses.length === 0 && <p className="quiet">{words.signed.noDiagnoses}</p>}
        <ul className="codes">
          {note.diagnoses.map((diagnosis) => (
            <li key={diagnosis.system + diagnosis.code}>
              <Code diagnosis={diagnosis} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
