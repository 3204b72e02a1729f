/** Short names for the shapes of the contract, so that the rest of the app does not depend on how they are generated. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type Summary = Schemas["Summary"];
export type Consultation = Schemas["Consultation"];
export type Utterance = Schemas["Utterance"];
export type Note = Schemas["Note"];
export type NoteSection = Note["sections"][number];
export type Statement = Schemas["Statement"];
export type SectionKey = Statement["section"];
export type Evidence = Schemas["Evidence"];
export type Reason = Schemas["Reason"];
export type Mark = Schemas["Mark"];
export type Omission = Schemas["Omission"];
export type Edit = Schemas["Edit"];
export type Diagnosis = Schemas["Diagnosis"];
export type Version = Schemas["Version"];
export type Addendum = Schemas["Addendum"];
export type Identities = Schemas["Identities"];
export type IdentifierKind = Schemas["IdentifierKind"];
export type HiddenUtterance = Schemas["HiddenUtterance"];
export type IdentityMark = Schemas["IdentityMark"];
/** A mark of the clinician who is signed in: only of such a one the words are shown. */
export type OwnMark = IdentityMark & { text: string };
export type ImportFormat = "referent" | "text" | "webvtt" | "srt";
export type ContentLanguage = Note["language"];
export type ExportFormat = "fhir" | "pdf" | "html";
