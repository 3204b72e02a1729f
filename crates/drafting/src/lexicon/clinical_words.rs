//! Words of the body, of illness, of examination and tests.

pub(super) const BODY: &str = "
arm* albu* ankel* ankl* bein* brystet bryst* buk* buken fing* fot foten føtt* føter hals* hand* hånd* hender hender hjert* hode* hoft*
hud huden hudområde* hæl* kjeve* kjeven kne kneet knær* knea kropp* legg* leggen lunge* lår* låret magen mage* mage munn* nakke* nakken
navl* nese* nesa nyre* nyrene lever* leveren rygg* ryggen korsrygg* skuld* skulder* strup* svelg* tann* tenn* tær* tåa tå tåen tarm* tinning*
tung* underliv* urin* urinveis* øre* øret øye* auge* øyne* øyra* håndledd* ledd leddet ledda muskel* muskl* sene* senen nerve* skjoldkjertel* eggstokk*
livmor* blindtarm* galle* prostata* testik* skritt* skrittet seteregion* sete setet bak* ribbein* ribben* kragebein* kinn* panne* pannen leppe* gane*
lymfe* kjertl* milt* blære* blæra hovud* rumpe* endetarm* analt* blodår* vene* arterie* hornhinne* trommehinne* hjerne* ryggmarg* virvel* virvl*
stortå* lilletå* tommel* pekefinger* langfinger* ringfinger* lillefinger* håndflate* fotsåle* akilles* menisk* korsbånd* bekken* symfyse* livmorhals*";

pub(super) const SYMPTOM: &str = "
smert* *smerter *smerte vond* vondt vonde verk* *verk *verken kvalm* oppkast* kast* kaste* brekning* diaré* diare* forstopp* treg avføring*
feber* *feber frys* frost* svett* nattesvett* hoste* hostar* hoster slim oppspytt tungpust* tungpusta andpust* pustebesvær* pustevansk*
svimmel* svimme* besvim* ørhet* øresus tinnitus hodepin* hovudverk* migrene* trøtt* sliten* slitt slapp* utmatt* orker energi* søvn* sov* søv* våkn* vakn*
kløe* klør klø* utslett* rødhet* rød* hovn* hevels* hoven* nummen* nommen prikk* kribl* stråle* strål* utstrål* stiv* stivhet* krampe* skjelv* skjelving* lam*
svakhet* svak* kraftløs* ustø* halt* blød* blod blodig* utflod* menstruasjon* menssmert* svie svir svid* tisse* tissing* vannlat* vasslat* urinlat* inkontinen* lekkasje*
hjertebank* palpitasj* dundr* trykk* press* klem* brystsmert* halsbrann* sure* oppstøt* luft* oppblåst* mett* matlyst* appetitt* vekttap* vektnedgang* vektoppgang*
tørst* nedstemt* deprimert* trist* gråt* græt* engst* angst* uro urolig* uroleg* stress* panikk* grubl* tanker tankar selvmord* sjølvmord* konsentr* hukommels* glemm*
synsforstyrr* dobbeltsyn* tåkesyn* uskarp* flimr* sikksakk* hørsel* høyrsel* hes heshet* sår såre vondt ømhet* låser svikt* knek* smell* dunk* murr* verk*
stikk* stikkende* brenn* anfall* rykn* hårtap* hår datt fall* falt fell* ramla* snubl* vrei* vridd* vridning* skade* skada* slo støtt*
pollen* pust* pusten pes* surkl* pipe* tett* nysing* nyser renn* rennende* snørr* bihule* ørevondt* barnet amm* fosterbevegels* spark kynnere* rier vannavgang*
svelge* svelgvansk* spis* drikk* et appetitten gul* mørk* lys* flekk* kul* klump* kuler hevelse belastning* hvile* ro bevegels* trapp* bakke* gangdistans* liggende
anstreng* natt* morgenstiv* stiv følelse* følelsesløs* temperatur* frostri* humør* humøret stemning* lei irritabel* sint* søvnløs* mareritt* drøm*
amnesi* bevisstlø* borte tapt dehydr* følinger føling*";

pub(super) const DISEASE: &str = "
diabet* hypertens* blodtrykksykdom* hjerteinfarkt* infarkt* slag hjerneslag* *slag drypp angina* hjertesvikt* hjerteflimmer* atrieflimmer* flimmer* blodpropp* trombose* emboli*
astma* kols kronisk* lungebetenn* pneumon* bronkitt* tuberkulos* søvnap* apne kreft* svulst* tumor* metastas* lymfom* leukem*
*itt *itten *ose *osen *ismen *isme *opati *opatien *algi *emi *emien migrene* epilep* parkinson* alzheimer* demens* bechterew* bekhterev* crohn* ulcerøs*
cøliaki* stoffskift* hypotyreos* hypertyreos* struma* psorias* eksem* rosacea* akne* helvetesild* soppinfeksj* *infeksjon *infeksjonen infeksjon* betenn* *betennelse
magesår* sår* reflukskykdom* refluks* gallestein* nyrestein* blindtarmbetenn* brokk* prolaps* *prolaps skiveprolaps* isjias* lumbago* kink* brudd* bryt* brakk brukket forstuing* overtråkk*
artros* slitasje* gikt* urinsyregikt* leddgikt* revmat* osteoporos* beinskjør* bensskjør* depresj* bipolar* schizofren* psykos* mani maniske* angstlid* adhd autisme* ptsd
anemi* blodmangel* jernmangel* b12-mangel* vitaminmangel* klamydia* gonor* herpes* hiv hepatitt* meslinger* vannkopper* korona* covid* influensa* halsbetenn* ørebetenn* bihulebetenn*
urinveisinfeksj* uvi blærekatarr* nyresvikt* nyresykd* leversykd* hjertesykd* lungesykd* hjartesjuk* sykdom* sykdommer sjukdom* sjuk syk lidelse* liding* spontanabort* abort* svangerskapsdiab* preeklamps* svangerskapsforgift*
cyste* polypp* hemoroid* hemorroid* fissur* glaukom* grønn katarakt* grå makula* retinopat* nevropat* afasi* apraksi* lammels* parese* dysfagi* krystallsyke* nakkesleng* hjernerystels* whiplash
luksasj* ledd seneskad* tennisalbu* frozen karpal* impingement* bursitt* plantar* bihulebetennelse* krupp* feberkramp* kolesterol* overvekt* fedme* undervekt* anoreks* bulimi* rusmiddel* avhengighet*";

