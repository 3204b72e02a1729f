//! Words that mean the same: the clinician's term and the patient's. Each line is one meaning.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Entries end with `*` when any ending may follow.
const GROUPS: &[&str] = &[
    "oppkast* kast* kaste* brekn* emesis spy* spydd* spytt",
    "kvalm* kvalme* nausea",
    "nummen* nommen* hypestes* hypoestes* anestes* sensib* følelse* følels* sensor* kjensle*",
    "prikk* kribl* parestes* maur* stikk* sensor*",
    "svimmel* svimme* vertigo ørhet* ortostatisk* ørsk*",
    "hodepin* hovudverk* hovudpin* cefalalgi* cephalea* hodeverk*",
    "besvim* svim* synkope* bevisst* borte amnesi* erindr* husk* hugs*",
    "tungpust* andpust* andenød* dyspné* pust* pustebesvær* respirasj*",
    "hjertebank* palpitasj* dundr* hjarteklapp*",
    "vannlat* vasslat* tiss* miksjon* urin* dysuri* diurese* vatn*",
    "avføring* obstipasj* forstopp* mage* treg* tarm* do bæsj* laks* diare* diaré* hard*",
    "utslett* eksantem* elveblest* urtikari* reaksj* allergi* reager* tål* tol* overfølsom* flekk*",
    "kløe* klø* klør* pruritus",
    "feber* febril* temp* frost* frys* varm* klam*",
    "tørst* polydips* drikk*",
    "nykturi* natt* natta",
    "trøtt* slit* fatig* utmatt* slapp* energi*",
    "smert* vond* verk* algi* plag* øm* ømm* murr* dolor* smerte*",
    "brystsmert* bryst* angina* brystkass*",
    "korsrygg* rygg* lumb* lumbago* sakr*",
    "isjias* radier* stral* strål* utstrål*",
    "lår* overlår* femur* baksid* underekstrem*",
    "bein* fot* ben* underekstrem* legg* ekstrem* hæl*",
    "arm* hand* hånd* overekstrem* hender*",
    "forfot* tå* tær* stortå* lilletå*",
    "nakke* cervikal* columna* nakk*",
    "mage* abdom* buk* epigastr* navl* perium* fossa* kvadrant* ventrik* gastr*",
    "blindtarm* appendi* appendisitt* mcburney*",
    "eggstokk* ovari* adnex* cyst*",
    "livmor* uter* ekstrauter* svangerskap* gravid* graviditet* barn*",
    "menstruasj* mens menor* blød* klump* koagl* metrorr*",
    "keisersnitt* sectio* seteleie* sete* rumpe*",
    "spontanabort* abort* mist* trimest*",
    "urinveisinf* uvi cystitt* blærekat*",
    "diabet* sukkersyk* sukker* blodsukker* glyk* glukos* hba1c* langtidssukk*",
    "føling* hypoglyk* skjelv*",
    "blodsukker* glukos* glyk* sukker* morgenmål* fast*",
    "hypertens* blodtrykk* bt trykk*",
    "atrieflimmer* hjerteflimmer* flimmer* hjarteflimmer* arytm* forkammerflimmer*",
    "hjerneslag* slag* apopleks* infarkt* cerebr* hjern* propp*",
    "hjerteinfarkt* infarkt* koronar* hjart*",
    "blodpropp* trombose* dvt emboli* propp* venetromb* tromb*",
    "pneumon* lungebetenn* lunge*",
    "otitt* ørebetenn* mellomør* øre*",
    "søvnap* cpap* snork*",
    "hypotyreos* stoffskift* tyre* thyre* skjoldkjert* tsh struma* levotyr* tyroksin*",
    "anemi* blodprosent* hb jernmangel* hemoglobin* mikrocyt* jern* ferritin* jernlag*",
    "magesår* ulcus* sår* mage* nsaid",
    "nsaid* ibux* ibuprofen* naprox* naproks* diklofen* voltaren* betennelsesdemp* antiinflamm* antiflog*",
    "antikoag* blodfortynn* eliquis* apixaban* marevan* warfarin* xarelto* direktevirk*",
    "smertestill* analget* analge* smertelind* morfin* paracet* paralgin* ibux* smertebehandl*",
    "kortison* steroid* kortikost* intraartik* injeks* sprøyt*",
    "antibiotik* penicillin* apocillin* dikloks* kur* antibakter* klindamyc*",
    "statin* atorvastatin* simvastatin* kolesterol* lipid* ldl*",
    "kvalmestill* antiemet* afipran* postafen* ondansetron* metoklopram*",
    "avføringsmid* laktulose* laksan* laksat* movicol*",
    "p-pille* p-pill* prevensj* gestagen* østrogen* cerazette* microgynon* spiral* iud hormon*",
    "kobber* kopar* spiral* iud hormonspiral*",
    "vaksin* vaksine* boostrix* mmr* tetan* stivkramp* booster*",
    "krampe* dystoni* kjeve* lås* anfall*",
    "øye* auge* netthin* retin* fundus* øyne* papill* oftalm* syn* visuel*",
    "syn* visuell* auraflimr* flimr* sikksakk* aura*",
    "uro* tremor* skjelv*",
    "tale* språk* snakk* ord* verbal* afasi* benemn* benevn* ekspress* resept* uttal*",
    "forstå* forstår* resept* auditiv* beskj* instruks*",
    "svelg* dysfagi* svelging* drikk* slurk* fees*",
    "humør* stemning* affekt* depres* nedstemt* lei gråt* sint* irritab*",
    "selvmord* sjølvmord* suicid* livet*",
    "søvn* søv* sov* våkn* vakn* natt* søvnbeh*",
    "vektauke* vektøk* vekt* lagt kilo kg adipos* overvekt*",
    "vekttap* vektnedg* vekt* gått kilo kg",
    "lasègue* lasegue* straight*",
    "refleks* akilles* patellar* hyporefleks*",
    "kraft* muskelkr* paresa* pares* lamm* lam svakh* svak* droppfot* kraftsv* motor*",
    "gange* gå går gang* spaser* tur* gåtur* halt*",
    "bevegelighet* rotasj* fleks* ekstens* bøy* framoverbøy* bakoverbøy* strekk* vridn*",
    "trykkøm* øm* ømm* palpasj* palp*",
    "hjertelyd* bilyd* hjert* cor",
    "lunger* lungelyd* pulm* respir*",
    "puls* frekv*",
    "oksygen* metning* spo2 saturasj*",
    "nyre* nyrefunksj* kreatin* egfr nefropat* albumin* nyresv* dialys*",
    "elektrolytt* kalium* natrium*",
    "betenn* infeks* inflamm* betent*",
    "røyk* sigar* tobakk* pip*",
    "alkohol* øl pils vin konjakk*",
    "røntgen* rtg bild* kellgren* radiolog* bildediagn*",
    "mr mri bild* magnet* bildediagn*",
    "ct bild*",
    "ultralyd* ul",
    "urinstiks* stiks* stix* urin* urinprøv*",
    "blodprøv* prøv* lab* laborator* serolog*",
    "graviditetstest* test* hcg",
    "kreft* cancer* malign* svulst* tumor* metast*",
    "artros* slitas* degener* sliten*",
    "menisk*",
    "protese* totalprot* kneprot* halvprot* delprot* operer* operasj* inngrep* kirurg*",
    "operer* operasj* kirurg* inngrep* preop* postop*",
    "innlegg* legger* innlagt* sykehus* sjukehus* overfør* øyeblikk*",
    "ambulans* transport* overfør*",
    "intraven* iv drypp* veneflon* ringer* væske*",
    "fastende* fast* faste*",
    "sykmeld* sjukmeld* fravær* egenmeld* prosent",
    "arbeid* jobb* yrke* yrkesskad* stilling* bedrift*",
    "fastlege* primærhels* primærleg* legekontor*",
    "tilvis* henvis* vise* viser*",
    "kontroll* time* oppfølg* oppfylg* kontrolltim*",
    "seponer* slutt* stopp* avslutt* avbrøt* avbrut* kutt* halver*",
    "øk* økes* dobl* trapp* auk* opptrapp*",
    "reduser* redusert* nedsatt* svekk* svakk* ned*",
    "venstre* venstresid*",
    "bilateral* begge* sider* to-sidig* symmetr* like*",
    "unilat* ensid* einsid* side* halvsid*",
    "fall* falt* ramla* traume* ulykk* støt* kollisj* påkjør*",
    "fotsår* sår* ulcus* ulcer* diabetisk*",
    "eksem* atop* fleksur* albuebøy* utslett* hud*",
    "leddgikt* revmat* artritt* ra",
    "bechterew* bekhterev* spondyl* ankyl* mobechterew*",
    "prolaps* skive* skiveprot* bukende* protrus*",
    "nerverot* rot* spurling* nevrolog*",
    "cauda* skritt* seteregion* ridebuks*",
    "migren* anfall* hemikran*",
    "lyssky* lys* lyd* fotofob* fonofob* mørk*",
    "tuberkul* latent* tb*",
    "astma* obstrukt*",
    "mistan* misten* mistenk*",
    "bror* bruder* brødr*",
    "ektef* kone* kona mann* mannen* sambo* partner* gift*",
    "foreld* mor* far* mamma* pappa*",
    "barn* sønn* datter* gutt* jent*",
    "yrkesskad* arbeidsuhell* jobb*",
    "sutur* sydd sy sting* stingan* ethilon*",
    "bedøv* anestesi* lokalbed* xylocain* infiltrasj*",
    "fremmedleg* fremmedmat* framandl* knivspiss*",
    "sene* fleksor* bøyesen* sener* senefunks*",
    "topunkt* to-punkt* spiss* diskriminasj*",
    "skylt* skyll* irriger*",
    "puss* purul* lukt* illelukt*",
    "monofilament* følelse* sensib* punkt*",
    "fotpuls* puls* fotrygg* ankel* karsykd* blodforsyn* blodår* arterie* sirkul* perifer*",
    "insulin* abasaglar* lantus* basalinsulin* enhet*",
    "alzheimer* demens* hukomm*",
    "pårør* sønn* datter* kone* mann*",
    "cøliak* gluten* transglut*",
    "hårtap* hår* alopec*",
    "appetitt* matlyst* spis* ernær*",
    "syn* diplop* dobbeltsyn*",
    "feilstill* varus* valgus* o-bein*",
    "tann* tenn* dental* odont*",
    "dehydrer* uttørk* tørr fuktig* beholde*",
    "hodepin* hode hodet hovud* hovudet migrene*",
    "bivirkn* biverknad* kvalm utslett svimmel pulsen",
    "plantar* fotsål* fotsåle* under",
    "utland* utenlands* utlendinga* reise* feriereise*",
    "kontrast* skrubb* rift*",
    "nedsatt* redus* svekk* mist* svak* tap*",
    "tørr* tørt",
    "hydrops* væske* hoven* svull* hevels* hovn* svell* svulm*",
];

