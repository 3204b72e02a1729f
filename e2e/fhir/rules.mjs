// What our own export promises beyond the profiles: a receiver can rely on it, so it is checked.
import { createHash } from 'node:crypto';
import { resourcesOf, walk } from './bundle.mjs';

const PROFILE = 'http://hl7.no/fhir/StructureDefinition/no-basis-';
const PROFILED = ['Patient', 'Practitioner', 'Organization', 'DocumentReference'];
const NATIONAL_NUMBER = /(?<!\d)\d{11}(?!\d)/;
/** The identifier systems that each of these may carry (HL7 Norge's naming systems). */
const SYSTEMS = {
  Patient: ['4.1', '4.2', '4.3'].map(oid).concat('HNR'),
  Practitioner: [oid('4.4')],
  Organization: [oid('4.101'), oid('4.102')],
};

function oid(arc) {
  return `urn:oid:2.16.578.1.12.4.1.${arc}`;
}

/** Faults of a bundle against the rules. */
export function exportRules() {
  return (bundle) => [
    ...transaction(bundle),
    ...(bundle.entry ?? []).flatMap((entry) => [...request(entry), ...references(bundle, entry)]),
    ...resourcesOf(bundle).flatMap((resource) => [...profile(resource), ...identifiers(resource)]),
    ...resourcesOf(bundle).flatMap((resource) => [...containedAreNamed(resource), ...narrative(resource)]),
    ...ofType(bundle, 'DocumentReference').flatMap((resource) => [...document(resource), ...attachments(resource)]),
    ...ofType(bundle, 'Encounter').flatMap(encounter),
    ...provenances(bundle),
  ];
}

function ofType(bundle, type) {
  return resourcesOf(bundle).filter(({ resourceType }) => resourceType === type);
}

function unless(holds, fault) {
  return holds ? [] : [fault];
}

function transaction(bundle) {
  const urls = (bundle.entry ?? []).map(({ fullUrl }) => fullUrl);
  const mandatory = ['Encounter', 'DocumentReference', 'Provenance'];
  return [
    ...unless(bundle.type === 'transaction', 'the bundle is no transaction'),
    ...unless(new Set(urls).size === urls.length, 'two entries have the same fullUrl'),
    ...unless(urls.every((url) => /^urn:uuid:[0-9a-f-]{36}$/.test(url)), 'a fullUrl is no UUID'),
    ...mandatory.flatMap((type) => unless(ofType(bundle, type).length > 0, `no ${type}`)),
  ];
}

function request({ request, resource }) {
  const places = [request?.url, request?.ifNoneExist].join(' ');
  return [
    ...unless(request?.url?.split('/')[0] === resource?.resourceType, 'request.url names another type'),
    ...unless(!NATIONAL_NUMBER.test(places), 'a national number stands in a URL'),
    ...unless(request?.method !== 'POST' || request.ifNoneExist, 'sending twice would create twice'),
    ...unless(request?.method !== 'PUT' || request.url === `${resource?.resourceType}/${resource?.id}`, 'PUT elsewhere'),
    ...unless(!['Patient', 'Practitioner'].includes(resource?.resourceType), 'a person has an entry of its own'),
  ];
}

/** Each reference leads somewhere, and to a resource of the type that its place holds. */
function references(bundle, { resource }) {
  const expected = { encounter: 'Encounter', custodian: 'Organization', serviceProvider: 'Organization',
    sourcePatientInfo: 'Patient', authenticator: 'Practitioner', author: 'Practitioner' };
  const faults = [];
  for (const [path, node] of walk(resource)) {
    if (typeof node?.reference !== 'string') continue;
    const inside = (resource.contained ?? []).find(({ id }) => `#${id}` === node.reference);
    const target = inside ?? bundle.entry.find(({ fullUrl }) => fullUrl === node.reference)?.resource;
    const type = expected[path.replace(/\[\d+\]/g, '').split('.').at(-1)];
    if (!target) faults.push(`${resource.resourceType}${path}: leads nowhere`);
    else if (type && target.resourceType !== type) faults.push(`${resource.resourceType}${path}: is no ${type}`);
  }
  return faults;
}

/** dom-3 of R4: what is contained is referred to. */
function containedAreNamed(resource) {
  const named = new Set([...walk(resource)].map(([, node]) => node?.reference).filter(Boolean));
  return (resource.contained ?? []).flatMap(({ id }) => unless(named.has(`#${id}`), `#${id} is contained in vain`));
}

/** txt-1 of R4: a narrative is well-formed XHTML of plain formatting. */
function narrative({ text }) {
  if (text === undefined) return [];
  const open = [];
  let sound = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">.*<\/div>$/s.test(text.div);
  for (const [, closing, name, rest] of text.div.matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)) {
    sound &&= /^(div|p|table|thead|tbody|tr|th|td)$/.test(name) && (rest === '' || name === 'div');
    if (closing) sound &&= open.pop() === name;
    else open.push(name);
  }
  return unless(sound && open.length === 0, 'a narrative is no XHTML');
}

function profile(resource) {
  const claims = resource.meta?.profile?.includes(PROFILE + resource.resourceType);
  return unless(!PROFILED.includes(resource.resourceType) || claims, `${resource.resourceType}: claims no profile`);
}

