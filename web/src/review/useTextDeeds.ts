import type { Edit, Note, SectionKey, Statement } from "../api/model";
import type { Problem } from "../api/problem";
import { useWords } from "../language/LanguageProvider";
import { allStatements } from "./standing";
import { useTexts } from "./useTexts";

type Given = {
  note: Note;
  change: (edit: Edit, said: string) => Promise<Problem | null>;
  goTo: (statement: string) => void;
};

/** Rewriting and adding sentences. A text that could not be saved stays in its field with the reason beside it. */
export function useTextDeeds({ note, change, goTo }: Given) {
  const words = useWords();
  const { texts, dirty, unsaved, open, write, fail, close } = useTexts(words.save.leave);

  const save = async (statement: Statement) => {
    const now = texts[statement.id]?.now.trim();
    if (!now) return;
    const unchanged = now === statement.text;
    const problem = unchanged ? null : await change({ kind: "rewrite", statement: statement.id, text: now }, words.announced.edit);
    if (problem) return fail(statement.id, problem);
    close(statement.id);
    goTo(statement.id);
  };
  const textDeeds = {
    write,
    save: (statement: Statement) => void save(statement),
    cancel: (statement: Statement) => {
      close(statement.id);
      goTo(statement.id);
    },
  };

  const add = async (section: SectionKey) => {
    const key = `new:${section}`;
    const text = texts[key]?.now.trim();
    if (!text) return;
    const problem = await change({ kind: "add", section, text }, words.announced.added);
    if (problem) fail(key, problem);
    else close(key);
  };
  const addDeeds = {
    open: (section: SectionKey) => open(`new:${section}`, ""),
    write: (section: SectionKey, text: string) => write(`new:${section}`, text),
    save: (section: SectionKey) => void add(section),
    cancel: (section: SectionKey) => close(`new:${section}`),
  };

  const standing = new Set(allStatements(note).map((statement) => statement.id));
  const orphans = Object.entries(texts).filter(([key]) => !key.startsWith("new:") && !standing.has(key));
  return { texts, orphans, dirty, unsaved: unsaved.map((text) => text.now.trim()), open, close, textDeeds, addDeeds };
}
