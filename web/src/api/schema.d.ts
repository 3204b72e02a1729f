/**
 * Provisional: written by hand from the HTTP contract, in the shape that openapi-typescript gives.
 * `npm run generate` replaces this file with one made from crates/api/openapi.json.
 */

export interface paths {
  "/api/session": {
    get: operations["read_session"];
    post: operations["sign_in"];
    delete: operations["sign_out"];
  };
  "/api/consultations": {
    get: operations["list_consultations"];
    post: operations["import_consultation"];
  };
  "/api/consultations/{id}": { get: operations["read_consultation"] };
  "/api/consultations/{id}/draft": { post: operations["draft_note"] };
  "/api/consultations/{id}/edits": { post: operations["edit_note"] };
  "/api/consultations/{id}/sign": { post: operations["sign_note"] };
  "/api/consultations/{id}/addenda": { post: operations["add_addendum"] };
  "/api/consultations/{id}/history": { get: operations["read_history"] };
  "/api/consultations/{id}/export/{format}": { get: operations["export_note"] };
  "/api/terminology/search": { post: operations["search_terminology"] };
}

export type webhooks = Record<string, never>;

export interface components {
  schemas: {
    Session: { name: string; role: components["schemas"]["Role"]; expires_at: string };
    Role: "clinician" | "manager" | "auditor" | "operator";
    SignIn: { username: string; passphrase: string };
    Language: "nb" | "nn" | "en";
    State: "imported" | "drafted" | "signed";
    Summary: {
      id: string;
      patient_name: string;
      born?: string | null;
      setting: string;
      language: components["schemas"]["Language"];
      started_at: string;
      state: components["schemas"]["State"];
      unresolved: number;
      statements: number;
    };
    Day: { day: string; consultations: components["schemas"]["Summary"][] };
    ImportPatient: {
      name: string;
      national_id?: string | null;
      born?: string | null;
      sex?: string | null;
      phone?: string | null;
      address?: string | null;
    };
    Import: {
      format: "referent" | "text" | "webvtt" | "srt";
      content: string;
      language?: components["schemas"]["Language"] | null;
      setting?: string | null;
      patient?: components["schemas"]["ImportPatient"] | null;
    };
    Patient: {
      name: string;
      national_id?: string | null;
      born?: string | null;
      sex?: string | null;
      phone?: string | null;
      address?: string | null;
    };
    Clinician: { name: string; role: string };
    Utterance: {
      index: number;
      speaker: "clinician" | "patient" | "companion";
      text: string;
      start_ms?: number | null;
      end_ms?: number | null;
    };
    Consultation: {
      id: string;
      patient: components["schemas"]["Patient"];
      clinician: components["schemas"]["Clinician"];
      setting: string;
      language: components["schemas"]["Language"];
      started_at: string;
      state: components["schemas"]["State"];
      utterances: components["schemas"]["Utterance"][];
      note?: components["schemas"]["Note"] | null;
    };
    SectionKey:
      | "aktuelt"
      | "tidligere"
      | "familie_sosialt"
      | "legemidler"
      | "cave"
      | "funn"
      | "undersokelser"
      | "vurdering"
      | "plan";
    Evidence: { utterance: number; start: number; end: number };
    Reason: {
      kind:
        | "dose"
        | "number"
        | "unit"
        | "negation"
        | "laterality"
        | "drug"
        | "person"
        | "time"
        | "certainty"
        | "invented";
      detail: string;
    };
    Mark: { start: number; end: number; kind: "drug" | "number" | "negation" | "side" };
    Statement: {
      id: string;
      section: components["schemas"]["SectionKey"];
      text: string;
      evidence: components["schemas"]["Evidence"][];
      status: "supported" | "uncertain" | "contradicted" | "unsupported";
      reasons: components["schemas"]["Reason"][];
      origin: "drafted" | "edited" | "clinician";
      accepted: boolean;
      removed: boolean;
      marks: components["schemas"]["Mark"][];
    };
    Omission: {
      index: number;
      section: components["schemas"]["SectionKey"];
      text: string;
      evidence: components["schemas"]["Evidence"][];
    };
    Diagnosis: { system: "icpc-2" | "icd-10"; code: string; display: string };
    Addendum: { id: string; text: string; name: string; at: string };
    Signature: { name: string; role: string; at: string; content_sha256: string };
    NoteSection: {
      section: components["schemas"]["SectionKey"];
      heading: string;
      statements: components["schemas"]["Statement"][];
    };
    Note: {
      id: string;
      revision: number;
      state: "draft" | "signed";
      language: components["schemas"]["Language"];
      sections: components["schemas"]["NoteSection"][];
      omissions: components["schemas"]["Omission"][];
      limitations: string[];
      diagnoses: components["schemas"]["Diagnosis"][];
      unresolved: number;
      drafted_by: string;
      signed?: components["schemas"]["Signature"] | null;
      addenda: components["schemas"]["Addendum"][];
    };
    Edit:
      | { kind: "rewrite"; statement: string; text: string }
      | { kind: "accept"; statement: string }
      | { kind: "unaccept"; statement: string }
      | { kind: "remove"; statement: string }
      | { kind: "restore"; statement: string }
      | { kind: "add"; section: components["schemas"]["SectionKey"]; text: string }
      | { kind: "take_omission"; index: number }
      | { kind: "move"; statement: string; section: components["schemas"]["SectionKey"] }
      | { kind: "diagnoses"; diagnoses: components["schemas"]["Diagnosis"][] }
      | { kind: "undo" };
    EditRequest: { revision: number; edit: components["schemas"]["Edit"] };
    Version: {
      revision: number;
      at: string;
      by: string;
      act: "drafted" | "edited" | "signed" | "addended";
      summary: string;
    };
    History: { versions: components["schemas"]["Version"][] };
    Search: { system: components["schemas"]["Diagnosis"]["system"]; query: string };
    SearchResult: { available: boolean; matches: components["schemas"]["Diagnosis"][] };
    Problem: { type: string; title: string; status: number; detail: string; code: string };
  };
}

