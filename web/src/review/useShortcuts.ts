import { useEffect, useRef } from "react";
import { useShortcutSetting } from "./ShortcutSetting";
import { commandFor, takesText, type Command } from "./shortcuts";

/** Runs the command of a key pressed anywhere on the page, unless a dialog is open or the person types. */
export function useShortcuts(run: (command: Exclude<Command, "help">) => void) {
  const { singleKeys, showHelp } = useShortcutSetting();
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const command = commandFor(event, { typing: takesText(event.target), singleKeys });
      if (!command) return;
      event.preventDefault();
      if (command === "help") showHelp();
      else newest.current(command);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [singleKeys, showHelp]);
}
