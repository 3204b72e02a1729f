// HL7 Norge's profiles and value sets, read from the public package in ../shared. Nothing of it is committed here.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const PACKAGE = fileURLToPath(
  new URL('../../../shared/data/fhir-no/hl7.fhir.no.basis-2.2.2-snapshots.tgz', import.meta.url),
);

/** Ends the program, in peace, where the package is not at hand. */
export function skipWithoutShared() {
  if (!existsSync(PACKAGE)) {
    console.log('skipped: no ../shared');
    process.exit(0);
  }
}

/** `{ profiles, valueSets }`: StructureDefinitions and ValueSets by canonical URL. */
export function readSnapshots() {
  const profiles = new Map();
  const valueSets = new Map();
  for (const [name, text] of tarEntries(gunzipSync(readFileSync(PACKAGE)))) {
    if (!/^package\/[^/]+\.json$/.test(name)) continue;
    const resource = JSON.parse(text);
    if (resource.resourceType === 'StructureDefinition') profiles.set(resource.url, resource);
    if (resource.resourceType === 'ValueSet') valueSets.set(resource.url, resource);
  }
  return { profiles, valueSets };
}

/** The plain files of a tar archive: a 512-byte header (name at 0, octal size at 124, type at 156), then the content. */
function* tarEntries(archive) {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const field = (start, length) => archive.toString('utf8', at + start, at + start + length).split('\0')[0];
    const size = Number.parseInt(field(124, 12), 8);
    const prefix = field(345, 155);
    const isFile = ['0', ''].includes(field(156, 1));
    if (isFile) yield [prefix + field(0, 100), archive.toString('utf8', at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
