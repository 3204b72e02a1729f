import createClient from "openapi-fetch";
import type { paths } from "./schema";
import { Problem, asProblem, readProblem } from "./problem";

/** Every request carries `X-Referent`, which a form on a foreign page cannot send. */
export const client = createClient<paths>({ baseUrl: "/", headers: { "X-Referent": "1" } });

type Answer<T> = { data?: T; error?: unknown; response: Response };

let renewSession: (() => Promise<boolean>) | null = null;

/** Tells the client whom to ask when the session has expired. Resolves to true once the same person is signed in again. */
export function onExpiredSession(renew: (() => Promise<boolean>) | null): void {
  renewSession = renew;
}

async function attempt<T>(request: () => Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request();
  } catch (thrown) {
    throw asProblem(thrown);
  }
  if (!answer.response.ok) throw readProblem(answer.error);
  return answer.data as T;
}

/** Makes a request; when the session has expired, waits until the person has signed in again and makes it once more. */
export async function call<T>(request: () => Promise<Answer<T>>): Promise<T> {
  try {
    return await attempt(request);
  } catch (thrown) {
    const expired = thrown instanceof Problem && thrown.code === "session_expired";
    if (expired && renewSession && (await renewSession())) return attempt(request);
    throw thrown;
  }
}

/** Makes a request without asking for a new sign-in: for signing in and out itself. */
export const callOnce = attempt;
