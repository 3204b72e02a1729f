// Fictional consultations for working on the screens without the server. Nobody in them exists.
const CLINICIAN = { name: "Solveig Haugland", role: "fastlege" };

/** The place of `words` in an utterance, in code points. */
function cite(utterances, index, words) {
  const [speaker, text] = utterances[index];
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`mock: "${words}" is not in utterance ${index} (${speaker})`);
  const start = Array.from(text.slice(0, at)).length;
  return { utterance: index, start, end: start + Array.from(words).length };
}

const cough = [
  ["clinician", "Hei, kom inn. Hva kan jeg hjelpe deg med i dag?"],
  ["patient", "Jeg har hatt hoste i tre uker nå, og den gir seg ikke. 😷"],
  ["clinician", "Kommer det noe opp når du hoster?"],
  ["patient", "Litt gult slim om morgenen. Ikke blod."],
  ["clinician", "Har du hatt feber?"],
  ["patient", "Nei, ikke feber. Men jeg er tungpustet i trapper."],
  ["clinician", "Har du noen sykdommer fra før?"],
  ["patient", "Høyt blodtrykk. Og så hadde jeg kanskje astma som barn."],
  ["clinician", "Hvilke medisiner bruker du?"],
  ["patient", "Enalapril 20 milligram om morgenen. Det fikk jeg i vår."],
  ["clinician", "Tåler du penicillin?"],
  ["patient", "Nei, jeg fikk utslett av Apocillin for mange år siden."],
  ["clinician", "Røyker du?"],
  ["patient", "Jeg sluttet for to år siden. Ti om dagen før det."],
  ["clinician", "Da lytter jeg på lungene. Det er noen knatrelyder nederst på venstre side. Høyre side er fin."],
  ["patient", "Er det lungebetennelse?"],
  ["clinician", "CRP er 24 og oksygenmetningen er 97 prosent. Det kan være enalapril som gir hosten, men jeg vil ha et røntgenbilde."],
  ["patient", "Greit. Skal jeg slutte med den?"],
  ["clinician", "Vi bytter til losartan 50 milligram en gang daglig. Kom tilbake om fire uker, eller før hvis du får feber."],
  ["patient", "Takk. Parkeringen her er forresten blitt håpløs."],
];

const pregnancy = [
  ["clinician", "Hei, så hyggeleg å sjå deg att. Korleis går det?"],
  ["patient", "Det går fint. Eg kjenner mykje spark no."],
  ["clinician", "Du er i veke 28 i dag. Har du hatt blødingar eller rier?"],
  ["patient", "Nei, ingen blødingar. Litt vondt i bekkenet når eg går."],
  ["clinician", "Blodtrykket er 118 over 72, og det er ikkje protein i urinen."],
  ["companion", "Ho søv dårleg om natta."],
  ["clinician", "Symfysemålet er 27 centimeter, og hjartelyden er 142."],
  ["clinician", "Vi tek blodprøve i dag, og du får time om fire veker."],
];

