// Development only: answers the HTTP contract from memory, so that the screens can be worked on without the server.
// Usage: node mock/server.mjs [port]. Serves web/dist, with the same content security policy as the real server.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { CODES, people, seeds } from "./consultations.mjs";
import { mark, presentIdentities, unmark } from "./identities.mjs";
import { Refusal, addend, draft, edit, present, sign, summarise } from "./notes.mjs";

const PORT = Number(process.argv[2] ?? process.env.PORT ?? 8090);
const DIST = join(fileURLToPath(new URL(".", import.meta.url)), "..", "dist");
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".woff": "font/woff" };

const sessions = new Map();
const osloDay = (instant) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(new Date(instant));

const consultations = seeds.map((seed) => {
  const consultation = {
    id: randomUUID(), patient: seed.patient, clinician: seed.clinician, setting: seed.setting, language: seed.language,
    started_at: `${osloDay(Date.now())}T${seed.clock}:00+01:00`, state: "imported", note: null,
    utterances: seed.utterances.map(([speaker, text], index) => ({ index, speaker, text, start_ms: index * 7000, end_ms: index * 7000 + 6000 })),
  };
  if (seed.draft) draft(consultation, seed);
  return consultation;
});

function take({ format, content, language, setting, patient }) {
  if (!content?.trim()) throw new Refusal(400, "import_invalid");
  const given = format === "referent" ? parse(content) : { language, setting, patient };
  const utterances =
    given.utterances ??
    content.split("\n").flatMap((line) => {
      const match = /^(Lege|Pasient|Pårørende):\s*(.+)$/.exec(line.trim());
      if (!match) return [];
      return [{ speaker: { Lege: "clinician", Pasient: "patient", Pårørende: "companion" }[match[1]], text: match[2] }];
    });
  if (!given.patient?.name) throw new Refusal(400, "import_invalid");
  const consultation = {
    id: randomUUID(), patient: given.patient, clinician: seeds[0].clinician, setting: given.setting, language: given.language,
    started_at: new Date().toISOString(), state: "imported", note: null,
    utterances: utterances.map((u, index) => ({ index, start_ms: null, end_ms: null, ...u })),
  };
  consultations.push(consultation);
  return consultation;
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    throw new Refusal(400, "import_invalid");
  }
}

const view = (c) => ({ ...c, note: c.note && present(c.note) });
const ok = (body, status = 200) => ({ status, body });

/** The answer to a request inside a consultation. */
function inside(consultation, method, rest, body, who) {
  const { note } = consultation;
  const act = `${method} ${rest}`;
  if (act === "GET ") return ok(view(consultation));
  if (act === "POST draft") return draft(consultation), ok(present(consultation.note), 201);
  if (act === "POST edits") return edit(note, body, who.name), ok(present(note));
  if (act === "POST sign") return sign(consultation, body, who.name), ok(present(note));
  if (act === "POST addenda") return addend(note, body.text, who.name), ok(present(note), 201);
  if (act === "GET history") return ok({ versions: note?.versions ?? [] });
  if (act === "GET identities") return ok(presentIdentities(consultation));
  if (act === "POST identities/marks") return mark(consultation, body), ok(presentIdentities(consultation), 201);
  if (method === "DELETE" && rest.startsWith("identities/marks/")) {
    unmark(consultation, rest.split("/").at(-1));
    return ok(presentIdentities(consultation));
  }
  if (method === "GET" && rest.startsWith("export/")) {
    if (!note?.signed) throw new Refusal(409, "not_signed");
    return ok({ resourceType: "Bundle", type: "transaction", entry: [] });
  }
  throw new Refusal(404, "not_found");
}

function answer(method, path, query, body, cookie, reply) {
  if (path === "/api/session" && method === "POST") {
    const person = people.find((p) => p.username === body.username && p.passphrase === body.passphrase);
    if (!person) throw new Refusal(401, "invalid_credentials");
    const token = randomUUID();
    const session = { name: person.name, role: person.role, expires_at: new Date(Date.now() + 3600e3).toISOString() };
    sessions.set(token, session);
    reply.setHeader("Set-Cookie", `referent_session=${token}; HttpOnly; SameSite=Strict; Path=/`);
    return ok(session);
  }
  const who = sessions.get(/referent_session=([^;]+)/.exec(cookie ?? "")?.[1]);
  if (!who) throw new Refusal(401, "session_expired");
  if (path === "/api/session") return method === "DELETE" ? (sessions.clear(), ok(null, 204)) : ok(who);
  if (who.role !== "clinician") throw new Refusal(403, "role");
  if (path === "/api/consultations") {
    if (method === "POST") return ok(summarise(take(body)), 201);
    const day = query.get("day") ?? osloDay(Date.now());
    return ok({ day, consultations: consultations.filter((c) => osloDay(c.started_at) === day).map(summarise) });
  }
  if (path === "/api/terminology/search") {
    const wanted = body.query.toLowerCase();
    const hit = (c) => c.system === body.system && `${c.code} ${c.display}`.toLowerCase().includes(wanted);
    return ok({ available: true, matches: CODES.filter(hit) });
  }
  const match = /^\/api\/consultations\/([^/]+)\/?(.*)$/.exec(path);
  const consultation = consultations.find((c) => c.id === match?.[1]);
  if (!consultation) throw new Refusal(404, "not_found");
  return inside(consultation, method, match[2], body, who);
}

async function serveFile(path, reply) {
  const wanted = normalize(path).replace(/^(\.\.[/\\])+/, "");
  const file = extname(wanted) ? wanted : "index.html";
  try {
    const content = await readFile(join(DIST, file));
    reply.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream").end(content);
  } catch {
    reply.writeHead(404).end();
  }
}

createServer(async (request, reply) => {
  const url = new URL(request.url, "http://localhost");
  reply.setHeader("Content-Security-Policy", CSP);
  if (!url.pathname.startsWith("/api/")) return serveFile(url.pathname, reply);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  try {
    if (request.method !== "GET" && request.headers["x-referent"] !== "1") throw new Refusal(403, "missing_header");
    const { status, body } = answer(request.method, url.pathname, url.searchParams, text ? JSON.parse(text) : null, request.headers.cookie, reply);
    reply.writeHead(status, { "Content-Type": "application/json" }).end(body === null ? undefined : JSON.stringify(body));
  } catch (thrown) {
    const refusal = thrown instanceof Refusal ? thrown : (console.error(thrown), new Refusal(500, "unknown"));
    reply.writeHead(refusal.status, { "Content-Type": "application/problem+json" });
    reply.end(JSON.stringify({ type: "about:blank", title: refusal.code, status: refusal.status, detail: `Mock: ${refusal.code}.`, code: refusal.code }));
  }
}).listen(PORT, "127.0.0.1", () => console.log(`mock on http://127.0.0.1:${PORT} (${people[0].username} / ${people[0].passphrase})`));