pub(super) const ALLERGY: &str = "
allergi* allergisk* cave tåler toler tåle tolte tålte reagerer reagert reaksjon* overfølsom* anafyla* elveblest* penicillinallerg* nøtteallerg* utslett* plaster* lateks* nikkel*
vepsestikk* pollenallerg* adrenalinpenn* epipen* intoleran* kontrastallerg*";

pub(super) const FINDING: &str = "
blodtrykk* bt puls* pulsen metning* saturasj* spo2 temperatur* temp respirasjonsfrek* vekt vekta vekten høyde* høgde* bmi kilo kg lengde* hodeomkrets* auskult* lytter bilyd* bilyder rene rein lungelyd* knatre*
pipelyd* palp* øm ømme ømt uøm* ømhet* trykkøm* bankeøm* slippøm* bløt myk mjuk spent peristaltikk* tarmlyd* forstørr* knuter hevelse* hoven hydrops væske* rødme* varm* sårkant* fibrin* puss*
refleks* babinski* lasègue* lasegue* spurling* romberg* grasset* lachman* skuffetest* mcmurray* neer* hawkins* phalen* tinel* rovsing* psoas* mcburney* hirschberg* pupill* synsfelt* papill*
sensibil* følelse* kraft* kraften monofilament* vibrasjonss* bevegelighet* bevegeleg* rotasj* fleksj* ekstensj* abduksj* adduksj* innoverrot* utoverrot* gangen gange haltende* grader gradar
symmetri* lett tydelig* negativ* positiv* normal* upåfall* ua palpabel* palpable følbar* kjenner blek* ikter* cyano* tonsill* trommehinne* spalte* lymfeknut* glandl* glandel* perifer* kapillær* inspeksj*
finger-gulv* fingrene framoverbøy* framoverbøying* bakoverbøy* sidebøy* hælgang* tågang* tåspiss* stabil* løshet* varus* valgus* skuring* krepitasj* tonus* kontakt orienter* velstelt* stemningsleie* språk* tale*
undersøk* undersøker ser sår centimeter cm mm millimeter rødhet kant* spenning* arr* sting snitt* fundus* fosterlyd* hjertelyd* symfyse-fundus* leie hodeleie* sf-mål* livmorhals* ødem* hovne* hjerte* lunger cor pulm";

pub(super) const TEST: &str = "
prøve* prøva prøvene prøver *prøve *prøver *prøven blodprøv* urinprøv* crp senkning* sr hb hemoglobin* leukocytt* leukocyt* trombocytt* ferritin* b12 folat* kreatinin* egfr kalium* natrium* kalsium* alat ggt ldl hdl
kolesterol* hba1c langtidssukker* langtidsblod* blodsukker* glukos* tsh t4 ft4 fritt anti-tpo inr d-dimer troponin* probnp bnp psa urinstiks* stiks* stix nitritt* ketoner protein* albumin* albumin-kreatinin* dyrkning* dyrking*
mrsa* graviditetstest* hcg røntgen* rtg mr mri ct ultralyd* ekg ekko* spirometri* fev1 pef holter* gastroskop* koloskop* biopsi* celleprøv* mammograf* beintetthet* dxa lungefunksj* audiometri* synstest* retinafoto*
langtidssukkeret mcv ckd urinsyre* u-albumin* litium* s-litium* qtc svar svaret svarene viste viser tatt test testa testen testen* *testen skjema ndi phq* madrs moca mms* score poeng transglutaminas* blodtype* antistoff* screening*";

pub(super) const PROCEDURE: &str = "
operer* operert* operasj* opererte inngrep* keisersnitt* protese* *protese injeks* sprøyte* sprøyta kortison* stråleb* cellegift* kirurg* fjern* fjerna kateter* dialyse* ect vaksin* vaksine* *vaksine mmr bcg boostrix*
sydd sying* sutur* sting* skylt skylle* bedøv* lokalbedøv* narkos* bandasj* gips* skinne* manipulasj* bløtvev* tøying* øvels* treningsterap* fysioterapi* rehabiliter* innlagt* innlegg* blokk* pacemaker* stent* bypass* cpap* opplæring* spiral* p-stav* p-pill* hormonspiral* blodgiver*";
