// Writes ICPC-2 and ICD-10 from @navikt/diagnosekoder as lines of `code <tab> term`, sorted, to ../codes/, which the
// crate embeds. An unchanged file is left alone, so that cargo has nothing to rebuild.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../codes/", import.meta.url);
mkdirSync(folder, { recursive: true });

for (const [source, target] of [["ICPC2", "icpc-2"], ["ICD10", "icd-10"]]) {
  const json = new URL(`node_modules/@navikt/diagnosekoder/lib/${source}.json`, import.meta.url);
  const entries = JSON.parse(readFileSync(json, "utf8"));
  const lines = entries.map(({ code, text }) => `${code}\t${text.trim()}\n`).sort().join("");
  const file = new URL(`${target}.tsv`, folder);
  if (!existsSync(file) || readFileSync(file, "utf8") !== lines) {
    writeFileSync(file, lines);
  }
  console.log(`${target}: ${entries.length} codes`);
}
