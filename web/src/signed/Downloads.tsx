import { Button, Heading } from "@digdir/designsystemet-react";
import { useState } from "react";
import type { ExportFormat } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { exportNote } from "../api/requests";
import { useWords } from "../language/LanguageProvider";
import { useAnnounce } from "../workplace/Announcer";
import { ProblemMessage } from "../workplace/ProblemMessage";

const ENDINGS: Record<ExportFormat, string> = { fhir: "json", pdf: "pdf", html: "html" };

/** The signed note as files. The file's name says nothing about the patient. */
export function Downloads({ consultation }: { consultation: string }) {
  const words = useWords();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<Problem | null>(null);

  const download = async (format: ExportFormat) => {
    setProblem(null);
    try {
      const address = URL.createObjectURL(await exportNote(consultation, format));
      const link = document.createElement("a");
      link.href = address;
      link.download = `${words.signed.fileName}-${consultation.slice(0, 8)}.${ENDINGS[format]}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      announce(words.signed.downloaded);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };

  return (
    <section aria-labelledby="downloads-heading" className="card">
      <Heading level={2} data-size="2xs" id="downloads-heading">
        {words.signed.downloads}
      </Heading>
      <div className="row">
        {(["fhir", "pdf", "html"] as const).map((format) => (
          <Button key={format} variant="secondary" data-size="sm" onClick={() => void download(format)}>
            {words.signed[format]}
          </Button>
        ))}
      </div>
      {problem && <ProblemMessage problem={problem} />}
    </section>
  );
}