type Problem = {
  content: { "application/problem+json": components["schemas"]["Problem"] };
};
type Reply<T> = { content: { "application/json": T } };
type Body<T> = { content: { "application/json": T } };
type Consultation = { path: { id: string } };

export interface operations {
  read_session: {
    responses: { 200: Reply<components["schemas"]["Session"]>; 401: Problem };
  };
  sign_in: {
    requestBody: Body<components["schemas"]["SignIn"]>;
    responses: { 200: Reply<components["schemas"]["Session"]>; 401: Problem; 429: Problem };
  };
  sign_out: { responses: { 204: { content?: never } } };
  list_consultations: {
    parameters: { query?: { day?: string } };
    responses: { 200: Reply<components["schemas"]["Day"]>; 401: Problem };
  };
  import_consultation: {
    requestBody: Body<components["schemas"]["Import"]>;
    responses: { 201: Reply<components["schemas"]["Summary"]>; 400: Problem; 413: Problem };
  };
  read_consultation: {
    parameters: Consultation;
    responses: { 200: Reply<components["schemas"]["Consultation"]>; 403: Problem; 404: Problem };
  };
  draft_note: {
    parameters: Consultation;
    responses: { 201: Reply<components["schemas"]["Note"]>; 409: Problem };
  };
  edit_note: {
    parameters: Consultation;
    requestBody: Body<components["schemas"]["EditRequest"]>;
    responses: { 200: Reply<components["schemas"]["Note"]>; 409: Problem };
  };
  sign_note: {
    parameters: Consultation;
    requestBody: Body<{ revision: number }>;
    responses: { 200: Reply<components["schemas"]["Note"]>; 409: Problem };
  };
  add_addendum: {
    parameters: Consultation;
    requestBody: Body<{ text: string }>;
    responses: { 201: Reply<components["schemas"]["Note"]>; 409: Problem };
  };
  read_history: {
    parameters: Consultation;
    responses: { 200: Reply<components["schemas"]["History"]>; 404: Problem };
  };
  export_note: {
    parameters: { path: { id: string; format: "fhir" | "pdf" | "html" } };
    responses: { 200: { content: { "application/octet-stream": string } }; 409: Problem };
  };
  search_terminology: {
    requestBody: Body<components["schemas"]["Search"]>;
    responses: { 200: Reply<components["schemas"]["SearchResult"]>; 401: Problem };
  };
}
