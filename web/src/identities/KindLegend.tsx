import { Heading } from "@digdir/designsystemet-react";
import type { Identities } from "../api/model";
import { useWords } from "../language/LanguageProvider";

/** What was hidden, by kind, with how often. */
export function KindLegend({ identities }: { identities: Identities }) {
  const { identities: words } = useWords();
  const all = identities.counts.reduce((sum, { count }) => sum + count, 0);
  const marked = identities.utterances.some((utterance) => utterance.hidden.some((part) => part.source === "marked"));
  return (
    <section className="kinds card" aria-labelledby="legend-heading">
      <Heading level={2} data-size="2xs" id="legend-heading">
        {words.countTitle(all)}
      </Heading>
      <dl className="kind-counts">
        {identities.counts.map(({ kind, count }) => (
          <div key={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {all > 0 && (
        <ul className="frames quiet">
          <li>
            <span className="hidden-part">{words.legendSample}</span> {words.legendFound}
          </li>
          {marked && (
            <li>
              <span className="hidden-part marked">{words.legendSample}</span> {words.legendMarked}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
