import { useShortcutSetting } from "./ShortcutSetting";

/** The key beside a button's words. Single keys are not shown when they are switched off. */
export function KeyHint({ name }: { name: string }) {
  const { singleKeys } = useShortcutSetting();
  if (!singleKeys && name.length === 1) return null;
  return <kbd aria-hidden="true">{name}</kbd>;
}