/// The lines that say each entry, whole words and beginnings apart.
struct Entries {
    whole: HashMap<&'static str, Vec<usize>>,
    beginnings: HashMap<&'static str, Vec<usize>>,
}

fn entries() -> &'static Entries {
    static ENTRIES: OnceLock<Entries> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries = Entries { whole: HashMap::new(), beginnings: HashMap::new() };
        for (group, line) in GROUPS.iter().enumerate() {
            for entry in line.split(' ') {
                match entry.strip_suffix('*') {
                    Some(beginning) => entries.beginnings.entry(beginning).or_default().push(group),
                    None => entries.whole.entry(entry).or_default().push(group),
                }
            }
        }
        entries
    })
}

/// The meanings of a lower-cased word, as numbers of lines.
pub(super) fn meanings(word: &str) -> Vec<usize> {
    let entries = entries();
    let mut found: Vec<usize> = entries.whole.get(word).cloned().unwrap_or_default();
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    for end in ends {
        found.extend(entries.beginnings.get(&word[..end]).into_iter().flatten());
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_and_its_everyday_word_share_a_meaning() {
        for (term, word) in [("emesis", "kastet"), ("parestesier", "kribler"), ("cervikal", "nakken")] {
            assert!(meanings(term).iter().any(|group| meanings(word).contains(group)), "{term} {word}");
        }
        assert!(meanings("stol").is_empty());
    }
}
