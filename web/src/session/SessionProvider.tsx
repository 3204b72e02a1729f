import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { onExpiredSession } from "../api/client";
import type { Session } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { readSession, signOut } from "../api/requests";
import { startOver } from "../workplace/route";
import { SignInDialog } from "./SignInDialog";

type State =
  | { kind: "loading" }
  | { kind: "out"; problem: Problem | null }
  | { kind: "in"; session: Session };

type Access = { state: State; enter: (session: Session) => void; leave: () => Promise<void> };

const Context = createContext<Access | null>(null);

/**
 * Who is signed in. When a request finds the session expired, a sign-in dialog opens over the page, which stays as it
 * is with all unsaved text; the request is made again once the same person is back. Anybody else starts on a clean page.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: "loading" });
  const [expired, setExpired] = useState(false);
  const waiting = useRef<((renewed: boolean) => void)[]>([]);

  useEffect(() => {
    readSession().then(
      (session) => setState({ kind: "in", session }),
      (thrown: unknown) => {
        const problem = asProblem(thrown);
        setState({ kind: "out", problem: problem.code === "session_expired" ? null : problem });
      },
    );
  }, []);

  const signedIn = state.kind === "in";
  useEffect(() => {
    if (!signedIn) return;
    onExpiredSession(() => {
      setExpired(true);
      return new Promise((resolve) => waiting.current.push(resolve));
    });
    return () => onExpiredSession(null);
  }, [signedIn]);

  const settle = useCallback((renewed: boolean) => {
    setExpired(false);
    for (const resolve of waiting.current.splice(0)) resolve(renewed);
  }, []);

  const resume = useCallback(
    (session: Session) => {
      if (state.kind === "in" && state.session.name !== session.name) {
        startOver();
        return;
      }
      setState({ kind: "in", session });
      settle(true);
    },
    [state, settle],
  );

  const access = useMemo<Access>(
    () => ({
      state,
      enter: (session) => setState({ kind: "in", session }),
      leave: async () => {
        await signOut().catch(() => undefined);
        location.assign("/");
      },
    }),
    [state],
  );

  return (
    <Context value={access}>
      {children}
      {expired && <SignInDialog onSignedIn={resume} onCancel={() => settle(false)} />}
    </Context>
  );
}

export function useSession(): Access {
  const access = useContext(Context);
  if (!access) throw new Error("useSession outside SessionProvider");
  return access;
}
