import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

const KEY = "referent.singleKeys";

type Setting = { singleKeys: boolean; switchSingleKeys: (on: boolean) => void; showHelp: () => void };

const Context = createContext<Setting | null>(null);

/** Whether single keys are commands: remembered in this browser, on until switched off. */
export function ShortcutSetting({ onHelp, children }: { onHelp: () => void; children: ReactNode }) {
  const [singleKeys, setSingleKeys] = useState(() => localStorage.getItem(KEY) !== "off");
  const setting = useMemo<Setting>(
    () => ({
      singleKeys,
      switchSingleKeys: (on) => {
        localStorage.setItem(KEY, on ? "on" : "off");
        setSingleKeys(on);
      },
      showHelp: onHelp,
    }),
    [singleKeys, onHelp],
  );
  return <Context value={setting}>{children}</Context>;
}

export function useShortcutSetting(): Setting {
  const setting = useContext(Context);
  if (!setting) throw new Error("useShortcutSetting outside ShortcutSetting");
  return setting;
}
