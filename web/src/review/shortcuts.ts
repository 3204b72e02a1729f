/** What a key asks for on the review screen. */
export type Command = "next" | "previous" | "accept" | "edit" | "remove" | "undo" | "omission" | "sign" | "help";

/** The keys, as the help shows them. */
export const KEYS: readonly { command: Command; keys: string }[] = [
  { command: "next", keys: "J" },
  { command: "previous", keys: "K" },
  { command: "accept", keys: "A" },
  { command: "edit", keys: "E" },
  { command: "remove", keys: "X" },
  { command: "undo", keys: "U" },
  { command: "omission", keys: "O" },
  { command: "sign", keys: "Ctrl + Enter" },
  { command: "help", keys: "?" },
];

const SINGLE = new Map<string, Command>(
  KEYS.filter((entry) => entry.keys.length === 1).map((entry) => [entry.keys.toLowerCase(), entry.command]),
);

export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean };

/**
 * The command of a key press, or null. Single keys can be switched off (WCAG 2.1.4) and are off while the person types
 * in a field; a held-down key repeats only the moves between sentences.
 */
export function commandFor(press: Press, circumstances: { typing: boolean; singleKeys: boolean }): Command | null {
  if (circumstances.typing || press.altKey) return null;
  if (press.key === "Enter" && (press.ctrlKey || press.metaKey) && !press.repeat) return "sign";
  if (press.ctrlKey || press.metaKey || !circumstances.singleKeys) return null;
  const command = SINGLE.get(press.key.toLowerCase()) ?? null;
  if (press.repeat && command !== "next" && command !== "previous") return null;
  return command;
}

/** Whether keys typed here are text: then no key is a command. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(target.type);
}
