import { useSyncExternalStore } from "react";

/** Where the person is. The address holds a consultation's number and never anything about a patient. */
export type Route =
  | { page: "consultations"; day: string | null }
  | { page: "consultation" | "identities"; id: string }
  | { page: "unknown" };

export function readRoute(path: string, search: string): Route {
  if (path === "/") {
    const day = new URLSearchParams(search).get("day");
    return { page: "consultations", day: day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null };
  }
  const [, id, within] = /^\/consultations\/([0-9a-fA-F-]{36})(\/identities)?\/?$/.exec(path) ?? [];
  if (!id) return { page: "unknown" };
  return { page: within ? "identities" : "consultation", id };
}

const current = () => location.pathname + location.search;

const listeners = new Set<() => void>();
let navigated = false;
let shown = current();

function subscribe(listener: () => void) {
  const onPop = () => {
    if (guard && current() !== shown && !guard()) {
      history.pushState(null, "", shown);
      return;
    }
    shown = current();
    navigated = true;
    listener();
  };
  listeners.add(listener);
  window.addEventListener("popstate", onPop);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", onPop);
  };
}

/** May leaving this page lose text? A page with unsaved text sets this, and the person is asked. */
let guard: (() => boolean) | null = null;
export const guardLeaving = (mayLeave: (() => boolean) | null) => {
  guard = mayLeave;
};

export function navigate(path: string) {
  if (guard && !guard()) return;
  navigated = true;
  history.pushState(null, "", path);
  shown = current();
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** Whether the person has moved between pages since the page was loaded: only then is focus moved. */
export const hasNavigated = () => navigated;

/** Begins again on a clean page, without asking: somebody else has signed in and must not see this one. */
export function startOver() {
  startingOver = true;
  location.assign("/");
}

let startingOver = false;
export const isStartingOver = () => startingOver;

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, current);
  const [path = "/", search = ""] = address.split("?");
  return readRoute(path, search);
}
