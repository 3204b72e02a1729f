/** A request that did not succeed: the stable code of the contract, and the server's English sentence as a fallback. */
export class Problem extends Error {
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail = "") {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.detail = detail;
  }
}

/** Reads RFC 9457 problem JSON. Anything else (a proxy's error page, a cut answer) becomes `unknown`. */
export function readProblem(body: unknown): Problem {
  if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") {
    const detail = "detail" in body && typeof body.detail === "string" ? body.detail : "";
    return new Problem(body.code, detail);
  }
  return new Problem("unknown");
}

/** Whatever was thrown, as a problem; what `fetch` throws means that no answer came. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem(thrown instanceof TypeError ? "no_connection" : "unknown");
}
