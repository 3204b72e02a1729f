// What neither validator checks, computed from HL7 Norge's snapshots: required codes and what a slice demands.
import { resourcesOf, valuesAt } from './bundle.mjs';

/** Faults of every resource against the profile that it claims. */
export function profileChecks({ profiles, valueSets }) {
  return (bundle) =>
    resourcesOf(bundle).flatMap((resource) =>
      (resource.meta?.profile ?? []).flatMap((url) => {
        const elements = profiles.get(url)?.snapshot.element;
        if (!elements) return [`${resource.resourceType}: unknown profile ${url}`];
        return [...requiredCodes(resource, elements, valueSets), ...slices(resource, elements)];
      }),
    );
}

/** A coded element whose binding is required may only hold codes of the value set. */
function requiredCodes(resource, elements, valueSets) {
  const faults = [];
  for (const element of elements) {
    const allowed = valueSets.get(element.binding?.valueSet?.split('|')[0]);
    if (element.binding?.strength !== 'required' || !allowed || element.sliceName) continue;
    for (const value of valuesAt(resource, pathWithin(element))) {
      const codings = value.coding ?? (typeof value === 'string' ? [{ code: value }] : [value]);
      if (!codings.some((coding) => contains(allowed, coding))) {
        faults.push(`${element.path}: no code of ${allowed.url}`);
      }
    }
  }
  return faults;
}

function contains(valueSet, coding) {
  return (valueSet.compose?.include ?? []).some(
    ({ system, concept }) =>
      (coding.system === undefined || coding.system === system) &&
      (concept ?? []).some(({ code, display }) => {
        const displayFits = coding.display === undefined || display === undefined || coding.display === display;
        return code === coding.code && displayFits;
      }),
  );
}

/** An element that falls into a slice must have what the slice demands. */
function slices(resource, elements) {
  const faults = [];
  for (const sliced of elements.filter(({ slicing }) => slicing?.discriminator?.[0]?.type === 'value')) {
    const discriminator = sliced.slicing.discriminator[0].path;
    if (discriminator === 'url' || sliced.id.includes(':')) continue;
    for (const slice of elements.filter(({ id, sliceName }) => sliceName && id === `${sliced.id}:${sliceName}`)) {
      const children = elements.filter(({ id }) => id.startsWith(`${slice.id}.`));
      const key = children.find(({ id }) => id === `${slice.id}.${discriminator}`);
      const wanted = fixedValue(key ?? {});
      for (const value of valuesAt(resource, pathWithin(sliced))) {
        const belongs = valuesAt(value, discriminator).includes(wanted);
        if (wanted !== undefined && belongs) faults.push(...missing(value, slice, children));
      }
    }
  }
  return faults;
}

/** Children with a minimum of one that are not there, or whose fixed value is another. */
function missing(value, slice, children) {
  return children.flatMap((child) => {
    const path = child.id.slice(slice.id.length + 1);
    if (path.includes(':')) return [];
    const parent = path.split('.').slice(0, -1).join('.');
    const parentIsThere = parent === '' || valuesAt(value, parent).length > 0;
    const found = valuesAt(value, path).filter((present) => present !== '');
    const fixed = fixedValue(child);
    if (child.min > 0 && parentIsThere && found.length === 0) return [`${slice.id}: ${path} is missing`];
    const differs = fixed !== undefined && found.some((present) => present !== fixed);
    return differs ? [`${slice.id}: ${path} is not ${fixed}`] : [];
  });
}

function fixedValue(element) {
  const key = Object.keys(element).find((name) => /^fixed[A-Z]/.test(name));
  return key && element[key];
}

function pathWithin(element) {
  return element.path.split('.').slice(1).join('.');
}
