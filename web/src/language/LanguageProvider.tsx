import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { en } from "./en";
import { nb } from "./nb";
import { nn } from "./nn";

export type Catalogue = typeof nb;
export type Language = "nb" | "nn" | "en";

export const catalogues: Record<Language, Catalogue> = { nb, nn, en };

const KEY = "referent.language";

/** The language chosen before in this browser, else bokmål. The choice says nothing about any patient. */
function remembered(): Language {
  const stored = localStorage.getItem(KEY);
  return stored === "nn" || stored === "en" ? stored : "nb";
}

type Chosen = { language: Language; words: Catalogue; choose: (language: Language) => void };

const Context = createContext<Chosen | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const chosen = useMemo(
    () => ({
      language,
      words: catalogues[language],
      choose: (next: Language) => {
        localStorage.setItem(KEY, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Context value={chosen}>{children}</Context>;
}

export function useLanguage(): Chosen {
  const chosen = useContext(Context);
  if (!chosen) throw new Error("useLanguage outside LanguageProvider");
  return chosen;
}

/** The sentences in the chosen language. */
export const useWords = (): Catalogue => useLanguage().words;
