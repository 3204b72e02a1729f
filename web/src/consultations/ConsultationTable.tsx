import { Table, Tag } from "@digdir/designsystemet-react";
import type { Summary } from "../api/model";
import { useWords, type Catalogue } from "../language/LanguageProvider";
import { clock, shortDate } from "../language/moments";
import { PageLink } from "../workplace/PageLink";

type Standing = { words: string; tone: "neutral" | "warning" | "info" | "success" };

/** How far a consultation has come, in words. */
function standing(summary: Summary, { consultations: words }: Catalogue): Standing {
  if (summary.state === "imported") return { words: words.imported, tone: "neutral" };
  if (summary.state === "signed") return { words: words.signed, tone: "success" };
  if (summary.statements === 0) return { words: words.draftedEmpty, tone: "warning" };
  if (summary.unresolved > 0) return { words: words.draftedUnresolved(summary.unresolved), tone: "warning" };
  return { words: words.draftedReady, tone: "info" };
}

export function ConsultationTable({ consultations, caption }: { consultations: Summary[]; caption: string }) {
  const words = useWords();
  const sorted = [...consultations].sort((one, other) => one.started_at.localeCompare(other.started_at));
  return (
    <Table data-size="sm" data-color="neutral" hover className="consultations">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.consultations.time}</th>
          <th scope="col">{words.consultations.patient}</th>
          <th scope="col">{words.consultations.setting}</th>
          <th scope="col">{words.consultations.state}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((summary) => {
          const state = standing(summary, words);
          return (
            <tr key={summary.id} data-state={summary.state}>
              <td className="time">{clock(summary.started_at, words.locale)}</td>
              <td>
                <PageLink data-color="accent" to={`/consultations/${summary.id}`} aria-label={words.consultations.open(summary.patient_name)}>
                  {summary.patient_name}
                </PageLink>
                {summary.born && (
                  <span className="quiet"> {words.consultations.born(shortDate(summary.born, words.locale))}</span>
                )}
              </td>
              <td>{words.settings[summary.setting] ?? summary.setting}</td>
              <td>
                <Tag data-color={state.tone} data-size="sm">
                  {state.words}
                </Tag>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
