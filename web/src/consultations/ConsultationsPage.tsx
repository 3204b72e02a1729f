import { Button, Paragraph, Spinner, Textfield } from "@digdir/designsystemet-react";
import { useCallback, useEffect, useState } from "react";
import type { Summary } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { listConsultations } from "../api/requests";
import { useWords } from "../language/LanguageProvider";
import { dayAfter, longDay, todayInOslo } from "../language/moments";
import { PageHeading } from "../workplace/PageHeading";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { navigate } from "../workplace/route";
import { ConsultationTable } from "./ConsultationTable";
import { ImportDialog } from "./ImportDialog";

export function ConsultationsPage({ day }: { day: string | null }) {
  const words = useWords();
  const [list, setList] = useState<Summary[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [importing, setImporting] = useState(false);
  const shownDay = day ?? todayInOslo();

  const load = useCallback(async () => {
    setProblem(null);
    setList(null);
    try {
      setList((await listConsultations(day)).consultations);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }, [day]);
  useEffect(() => void load(), [load]);

  const goTo = (next: string) => navigate(next === todayInOslo() ? "/" : `/?day=${next}`);
  const title = day ? words.consultations.titleFor(longDay(day, words.locale)) : words.consultations.title;

  return (
    <div className="narrow stack">
      <div className="list-head">
        <div>
          <PageHeading title={title} />
          {!day && <p className="quiet">{longDay(shownDay, words.locale)}</p>}
        </div>
        <Button data-size="sm" onClick={() => setImporting(true)}>
          {words.consultations.import}
        </Button>
      </div>
      <div className="row day-picker" data-size="sm">
        <Button variant="tertiary" data-color="neutral" onClick={() => goTo(dayAfter(shownDay, -1))}>
          ← {words.consultations.previousDay}
        </Button>
        <Textfield
          type="date"
          aria-label={words.consultations.day}
          value={shownDay}
          onChange={(event) => event.target.value && goTo(event.target.value)}
        />
        <Button variant="tertiary" data-color="neutral" onClick={() => goTo(dayAfter(shownDay, 1))}>
          {words.consultations.nextDay} →
        </Button>
        {day && (
          <Button variant="tertiary" onClick={() => navigate("/")}>
            {words.consultations.today}
          </Button>
        )}
      </div>
      {problem && <ProblemMessage problem={problem} retry={() => void load()} />}
      {!problem && !list && <Spinner aria-label={words.app.loading} />}
      {list?.length === 0 && (
        <div className="nothing">
          <Paragraph>{words.consultations.none}</Paragraph>
          <Paragraph data-size="sm" className="quiet">
            {words.consultations.noneHint}
          </Paragraph>
        </div>
      )}
      {list && list.length > 0 && <ConsultationTable consultations={list} caption={title} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  );
}
