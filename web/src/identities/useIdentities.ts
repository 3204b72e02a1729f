import { useCallback, useEffect, useState } from "react";
import type { Consultation, Identities, IdentifierKind, IdentityMark } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { markMissed, readConsultation, readIdentities, takeMarkBack } from "../api/requests";
import type { Stretch } from "./spans";

type Loaded = { consultation: Consultation; identities: Identities };

/** The consultation and what is hidden in it. Marking and taking back give what is hidden then. */
export function useIdentities(id: string) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(async () => {
    setProblem(null);
    try {
      const [consultation, identities] = await Promise.all([readConsultation(id), readIdentities(id)]);
      setLoaded({ consultation, identities });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }, [id]);
  useEffect(() => void load(), [load]);

  const show = (identities: Identities) => {
    setLoaded((before) => before && { ...before, identities });
    return identities;
  };
  const mark = async (utterance: number, { start, end }: Stretch, kind: IdentifierKind) =>
    show(await markMissed(id, { utterance, start, end, kind }));
  const unmark = async (gone: IdentityMark) => show(await takeMarkBack(id, gone.id));

  return { loaded, problem, load, mark, unmark };
}
