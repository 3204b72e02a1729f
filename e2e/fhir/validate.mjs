// node validate.mjs BUNDLE.json: exits 1 when any checker refuses the bundle, and says which and why.
import { readFileSync } from 'node:fs';
import { skipWithoutShared } from './snapshots.mjs';

const [path] = process.argv.slice(2);
if (!path) {
  console.error('usage: node validate.mjs BUNDLE.json');
  process.exit(2);
}
skipWithoutShared();
const { faultsOf, makeValidators } = await import('./validators.mjs');

const found = faultsOf(makeValidators(), JSON.parse(readFileSync(path, 'utf8')));
for (const [checker, faults] of Object.entries(found)) {
  for (const fault of faults) console.error(`${checker}: ${fault}`);
}
const refused = Object.keys(found).length > 0;
console.log(refused ? `refused: ${path}` : `valid: ${path}`);
process.exit(refused ? 1 : 0);
