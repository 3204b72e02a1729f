// The mock's notes: drafting, editing, signing and history, just enough to drive the screens.
import { createHash, randomUUID } from "node:crypto";

const HEADINGS = {
  nb: ["Aktuelt", "Tidligere sykdommer", "Familie og sosialt", "Legemidler", "Cave", "Funn", "Undersøkelser", "Vurdering", "Plan"],
  nn: ["Aktuelt", "Tidlegare sjukdomar", "Familie og sosialt", "Legemiddel", "Cave", "Funn", "Undersøkingar", "Vurdering", "Plan"],
  en: ["Present complaint", "Past medical history", "Family and social history", "Medication", "Allergies and intolerances", "Examination", "Investigations", "Assessment", "Plan"],
};
const SECTIONS = ["aktuelt", "tidligere", "familie_sosialt", "legemidler", "cave", "funn", "undersokelser", "vurdering", "plan"];

export class Refusal extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

const unresolved = (s) => (s.status === "unsupported" || s.status === "contradicted") && !s.removed && !s.accepted;
const now = () => new Date().toISOString();
const copy = (value) => structuredClone(value);

export function draft(consultation, seed) {
  if (consultation.note) throw new Refusal(409, "already_drafted");
  const plain = consultation.utterances
    .filter((u) => u.speaker === "patient" && u.text.length > 20)
    .map((u) => ({
      section: "aktuelt", text: u.text, status: "supported", reasons: [], marks: [],
      evidence: [{ utterance: u.index, start: 0, end: Array.from(u.text).length }],
    }));
  const drafted = seed?.draft ?? plain;
  const content = {
    statements: drafted.map((s) => ({ ...copy(s), id: randomUUID(), origin: "drafted", accepted: false, removed: false })),
    omissions: copy(seed?.omissions ?? []),
    diagnoses: [],
  };
  consultation.note = {
    id: randomUUID(), revision: 1, language: consultation.language, content, undo: [],
    limitations: seed?.limitations ?? (plain.length === 0 ? ["nothing_said"] : []),
    signed: null, addenda: [],
    versions: [{ revision: 1, at: now(), by: "referent 0.1.0 mock", act: "drafted", summary: "" }],
  };
  consultation.state = "drafted";
}

const CHANGES = {
  rewrite: (c, e) => Object.assign(find(c, e), { text: e.text, origin: find(c, e).origin === "clinician" ? "clinician" : "edited", accepted: find(c, e).origin === "clinician", marks: [] }),
  accept: (c, e) => Object.assign(find(c, e), { accepted: true }),
  unaccept: (c, e) => Object.assign(find(c, e), { accepted: false }),
  remove: (c, e) => Object.assign(find(c, e), { removed: true }),
  restore: (c, e) => Object.assign(find(c, e), { removed: false }),
  move: (c, e) => Object.assign(find(c, e), { section: e.section }),
  diagnoses: (c, e) => (c.diagnoses = copy(e.diagnoses)),
  add: (c, e) => c.statements.push({ id: randomUUID(), section: e.section, text: e.text, evidence: [], status: "unsupported", reasons: [], origin: "clinician", accepted: true, removed: false, marks: [] }),
  take_omission: (c, e) => {
    const [taken] = c.omissions.splice(e.index, 1);
    if (!taken) throw new Refusal(404, "not_found");
    c.statements.push({ ...taken, id: randomUUID(), status: "supported", reasons: [], origin: "drafted", accepted: true, removed: false, marks: [] });
  },
};

function find(content, edit) {
  const statement = content.statements.find((s) => s.id === edit.statement);
  if (!statement) throw new Refusal(404, "not_found");
  return statement;
}

function current(note, revision) {
  if (note.signed) throw new Refusal(409, "already_signed");
  if (note.revision !== revision) throw new Refusal(409, "conflict_revision");
}

export function edit(note, { revision, edit: change }, by) {
  current(note, revision);
  if (change.kind === "undo") {
    const before = note.undo.pop();
    if (!before) throw new Refusal(400, "edit_invalid");
    note.content = before;
  } else {
    const before = copy(note.content);
    CHANGES[change.kind](note.content, change);
    note.undo.push(before);
  }
  note.revision += 1;
  note.versions.push({ revision: note.revision, at: now(), by, act: "edited", summary: change.kind });
}

export function sign(consultation, { revision }, by) {
  const { note } = consultation;
  current(note, revision);
  const standing = note.content.statements.filter((s) => !s.removed);
  if (standing.length === 0 || standing.some(unresolved)) throw new Refusal(409, "not_ready");
  const content_sha256 = createHash("sha256").update(JSON.stringify(standing)).digest("hex");
  note.signed = { name: by, role: consultation.clinician.role, at: now(), content_sha256 };
  note.versions.push({ revision: note.revision, at: now(), by, act: "signed", summary: "" });
  consultation.state = "signed";
}

export function addend(note, text, by) {
  if (!note.signed) throw new Refusal(409, "not_signed");
  note.addenda.push({ id: randomUUID(), text, name: by, at: now() });
  note.versions.push({ revision: note.revision, at: now(), by, act: "addended", summary: "" });
}

export function present(note) {
  const { content } = note;
  return {
    id: note.id, revision: note.revision, state: note.signed ? "signed" : "draft", language: note.language,
    sections: SECTIONS.map((section, index) => ({
      section, heading: HEADINGS[note.language][index],
      statements: content.statements.filter((s) => s.section === section),
    })),
    omissions: content.omissions.map((omission, index) => ({ index, ...omission })),
    limitations: note.limitations, diagnoses: content.diagnoses,
    unresolved: content.statements.filter(unresolved).length,
    drafted_by: "referent 0.1.0 mock", signed: note.signed, addenda: note.addenda,
  };
}

export const summarise = (c) => ({
  id: c.id, patient_name: c.patient.name, born: c.patient.born ?? null, setting: c.setting, language: c.language,
  started_at: c.started_at, state: c.state,
  unresolved: c.note?.content.statements.filter(unresolved).length ?? 0,
  statements: c.note?.content.statements.length ?? 0,
});
