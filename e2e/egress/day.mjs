// A clinician's whole day against REFERENT_URL, about the patient in marked.json: import, draft, read, edit, sign, add,
// export, and the faults on the way. Ends with 1 when the program does not do its part.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { REFERENT_URL: url, REFERENT_USERNAME: username, REFERENT_PASSPHRASE: passphrase } = process.env;
const marked = readFileSync(new URL('marked.json', import.meta.url), 'utf8');
let cookie = '';

async function ask(method, path, body) {
  const headers = { 'x-referent': '1', 'content-type': 'application/json', cookie };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const text = await response.text();
  return { status: response.status, text, json: () => JSON.parse(text) };
}

async function done(method, path, body) {
  const answer = await ask(method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status}`);
  return answer;
}

await done('POST', '/api/session', { username, passphrase });
const { id } = (await done('POST', '/api/consultations', { format: 'referent', content: marked })).json();
const at = (act) => `/api/consultations/${id}${act}`;

const faults = [
  await ask('POST', '/api/consultations', { format: 'referent', content: marked.slice(0, 200) }),
  await ask('POST', '/api/consultations', { format: 'text', content: 'Qvitfjellhaug: quasihoste' }),
  await ask('GET', '/api/consultations/Qvitfjellhaug'),
  await ask('POST', '/api/session', { username: 'Qvitfjellhaug', passphrase: 'quasihoste' }),
  await ask('POST', at('/sign'), { revision: 1 }),
];
for (const fault of faults) assert.ok(fault.status >= 400, `${fault.status} was meant to be an error`);

let note = (await done('POST', at('/draft'), {})).json();
await done('GET', at(''));
await done('GET', '/api/consultations');
const edit = async (edit) => {
  note = (await done('POST', at('/edits'), { revision: note.revision, edit })).json();
};
await edit({ kind: 'add', section: 'plan', text: 'Åsgerdine ringer om quasihoste.' });
await done('GET', at('/history'));
const hinders = (statement) => ['contradicted', 'unsupported'].includes(statement.status) && !statement.accepted;
while (note.unresolved) {
  const open = note.sections.flatMap((section) => section.statements).find(hinders);
  await edit({ kind: 'accept', statement: open.id });
}
await done('POST', at('/sign'), { revision: note.revision });
await done('POST', at('/addenda'), { text: 'Åsgerdine har ringt.' });
const exported = [];
for (const format of ['fhir', 'pdf', 'html']) exported.push(await done('GET', at(`/export/${format}`)));
// What the day was about did go through the program: the search has something to miss.
assert.ok(exported[0].text.includes('Qvitfjellhaug') && exported[2].text.includes('quasihoste'));
await done('GET', '/metrics');
console.log('a whole day: imported, drafted, read, edited, signed, exported');
