import { Button, Paragraph, Spinner } from "@digdir/designsystemet-react";
import { useCallback, useEffect, useState } from "react";
import type { Consultation } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { draftNote, readConsultation } from "../api/requests";
import { useWords } from "../language/LanguageProvider";
import { ReviewPage } from "../review/ReviewPage";
import { SignedPage } from "../signed/SignedPage";
import { useAnnounce } from "../workplace/Announcer";
import { PageHeading } from "../workplace/PageHeading";
import { PageLink } from "../workplace/PageLink";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { ConsultationHeading } from "./ConsultationHeading";

/** One consultation: not yet drafted, under review, or signed. */
export function ConsultationPage({ id }: { id: string }) {
  const words = useWords();
  const [consultation, setConsultation] = useState<Consultation | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [carriedText, setCarriedText] = useState("");

  const load = useCallback(async () => {
    setProblem(null);
    try {
      setConsultation(await readConsultation(id));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }, [id]);
  useEffect(() => void load(), [load]);

  if (problem) {
    return (
      <div className="narrow stack">
        <PageHeading title={words.consultation.unavailableTitle} />
        <ProblemMessage problem={problem} retry={() => void load()} />
      </div>
    );
  }
  if (!consultation) return <Spinner aria-label={words.app.loading} className="page-spinner" />;
  const { note } = consultation;
  if (!note) return <NotDrafted consultation={consultation} onDrafted={() => void load()} />;
  if (note.state === "signed") {
    return <SignedPage consultation={consultation} note={note} carriedText={carriedText} />;
  }
  const onSigned = (unsavedText: string) => {
    setCarriedText(unsavedText);
    void load();
  };
  return <ReviewPage consultation={consultation} drafted={note} onSigned={onSigned} />;
}

function NotDrafted({ consultation, onDrafted }: { consultation: Consultation; onDrafted: () => void }) {
  const words = useWords();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const draft = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await draftNote(consultation.id);
      announce(words.consultation.drafted);
      onDrafted();
    } catch (thrown) {
      const met = asProblem(thrown);
      if (met.code === "already_drafted") onDrafted();
      else setProblem(met);
      setBusy(false);
    }
  };

  return (
    <div className="narrow stack">
      <ConsultationHeading title={words.consultation.noNoteTitle} consultation={consultation} />
      <Paragraph>{words.consultation.noNote}</Paragraph>
      {problem && <ProblemMessage problem={problem} />}
      <div className="row">
        <Button onClick={() => void draft()} aria-disabled={busy}>
          {busy ? words.consultation.drafting : words.consultation.draft}
        </Button>
        <PageLink to={`/consultations/${consultation.id}/identities`}>{words.identities.link}</PageLink>
      </div>
      <ol className="plain-transcript">
        {consultation.utterances.map((utterance) => (
          <li key={utterance.index}>
            <strong>{words.transcript[utterance.speaker]}:</strong> <span lang={consultation.language}>{utterance.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
