//! Relatives, life, time, and the words that assess, plan, greet and identify.

pub(super) const FAMILY: &str = "
mor far mamma pappa moren faren mora bror broren brør søster søsteren syster søsken sysken* foreldre* besteforeld* bestemor* bestefar* farmor farfar mormor morfar tante* onkel* fetter* kusine* niese* nevø* datter* dotter* datra sønn* son* sonen
familie* slekt* arvelig* arveleg* svigermor svigerfar";

pub(super) const SOCIAL: &str = "
jobb* jobben arbeid* yrke* stilling* sjåfør* lærer* sykepleier* renhold* kontor* butikk* snekker* tømrer* elektrik* bonde* fisker* student* studer* skole* skule* barnehage* pensjon* ufør* trygd* nav arbeidsledig* permitter*
gift samboer* sambuar* skilt enke* alene bor bur barn barnebarn ektefelle* kone kona mann mannen kjæreste* partner* hund* kjøre* kjører køyre* trening* trener turer går tur røyk* snus* sigarett* pipe* alkohol* drikk* drakk vin øl pils brennevin hasj* cannabis* rus* kaffe*
hjemmetjen* heimetenest* sykehjem* sjukeheim* omsorgsbolig* rullator* hjelp* nattarbeid* skift* turnus* vakter løft* stillesitt* prosent % sykmeldt sjukmeld* egenmelding* bedrift* firma* fritid* hobby* idrett* fotball* håndball* ski* kor
tolk* språk* flyktet fullmakt* verge* økonomi*";

pub(super) const ASSESSMENT: &str = "
mistenk* mistanke* sannsynlig* sannsynleg* trolig* truleg* tyder tydar passer ligner liknar forenlig* foreneleg* vurdering* vurder* diagnose* skyldes skuldast årsak* årsaka utelukke* uteluk* usikker* sikker* sikkert usikkert bekreft* stadfest* mulig* mogleg* kanskje nok
begynnende tegn teikn alvorlig* alvorleg* ufarlig* farlig* farleg* vanlig* godartet* akutt* mild* moderat* uttalt* prognose* forløp* mål behandlingsmål* indikasjon* risiko* forklar* forklaring* heller differensial* tenker trur tror altså lik alarmtegn* flagg* holdepunkt* haldepunkt* betyr bra bedring*
regulert* kontroll* stabil* forverr* forsinket* komplikasj*";

pub(super) const PLAN: &str = "
kontroll* henvis* tilvis* viser* bestill* bestiller rekvirer* resept* skriver skriv sykmeld* sjukmeld* sykmelding* sjukmelding* starter startar start begynner begynnar prøver prøv fortsett* fortset* held øker økes aukar reduser* trapp* slutter sluttar slutt stopp* seponer* bytt* tar tek måler mål ring ringer
kontakt* time timen neste avtal* oppfølg* oppfylg* utred* utgrei* legevakt* 113 sykehus* innlegg* legger legg poliklinikk* fysioterap* psykolog* fastlege* spesialist* lege jordmor* ergoterap* fotterap* logoped* øvelse* øvelser øving* trening* unngå* hvil* ro bruk bruker skal må bør kan får hvis dersom om viss
uker veker måneder månader dager dagar uke råd* anbefal* tilråd* informer* attest* erklæring* fråsegn* søknad* søk* epikrise* vaksin* dato mandag tirsdag tysdag onsdag torsdag fredag januar februar mars april mai juni juli august september oktober november desember i morgen idag nå fra til
fastende drypp ambulanse* bandasj* skift* sårstell* avlast* drikk spis gå tren hold ta gi smør forebygg*";

pub(super) const PAST: &str = "
tidligere tidlegare før førr hatt operert fjernet fjerna barn barndom* guttunge liten innlagt i fjor siden sidan gang gong aldri 19* 20* opererte brakk brukket tok fikk fekk hadde var forrige sist gjennomgått sykdommer sjukdomar kjent";

pub(super) const TIME: &str = "
dag dager dagar uke uker veke veker måned* månad* år åra årene timer timar time minutt* sekund* natt natten natta kveld* morgen* formiddag* ettermiddag* i går i fjor siden sidan begynte starta startet debut* plutselig* brått gradvis* stadig* hele heile tida konstant* periode* alltid sjelden sjeldan ofte
ganger gonger daglig dagleg hver kvar mandag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag januar februar mars april mai juni juli august september oktober november desember høst haust vår sommer sumar vinter jul påske verre verst bedre betre uendret uendra forverr* varer vart siste sist først";

pub(super) const COURTESY: &str = "
hei velkommen velkomne takk morn god hyggelig* hyggeleg* beklager unnskyld orsak hils haha ha det sees sjåast vær så snill værsågod gratulerer skjønner skjønar forstår høyrer hører okei ok greit greitt fint flott supert bra klart selvfølgelig oi huff uff åh jaha mm hm
parkering* buss* vær været regn* sol snø* kaffe stol sett deg kom inn vente ventet spøk ler vits morsom* kjempe* herlig* lykke imponer* flink*";

pub(super) const IDENTITY: &str = "
fødselsnummer* personnummer* nummer nummeret mobil* mobilen telefon* telefonen adresse* adressa gate gata postnummer* epost* e-post* mail* mailen jobbmail* navn* navnet heter hete heiter etternavn* journal* journalen folkeregister* kort kortet saksnummer* bilnummer* skadenummer*
krøllalfa punktum listen liste timebok* skjerm* skjermen brev brevet post posten @ helsenorge* bosted* flyttet pårørende dørene resepsjon* lappen";
