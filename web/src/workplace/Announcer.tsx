import { createContext, useCallback, useContext, useState, type ReactNode } from "react";

type Announce = (sentence: string) => void;
const Context = createContext<Announce>(() => undefined);

/** One polite live region for the whole page: a screen reader hears each sentence once, in order. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: "", turn: 0 });
  const announce = useCallback<Announce>(
    (sentence) => setSaid((before) => ({ sentence, turn: before.turn + 1 })),
    [],
  );
  return (
    <Context value={announce}>
      {children}
      <div role="status" className="visually-hidden">
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </Context>
  );
}

export const useAnnounce = () => useContext(Context);
