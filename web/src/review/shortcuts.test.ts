import { describe, expect, it } from "vitest";
import { KEYS, commandFor, type Press } from "./shortcuts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});
const reading = { typing: false, singleKeys: true };

describe("commandFor", () => {
  it("knows each key of the help, with and without caps lock", () => {
    for (const { command, keys } of KEYS.filter((entry) => entry.keys.length === 1)) {
      expect(commandFor(press(keys), reading)).toBe(command);
      expect(commandFor(press(keys.toLowerCase()), reading)).toBe(command);
    }
    expect(commandFor(press("Enter", { ctrlKey: true }), reading)).toBe("sign");
  });

  it("does nothing while the person types", () => {
    const typing = { typing: true, singleKeys: true };
    expect(commandFor(press("x"), typing)).toBeNull();
    expect(commandFor(press("Enter", { ctrlKey: true }), typing)).toBeNull();
  });

  it("leaves only Ctrl+Enter when single keys are switched off", () => {
    const off = { typing: false, singleKeys: false };
    for (const { keys } of KEYS.filter((entry) => entry.keys.length === 1)) expect(commandFor(press(keys), off)).toBeNull();
    expect(commandFor(press("Enter", { metaKey: true }), off)).toBe("sign");
  });

  it("leaves the browser's own keys alone", () => {
    expect(commandFor(press("a", { ctrlKey: true }), reading)).toBeNull();
    expect(commandFor(press("e", { altKey: true }), reading)).toBeNull();
    expect(commandFor(press("Enter"), reading)).toBeNull();
    expect(commandFor(press("q"), reading)).toBeNull();
  });

  it("repeats only the moves when a key is held down", () => {
    expect(commandFor(press("j", { repeat: true }), reading)).toBe("next");
    expect(commandFor(press("x", { repeat: true }), reading)).toBeNull();
    expect(commandFor(press("Enter", { ctrlKey: true, repeat: true }), reading)).toBeNull();
  });
});
