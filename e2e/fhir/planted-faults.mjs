// node planted-faults.mjs BUNDLE.json: plants one fault after the other in a valid bundle; each must be refused by some
// checker, and the bundle as it is by none. Prints which checker refused which.
import { readFileSync } from 'node:fs';
import { skipWithoutShared } from './snapshots.mjs';

const resource = (bundle, type) => bundle.entry.find((entry) => entry.resource.resourceType === type).resource;
const entry = (bundle, type) => bundle.entry.find((candidate) => candidate.resource.resourceType === type);
const note = (bundle) => resource(bundle, 'DocumentReference');
const contained = (bundle, id) => note(bundle).contained.find((candidate) => candidate.id === id);
const patient = (bundle) => contained(bundle, 'patient');
const attachment = (bundle) => note(bundle).content[0].attachment;
const pdf = (bundle) => note(bundle).content[1].attachment;
const encounter = (bundle) => resource(bundle, 'Encounter');
const provenance = (bundle) => resource(bundle, 'Provenance');
const addendum = (bundle) => bundle.entry.find(({ resource: { relatesTo } }) => relatesTo).resource;

const FAULTS = {
  'gender in Norwegian': (bundle) => (patient(bundle).gender = 'kvinne'),
  'patient identifier without value': (bundle) => delete patient(bundle).identifier[0].value,
  'patient identifier without system': (bundle) => delete patient(bundle).identifier[0].system,
  'national number under the OID of HPR': (bundle) => (patient(bundle).identifier[0].system = 'urn:oid:2.16.578.1.12.4.1.4.4'),
  'national number with wrong check digits': (bundle) => (patient(bundle).identifier[0].value = '21915710288'),
  'H-number without assigner': (bundle) => {
    patient(bundle).identifier[0].system = 'HNR';
    patient(bundle).identifier[0].type = { coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.8327', code: 'HNR' }] };
  },
  'practitioner identifier without value': (bundle) => delete contained(bundle, 'author').identifier[0].value,
  'date of birth in Norwegian order': (bundle) => (patient(bundle).birthDate = '21.11.1957'),
  'a field that FHIR does not know': (bundle) => (patient(bundle).fodselsnummer = 'x'),
  'name as a string': (bundle) => (patient(bundle).name = 'Kari Nes'),
  'unknown profile': (bundle) => (patient(bundle).meta.profile = ['http://hl7.no/fhir/StructureDefinition/no-basis-Pasient']),
  'no profile': (bundle) => delete note(bundle).meta,
  'document without status': (bundle) => delete note(bundle).status,
  'docStatus that FHIR does not know': (bundle) => (note(bundle).docStatus = 'signed'),
  'docStatus of a draft': (bundle) => (note(bundle).docStatus = 'preliminary'),
  'code that 9602 does not hold': (bundle) => (note(bundle).type.coding[0].code = 'B99-9'),
  'code of 9602 with another display': (bundle) => (note(bundle).type.coding[0].display = 'Epikrise'),
  'document type of a foreign system': (bundle) => (note(bundle).type.coding[0].system = 'http://loinc.org'),
  'document without patient': (bundle) => delete note(bundle).subject,
  'document without content': (bundle) => (note(bundle).content = []),
  'broken base64': (bundle) => (attachment(bundle).data = `*${attachment(bundle).data.slice(1)}`),
  'changed text under the old hash': (bundle) => (attachment(bundle).data = Buffer.from('Frisk.').toString('base64')),
  'size that is not the data\'s': (bundle) => (attachment(bundle).size += 1),
  'size as text': (bundle) => (attachment(bundle).size = String(attachment(bundle).size)),
  'PDF that is none': (bundle) => Object.assign(pdf(bundle), attachment(bundle), { contentType: 'application/pdf' }),
  'signing time without zone': (bundle) => (note(bundle).date = '2026-03-12T10:41:07'),
  'addendum that replaces the note': (bundle) => (addendum(bundle).relatesTo[0].code = 'replaces'),
  'addendum to nothing': (bundle) => (addendum(bundle).relatesTo[0].target.reference = 'urn:uuid:00000000-0000-4000-8000-00000000dead'),
  'contained author that is not there': (bundle) => (note(bundle).author[0].reference = '#doctor'),
  'contained patient that nobody names': (bundle) => delete note(bundle).context.sourcePatientInfo,
  'encounter that is a document': (bundle) => (note(bundle).context.encounter[0].reference = addendum(bundle).masterIdentifier.value),
  'encounter status that FHIR does not know': (bundle) => (encounter(bundle).status = 'done'),
  'encounter without class': (bundle) => delete encounter(bundle).class,
  'diagnosis without system': (bundle) => delete encounter(bundle).reasonCode[0].coding[0].system,
  'two statuses': (bundle) => (encounter(bundle).status = ['finished', 'finished']),
  'provenance without agent': (bundle) => delete provenance(bundle).agent,
  'provenance that hides the software': (bundle) => provenance(bundle).agent.shift(),
  'provenance recorded on a date': (bundle) => (provenance(bundle).recorded = '2026-03-12'),
  'narrative that is no XHTML': (bundle) => (provenance(bundle).text.div = '<p>software'),
  'script in a narrative': (bundle) => (provenance(bundle).text.div = provenance(bundle).text.div.replace('<table>', '<script/><table>')),
  'entry without request': (bundle) => delete entry(bundle, 'Encounter').request,
  'national number in a search': (bundle) => (entry(bundle, 'Encounter').request.ifNoneExist += `&patient.identifier=${patient(bundle).identifier[0].value}`),
  'unknown method': (bundle) => (entry(bundle, 'Encounter').request.method = 'UPSERT'),
  'two entries with one address': (bundle) => (entry(bundle, 'Provenance').fullUrl = entry(bundle, 'Encounter').fullUrl),
  'bundle of another type': (bundle) => (bundle.type = 'collection'),
  'resource of another type': (bundle) => (encounter(bundle).resourceType = 'Consultation'),
};

const [path] = process.argv.slice(2);
if (!path) {
  console.error('usage: node planted-faults.mjs BUNDLE.json');
  process.exit(2);
}
skipWithoutShared();
const { faultsOf, makeValidators } = await import('./validators.mjs');

const text = readFileSync(path, 'utf8');
const validators = makeValidators();
const sound = faultsOf(validators, JSON.parse(text));
let wrong = Object.keys(sound).length > 0 ? 1 : 0;
console.log(wrong ? `WRONG    the bundle as it is: ${JSON.stringify(sound)}` : 'valid    the bundle as it is');
for (const [name, plant] of Object.entries(FAULTS)) {
  const bundle = JSON.parse(text);
  plant(bundle);
  const refusedBy = Object.keys(faultsOf(validators, bundle));
  if (refusedBy.length === 0) wrong += 1;
  console.log(`${refusedBy.length ? 'refused ' : 'MISSED  '} ${name}: ${refusedBy.join(', ') || 'nobody'}`);
}
console.log(`${Object.keys(FAULTS).length} planted faults, ${wrong} wrong answers`);
process.exit(wrong ? 1 : 0);
