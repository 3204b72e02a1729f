//! The words that the patterns know, by what they mean.

use super::reading::{
    ADVERB, AT, CODE, COPULA, FEAST, FILLER, GOES_ON, HUNDRED, MEASURE, MONTH, Meaning, NATIONAL, NUMBER,
    PERSON, PHONE, SAID_SIGN, SIGNED, SPELLING, TOP_DOMAIN, TURNS, UNIT, USER,
};

/// Endings of words that introduce a code.
pub(super) const CODE_ENDINGS: [&str; 10] = [
    "nummer",
    "nummere",
    "nummeret",
    "nr",
    "rekvisisjon",
    "rekvisisjonen",
    "koden",
    "alarm",
    "alarmen",
    "polise",
];

/// Words with such an ending that count something, or stand in a catalogue.
pub(super) const NOT_CODES: [&str; 20] = [
    "nr",
    "nummer",
    "nummeret",
    "romnummer",
    "romnr",
    "skonummer",
    "husnummer",
    "varenummer",
    "diagnosekoden",
    "sengenummer",
    "sengnr",
    "icd",
    "takstkoden",
    "prosedyrekoden",
    "atckoden",
    "sporvognsnummer",
    "alarm",
    "alarmen",
    "bussnummer",
    "kapittelnummer",
];