function identifiers(resource) {
  const systems = SYSTEMS[resource.resourceType];
  const own = systems ? (resource.identifier ?? []).map((identifier) => [systems, identifier]) : [];
  const referred = [...walk(resource)]
    .filter(([, node]) => SYSTEMS[node?.type] && node.identifier)
    .map(([, node]) => [SYSTEMS[node.type], node.identifier]);
  return [...own, ...referred].flatMap(([allowed, { system, value }]) => [
    ...unless(allowed.includes(system), `${resource.resourceType}: identifier of a foreign system`),
    ...unless(wellFormed(system, value), `${resource.resourceType}: identifier is malformed`),
  ]);
}

function wellFormed(system, value) {
  if (SYSTEMS.Patient.includes(system)) return /^\d{11}$/.test(value) && checkDigitsFit(value);
  if (SYSTEMS.Organization.includes(system)) return /^\d{9}$/.test(value);
  return !SYSTEMS.Practitioner.includes(system) || /^\d{1,9}$/.test(value);
}

/** Modulo 11 of Skatteetaten, with the first digit as relaxed for numbers issued from 2032. */
function checkDigitsFit(number) {
  const digits = [...number].map(Number);
  const sum = (weights) => weights.reduce((total, weight, at) => total + weight * digits[at], 0) % 11;
  const first = sum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
  return first <= 3 && sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}

function document(resource) {
  const addendum = resource.relatesTo !== undefined;
  const types = (resource.content ?? []).map(({ attachment }) => attachment?.contentType?.split(';')[0]);
  const wanted = addendum ? ['text/plain'] : ['text/plain', 'application/pdf'];
  return [
    ...unless(resource.docStatus === 'final', 'docStatus is not final'),
    ...unless(resource.status === 'current', 'status is not current'),
    ...unless(resource.subject?.type === 'Patient', 'the document has no patient'),
    ...unless(resource.subject?.display, 'the patient has no name'),
    ...unless(resource.context?.encounter?.length === 1, 'the document has no encounter'),
    ...unless(resource.author?.length > 0 && resource.authenticator, 'nobody answers for the document'),
    ...unless(resource.securityLabel?.length > 0, 'no security label'),
    ...unless(resource.masterIdentifier?.value?.startsWith('urn:uuid:'), 'no identity'),
    ...unless(!addendum || resource.relatesTo.every(({ code }) => code === 'appends'), 'an addendum replaces'),
    ...unless(wanted.every((type) => types.includes(type)), `not as ${wanted.join(' and ')}`),
  ];
}

/** `size` and `hash` (SHA-1, as R4 says) are those of the data; a PDF is PDF/A. */
function attachments(resource) {
  return (resource.content ?? []).flatMap(({ attachment = {} }) => {
    const bytes = Buffer.from(attachment.data ?? '', 'base64');
    const isPdf = attachment.contentType === 'application/pdf';
    const isPdfA = bytes.subarray(0, 5).toString() === '%PDF-' && bytes.includes('<pdfaid:part>2</pdfaid:part>');
    return [
      ...unless(bytes.length > 0 && bytes.toString('base64') === attachment.data, 'data is no base64'),
      ...unless(attachment.size === bytes.length, 'size is not that of the data'),
      ...unless(attachment.hash === createHash('sha1').update(bytes).digest('base64'), 'hash is not that of the data'),
      ...unless(!isPdf || isPdfA, 'the PDF is no PDF/A'),
      ...unless(attachment.title && attachment.creation && attachment.language, 'an attachment says not what it is'),
    ];
  });
}

function encounter(resource) {
  const reasons = (resource.reasonCode ?? []).flatMap(({ coding }) => coding ?? [{}]);
  const systems = ['http://hl7.org/fhir/sid/icpc-2', 'http://hl7.org/fhir/sid/icd-10-no'];
  return [
    ...unless(resource.subject?.type === 'Patient', 'the encounter has no patient'),
    ...unless(resource.status === 'finished', 'the encounter is not finished'),
    ...unless(resource.period?.start, 'the encounter has no time'),
    ...unless(resource.class?.system?.endsWith('/v3-ActCode'), 'the class is of a foreign system'),
    ...unless(reasons.every(({ system, code }) => systems.includes(system) && code), 'a diagnosis of a foreign system'),
  ];
}

/** Every document has a provenance that says who wrote and verified it, and what software drafted. */
function provenances(bundle) {
  const all = ofType(bundle, 'Provenance');
  const documents = (bundle.entry ?? []).filter(({ resource }) => resource?.resourceType === 'DocumentReference');
  return documents.flatMap(({ fullUrl, resource }) => {
    const own = all.find(({ target }) => target?.some(({ reference }) => reference === fullUrl));
    const roles = (own?.agent ?? []).flatMap(({ type }) => type?.coding?.map(({ code }) => code) ?? []);
    const wanted = resource.relatesTo ? ['author', 'verifier'] : ['assembler', 'author', 'verifier'];
    return [
      ...unless(wanted.every((role) => roles.includes(role)), `provenance lacks one of ${wanted.join(', ')}`),
      ...unless(own?.recorded === resource.date, 'provenance and document differ in time'),
      ...unless(own?.text?.div?.includes('software'), 'provenance says nothing of software'),
    ];
  });
}
