// node search.mjs CAPTURE: exits 1 and says which, when an identity of marked.json stands in the captured packets.
//
// Looked for as written, in lower and upper case, in UTF-8, Latin-1 and UTF-16, percent-encoded, in hexadecimal, and in
// base64 at each of the three places where a word can begin in it.
import { readFileSync } from 'node:fs';

const marks = [
  'Qvitfjellhaug',
  'Åsgerdine',
  '15867030299',
  '98123457',
  'Zirkelmyrveien',
  'Drøbaksundfjord',
  'quasihoste',
];

const inCapitals = (code) => code.toUpperCase();
const asUrl = (base64) => base64.replaceAll('+', '-').replaceAll('/', '_');

// Every way of writing a mark that is looked for, with its name.
function formsOf(mark) {
  const forms = new Map();
  for (const word of [mark, mark.toLowerCase(), mark.toUpperCase()]) {
    for (const encoding of ['utf8', 'latin1', 'utf16le']) {
      const bytes = Buffer.from(word, encoding);
      const percent = [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16)}`)).join('');
      forms.set(`${word} in ${encoding}`, bytes);
      forms.set(`${word} in ${encoding}, percent-encoded`, Buffer.from(percent));
      forms.set(`${word} in ${encoding}, Percent-Encoded`, Buffer.from(percent.replace(/%../g, inCapitals)));
      forms.set(`${word} in ${encoding}, hexadecimal`, Buffer.from(bytes.toString('hex')));
      for (const before of [0, 1, 2]) {
        // The characters at the ends also hold bits of what stands beside the mark, so they are left out.
        const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const whole = base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
        forms.set(`${word} in ${encoding}, base64 from place ${before}`, Buffer.from(whole));
        forms.set(`${word} in ${encoding}, base64url from place ${before}`, Buffer.from(asUrl(whole)));
      }
    }
  }
  return forms;
}

const [path] = process.argv.slice(2);
const packets = readFileSync(path);
let found = 0;
for (const mark of marks) {
  for (const [form, bytes] of formsOf(mark)) {
    if (!packets.includes(bytes)) continue;
    console.log(`found: ${form}`);
    found += 1;
    break;
  }
}
console.log(`${found} of ${marks.length} identities in ${packets.length} bytes of packets`);
process.exit(found ? 1 : 0);