/// Each meaning and its words.
pub(super) const BY_MEANING: [(Meaning, &str); 21] = [
    (
        UNIT,
        "mg g gram ml kg ie e iu kcal kr kroner m meter cm mm skritt steg ganger gonger gong gang timer timar \
         time mikrogram mikrog µg ug milligram milliliter dl l liter prosent x dager dagar daga minutter \
         minutt min sek sekund sekunder sekundar uker uke veker veke uka mnd måned måneder månad månader måna \
         år hz mmol enheter einingar kilo poeng km kilometer slag grader grad centimeter millimeter hundre \
         tusen komma tabletter tablett tablettar tbl stk dråper dråpar inhalasjoner sprut glass kopper koppar \
         døgn netter kveld personer personar barn søsken sting stingar prøver prøvar plasser fot mil over ohm \
         ms mv db mikromol nmol pmol joule watt kalorier sigaretter sigarettar røyk pakkeår timers ukers \
         graders månaders måneders måneda timars vekers \
         dagers minutters halv mann stykker stykk runder doser dosar økter behandlinger",
    ),
    (
        MONTH,
        "januar jan februar feb febr mars april apr mai juni jun juli jul august aug september sept sep \
         oktober okt november nov desember des dec december",
    ),
    (
        PERSON,
        "jeg eg æ jæ je æg du han hun ho hu hon a mor far mora moren faren mamma pappa mammaen pappaen bror \
         broren brodern søster søstera søsteren syster systera lillebror lillesøster storebror storesøster \
         storesøsteren lillesøsteren lillebroren storebroren sønn sønnen sonen son datter datteren dattera \
         dotter dottera datra kone kona mann mannen ektefelle ektefellen samboer samboeren sambuar sambuaren \
         kjæreste kjæresten mormor morfar farmor farfar bestemor bestefar bestemora bestefaren besteforeldre \
         oldemor oldefar tante tanta onkel onkelen fetter kusine kusina nevø niese niesen nevøen barnebarn \
         barnebarnet svigermor svigerfar svigersønn svigerdatter tvilling halvbror halvsøster gutten guten \
         jenta jenten pasienten pasient barnet ungen eldstemann yngstemann minstemann minsten eldsten eldste \
         yngste kroppen avdøde vedkommende dama damen kvinna kvinnen kvinne mannfolket brorsønn brordatter \
         søskenbarn muttern fattern babyen gutt gut jente dame kar søn farbror morbror morbroren veslejenta \
         veslegutten dattersonen sonesonen fosterbarn stefar stemor",
    ),
    (COPULA, "er e æ var va ble blei blir vart vert bli blitt vorte vorten blive blivit blitte"),
    (TURNS, "fylt fylte fyller fyll fylde runda rundet runder passert passerte bikka"),
    (
        ADVERB,
        "da då no nå bare berre vel alt allerede nesten snart nettopp akkurat ca rundt omtrent omkring jo \
         omlag kanskje vist visst blitt vorte fylt hele heile godt over under knapt fortsatt enda ennå også \
         òg dag nok sikkert lissom liksom eh altså",
    ),
    (
        NATIONAL,
        "fnr fødselsnummer fødselsnummeret fødselsnr personnummer personnummeret personnr pnr persnr dnr \
         dnummer fødselsn fødselstall siffer sifre sifrene sifra siffera fødsels fødselnummer fødselnummeret \
         personnummera",
    ),
    (
        PHONE,
        "tlf telefon telefonen telefonnummer telefonnummeret telefonnr mobil mobilen mobiltelefon mobilnummer \
         mobilnummeret mobilnr mob tel ring ringe ringer ringjer ringt fax faks sms nås telefax telefaks \
         hjemmetelefon jobbtelefon vakttelefon fasttelefon hustelefon smsen melding treffes oppringt \
         mobilanes ringje kontaktes lf",
    ),
    (
        CODE,
        "hpr lot batch batchen sn ref referanse referansen saken sak konto kontoen pass passet id journal \
         journalen rekvisisjon regnr duf skilt skiltet rør analyserapport charge serie polise polisen \
         kvittering remisse prøveid bilen kjøretøyet kjennemerke glass løpenr prøveglas prøveglass nøkkelboks \
         nøkkelboksen nykelboks nykelboksen kode koden pin pinkode tryggleiksalarm trygghetsalarm \
         trygghetsalarmen kontonummer registreringsnummer bankkort kort kundeid ordre ordren sporing \
         sporingsnummer medlemsnummer resh orgnr billett billettnummer uid loddet varebil bil kredittkort \
         førerkort henvisningsid pakkenr imei udi lisens skadesak studieid løpenummer tolkenr donornr \
         kjennemerket skiltnummer deltakerid",
    ),
    (NUMBER, "nummer nummeret nummere nr nummera numra"),
    (
        SAID_SIGN,
        "punktum punkt prikk dott dot strek bindestrek understrek skråstrek tankestrek slash minus underskår \
         underscore",
    ),
    (TOP_DOMAIN, "no com org net se dk eu info io co uk de pl fi is nu"),
    (AT, "krøllalfa alfakrøll krøllalfaen snabel snabela alfakrøllen krøllalf"),
    (HUNDRED, "hundre tusen hundreogen million millioner komma"),
    (
        MEASURE,
        "bt blodtrykk blodtrykket trykket trykk puls pulsen vekt vekta vekten høyde høyden høgde høgda temp \
         temperatur temperaturen crp hb hba1c langtidssukker langtidssukkeret blodsukker blodsukkeret \
         sukkeret kreatinin kreatininen gfr egfr tsh skår skåren skåre score vas nrs news gcs bmi metning \
         metningen spo2 o2 frekvens frekvensen hjertelyden hjertefrekvens lengde lengden lengda type grad \
         stadium klasse apgar phq gad mmse mms moca madrs ferritin inr ldl hdl kolesterol kolesterolet albyl \
         rom seng dag uke veke kl klokka klokken avd side skala punkt pkt kapittel versjon tjener takst audit \
         sdq scl borg ef",
    ),
    (
        GOES_ON,
        "og å da då men så kanskje tror trur eller at når som fordi er e for førr nå no ja nei var va den \
         siden sidan altså i på enda ifølge etter før har hadde hadd ble vart ved hos av fikk fekk til te \
         mens medan sa sier seier tenker liksom der om hvis viss ikke ikkje itj jeg eg han hun ho vi det \
         stemmer sånn omtrent eh takk alt allerede sist uten utan kommer kjem bor bur med mvh blir de du",
    ),
    (
        FILLER,
        "er har e var va blir ble vart heter heiter hete hette nummer nummeret nr no nå på vår vårt ditt din \
         hans hennes hennar mitt min dykkar deres id med til te ja jo eh det den i systemet her hos oss som \
         står stend seier sier merkt merket gitt altså så og kode koden deg for døra døren boksen bilen nye \
         gamle samme same fra frå mm vent nemleg",
    ),
    (
        USER,
        "brukernavn brukernavnet brukarnamn brukarnamnet brukeren brukaren bruker brukar innlogging \
         innlogginga innloggingen login brukerid brukarid",
    ),
    (
        SPELLING,
        "stave staver stavar staves stavast stavet stava skrives skriver skriv skrivast bokstav bokstaver \
         bokstavar bokstavene bokstavere bokstavera navn namn navnet namnet etternavn etternamn etternavnet \
         etternamnet heter heiter skrivemåte",
    ),
    (
        FEAST,
        "julaften julaftan julekvelden nyttårsaften nyttårsaftan sankthansaften sankthans nyttårsdag \
         påskeaften langfredag skjærtorsdag pinseaften grunnlovsdagen juledag påskedag pinsedag nyttårshelga",
    ),
    (SIGNED, "sign signert signatur skrevet skrive diktert dikt ført registrert informert mvh hilsen"),
];
