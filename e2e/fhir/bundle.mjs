// Ways through a bundle.

/** Every resource of the entries, and those contained in them. */
export function resourcesOf(bundle) {
  const entries = (bundle.entry ?? []).map((entry) => entry.resource).filter(Boolean);
  return entries.flatMap((resource) => [resource, ...(resource.contained ?? [])]);
}

/** Every value below `node` with the path to it. */
export function* walk(node, path = '') {
  yield [path, node];
  if (node === null || typeof node !== 'object') return;
  for (const [key, child] of Object.entries(node)) {
    yield* walk(child, Array.isArray(node) ? `${path}[${key}]` : `${path}.${key}`);
  }
}

/** The values at an element path such as `identifier.type.coding`, arrays opened. */
export function valuesAt(node, path) {
  let values = [node];
  for (const name of path === '' ? [] : path.split('.')) {
    values = values.flatMap((value) => value?.[name] ?? []).flat();
  }
  return values;
}
