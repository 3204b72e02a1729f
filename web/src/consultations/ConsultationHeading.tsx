import type { Consultation } from "../api/model";
import { useLanguage } from "../language/LanguageProvider";
import { dayAndClock, shortDate } from "../language/moments";
import { PageHeading } from "../workplace/PageHeading";
import { PageLink } from "../workplace/PageLink";

/** Whose consultation this is. The window's title names the screen and never the patient. */
export function ConsultationHeading({ title, consultation }: { title: string; consultation: Consultation }) {
  const { words } = useLanguage();
  const { patient } = consultation;
  return (
    <div className="consultation-heading">
      <PageLink to="/" className="back">
        ← {words.consultation.back}
      </PageLink>
      <PageHeading title={title}>{patient.name}</PageHeading>
      <p className="facts">
        {patient.born && <span>{words.consultations.born(shortDate(patient.born, words.locale))}</span>}
        {patient.national_id && <span>{patient.national_id}</span>}
        <span>{words.settings[consultation.setting] ?? consultation.setting}</span>
        <span>{dayAndClock(consultation.started_at, words.locale)}</span>
        <span className="screen-name">{title}</span>
      </p>
    </div>
  );
}
