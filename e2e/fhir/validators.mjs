// All checkers by name; each takes a bundle and answers with the faults that it found, as sentences.
import { profileChecks } from './checks.mjs';
import { baseR4, medplum } from './independent.mjs';
import { exportRules } from './rules.mjs';
import { readSnapshots } from './snapshots.mjs';

/** Reads the definitions once. */
export function makeValidators() {
  const snapshots = readSnapshots();
  return {
    medplum: medplum(snapshots),
    'fhir (npm)': baseR4(),
    snapshots: profileChecks(snapshots),
    rules: exportRules(),
  };
}

/** `{ checker: faults }` for those that found any. */
export function faultsOf(validators, bundle) {
  const found = Object.entries(validators).map(([name, check]) => [name, check(bundle)]);
  return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
}