/** What the mock's drafter makes of each transcript: section, sentence, cited words, and how the check came out. */
const coughDraft = [
  ["aktuelt", "Hoste i tre uker.", [[1, "hoste i tre uker"]], "supported", [], [["tre", "number"]]],
  ["aktuelt", "Litt gult slim om morgenen, ikke blod.", [[3, "Litt gult slim om morgenen. Ikke blod."]], "supported", [], [["ikke", "negation"]]],
  ["aktuelt", "Ikke feber. Tungpustet i trapper.", [[4, "Har du hatt feber?"], [5, "Nei, ikke feber. Men jeg er tungpustet i trapper."]], "supported", [], [["Ikke", "negation"]]],
  ["tidligere", "Høyt blodtrykk. Astma som barn.", [[7, "Høyt blodtrykk. Og så hadde jeg kanskje astma som barn."]], "uncertain", [["certainty", "astma"]], []],
  ["familie_sosialt", "Røykeslutt for to år siden.", [[13, "Jeg sluttet for to år siden."]], "supported", [], [["to", "number"]]],
  ["legemidler", "Enalapril 40 mg om morgenen.", [[9, "Enalapril 20 milligram om morgenen."]], "contradicted", [["dose", "40 mg"]], [["Enalapril", "drug"], ["40", "number"]]],
  ["cave", "Penicillin: utslett av Apocillin.", [[11, "utslett av Apocillin"]], "supported", [], [["Penicillin", "drug"], ["Apocillin", "drug"]]],
  ["funn", "Knatrelyder basalt på venstre side. Høyre side normal.", [[14, "noen knatrelyder nederst på venstre side. Høyre side er fin."]], "supported", [], [["venstre", "side"], ["Høyre", "side"]]],
  ["undersokelser", "CRP 24. Oksygenmetning 97 %.", [[16, "CRP er 24 og oksygenmetningen er 97 prosent."]], "supported", [], [["24", "number"], ["97", "number"]]],
  ["vurdering", "Mulig hoste av enalapril.", [[16, "Det kan være enalapril som gir hosten"]], "supported", [], [["enalapril", "drug"]]],
  ["plan", "Bytter til losartan 50 mg daglig. Kontroll om fire uker.", [[18, "Vi bytter til losartan 50 milligram en gang daglig. Kom tilbake om fire uker"]], "supported", [], [["losartan", "drug"], ["50", "number"], ["fire", "number"]]],
  ["plan", "Henvist til lungelege.", [], "unsupported", [["invented", "lungelege"]], []],
];
const coughOmissions = [
  ["plan", "Rekvirerer røntgen thorax.", [[16, "jeg vil ha et røntgenbilde"]]],
  ["familie_sosialt", "Røykte ti sigaretter om dagen.", [[13, "Ti om dagen før det."]]],
];
const pregnancyDraft = [
  ["aktuelt", "Svangerskapskontroll i veke 28. Kjenner godt med spark.", [[1, "Eg kjenner mykje spark no."], [2, "Du er i veke 28 i dag."]], "supported", [], [["28", "number"]]],
  ["aktuelt", "Ingen blødingar. Bekkensmerter ved gange.", [[3, "Nei, ingen blødingar. Litt vondt i bekkenet når eg går."]], "supported", [], [["Ingen", "negation"]]],
  ["funn", "BT 118/72. Ikkje proteinuri.", [[4, "Blodtrykket er 118 over 72, og det er ikkje protein i urinen."]], "supported", [], [["118/72", "number"], ["Ikkje", "negation"]]],
  ["funn", "SF-mål 27 cm. Fosterlyd 142.", [[6, "Symfysemålet er 27 centimeter, og hjartelyden er 142."]], "supported", [], [["27", "number"], ["142", "number"]]],
  ["plan", "Blodprøve i dag. Ny kontroll om fire veker.", [[7, "Vi tek blodprøve i dag, og du får time om fire veker."]], "supported", [], [["fire", "number"]]],
];
const pregnancyOmissions = [["aktuelt", "Søv dårleg (opplyst av partnar).", [[5, "Ho søv dårleg om natta."]]]];

const back = [
  ["clinician", "Fortell om ryggen."],
  ["patient", "Det stikker nede i korsryggen på høyre side når jeg løfter."],
  ["clinician", "Kraften er lik i begge bein. Vi starter med øvelser tre ganger i uken."],
];

export const people = [
  { username: "solveig", passphrase: "rolig hav under nordlys", name: CLINICIAN.name, role: "clinician" },
  { username: "leder", passphrase: "rolig hav under nordlys", name: "Petter Myhre", role: "manager" },
];

export const seeds = [
  { setting: "fastlege", language: "nb", clock: "08:30", patient: { name: "Ingrid Testnes", born: "1968-04-12", national_id: "12846812499", sex: "F" }, utterances: cough, draft: coughDraft, omissions: coughOmissions, limitations: [] },
  { setting: "jordmor", language: "nn", clock: "09:15", patient: { name: "Marit Prøvestad", born: "1993-09-30", national_id: null, sex: "F" }, utterances: pregnancy, draft: pregnancyDraft, omissions: pregnancyOmissions, limitations: ["transcript_out_of_order"] },
  { setting: "legevakt", language: "nb", clock: "10:00", patient: { name: "Odd Eksempelsen", born: "1951-01-02", national_id: null, sex: "M" }, utterances: [], draft: [], omissions: [], limitations: ["nothing_said"] },
  { setting: "fysioterapeut", language: "nb", clock: "11:40", patient: { name: "Jonas Liksom", born: "1987-11-22", national_id: null, sex: "M" }, utterances: back, draft: null, omissions: [], limitations: [] },
].map((seed) => ({
  ...seed,
  clinician: CLINICIAN,
  draft: seed.draft?.map(([section, text, quotes, status, reasons, marks]) => ({
    section, text, status,
    evidence: quotes.map(([index, words]) => cite(seed.utterances, index, words)),
    reasons: reasons.map(([kind, detail]) => ({ kind, detail })),
    marks: marks.map(([words, kind]) => {
      const start = Array.from(text.slice(0, text.indexOf(words))).length;
      return { start, end: start + Array.from(words).length, kind };
    }),
  })),
  omissions: seed.omissions.map(([section, text, quotes]) => ({
    section, text, evidence: quotes.map(([index, words]) => cite(seed.utterances, index, words)),
  })),
}));

export const CODES = [
  ["icpc-2", "R05", "Hoste"], ["icpc-2", "R81", "Lungebetennelse"], ["icpc-2", "K86", "Hypertensjon uten komplikasjon"],
  ["icpc-2", "W78", "Svangerskap"], ["icpc-2", "L03", "Korsrygg symptom/plage"],
  ["icd-10", "R05", "Hoste"], ["icd-10", "J18.9", "Uspesifisert pneumoni"], ["icd-10", "I10", "Essensiell (primær) hypertensjon"],
].map(([system, code, display]) => ({ system, code, display }));
