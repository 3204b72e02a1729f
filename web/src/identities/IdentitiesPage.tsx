import { Alert, Paragraph, Spinner, ToggleGroup } from "@digdir/designsystemet-react";
import { useState } from "react";
import type { HiddenUtterance, Identities, IdentifierKind, OwnMark } from "../api/model";
import { ConsultationHeading } from "../consultations/ConsultationHeading";
import { useWords } from "../language/LanguageProvider";
import { useAnnounce } from "../workplace/Announcer";
import { PageHeading } from "../workplace/PageHeading";
import { PageLink } from "../workplace/PageLink";
import { ProblemMessage } from "../workplace/ProblemMessage";
import { HiddenTranscript } from "./HiddenTranscript";
import type { View } from "./HiddenWords";
import { KindLegend } from "./KindLegend";
import { MarkDialog } from "./MarkDialog";
import { Marks } from "./Marks";
import { textOf, type Stretch } from "./spans";
import { useIdentities } from "./useIdentities";

type Marking = { utterance: HiddenUtterance; chosen: Stretch | null };

/** How often a mark hides something in this talk. */
const hiddenByMarks = (identities: Identities) =>
  identities.utterances.flatMap(({ hidden }) => hidden).filter(({ source }) => source === "marked").length;

/** What was hidden in a consultation before anything was drafted, and a way to mark what was missed. */
export function IdentitiesPage({ id }: { id: string }) {
  const words = useWords();
  const announce = useAnnounce();
  const { loaded, problem, load, mark, unmark } = useIdentities(id);
  const [view, setView] = useState<View>("said");
  const [marking, setMarking] = useState<Marking | null>(null);

  if (problem) {
    return (
      <div className="narrow stack">
        <PageHeading title={words.consultation.unavailableTitle} />
        <ProblemMessage problem={problem} retry={() => void load()} />
      </div>
    );
  }
  if (!loaded) return <Spinner aria-label={words.app.loading} className="page-spinner" />;
  const { consultation, identities } = loaded;

  const markMissed = async (stretch: Stretch, kind: IdentifierKind) => {
    if (!marking) return;
    const before = hiddenByMarks(identities);
    const after = await mark(marking.utterance.index, stretch, kind);
    setMarking(null);
    announce(words.identities.marked(textOf(marking.utterance.text, stretch), hiddenByMarks(after) - before));
  };
  const takeBack = async (gone: OwnMark) => {
    await unmark(gone);
    announce(words.identities.unmarked(gone.text));
  };

  return (
    <div className="identities-page stack compact">
      <ConsultationHeading title={words.identities.title} consultation={consultation} />
      <div className="identities-lead">
        <Paragraph data-size="sm">{words.identities.lead}</Paragraph>
        <PageLink to={`/consultations/${id}`}>{words.identities.toNote}</PageLink>
      </div>
      {consultation.note && (
        <Alert data-color="info" data-size="sm">
          <Paragraph data-size="sm">
            {consultation.note.state === "signed" ? words.identities.signedAlready : words.identities.draftedAlready}
          </Paragraph>
        </Alert>
      )}
      <ToggleGroup
        data-size="sm"
        data-toggle-group={words.identities.view}
        value={view}
        onChange={(value) => setView(value as View)}
      >
        <ToggleGroup.Item value="said">{words.identities.asSaid}</ToggleGroup.Item>
        <ToggleGroup.Item value="drafter">{words.identities.asDrafter}</ToggleGroup.Item>
      </ToggleGroup>
      <div className="identities-columns">
        <HiddenTranscript
          utterances={identities.utterances}
          language={consultation.language}
          view={view}
          onMark={(utterance, chosen) => setMarking({ utterance, chosen })}
        />
        <div className="stack beside">
          <KindLegend identities={identities} />
          <Marks marks={identities.marks} language={consultation.language} onUnmark={takeBack} />
        </div>
      </div>
      {marking && (
        <MarkDialog
          utterance={marking.utterance}
          chosen={marking.chosen}
          language={consultation.language}
          onMark={markMissed}
          onClose={() => setMarking(null)}
        />
      )}
    </div>
  );
}
