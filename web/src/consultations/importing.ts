import type { ContentLanguage, ImportFormat } from "../api/model";
import { Problem } from "../api/problem";
import type { components } from "../api/schema";

/** The format that a file's name or first words show. */
export function formatOf(name: string, text: string): ImportFormat {
  const lower = name.toLowerCase();
  if (lower.endsWith(".vtt") || text.startsWith("WEBVTT")) return "webvtt";
  if (lower.endsWith(".srt")) return "srt";
  if (lower.endsWith(".json") || text.trimStart().startsWith("{")) return "referent";
  return "text";
}

/** A file's text. Wrong bytes are an error: a guessed encoding would change what was said. */
export async function readText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("import_encoding");
  }
}

type Given = { language: ContentLanguage; setting: string; patient: string; nationalId: string; born: string };

/** The request: Referent's own format carries everything, the others need it beside them. */
export function importBody(format: ImportFormat, content: string, given: Given): components["schemas"]["Import"] {
  if (format === "referent") return { format, content };
  const patient = {
    name: given.patient,
    ...(given.nationalId && { national_id: given.nationalId }),
    ...(given.born && { born: given.born }),
  };
  return { format, content, language: given.language, setting: given.setting, patient };
}
