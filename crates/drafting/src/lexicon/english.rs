//! A modest English list: Referent's drafter is made for Norwegian, and says so when it meets English.

pub(super) const BODY: &str = "
arm arms leg legs knee knees hip hips shoulder* back neck head chest heart lung* abdom* belly stomach* throat ear ears eye eyes nose hand hands wrist* finger* foot feet ankle* toe* skin elbow* thigh* calf spine* lumbar kidney* liver bowel* bladder* breast* prostate* uter* joint* muscle* tendon*";
pub(super) const SYMPTOM: &str = "
pain* ache* aching hurt* sore* nausea* vomit* fever* chill* cough* breath* short* dizz* faint* headache* tired* fatigue* sleep* weak* numb* tingl* itch* rash* swell* swollen bleed* blood* discharge* burning* diarrhea* constipat* stool* urin* appetite* weight* sweat* palpitat* anxi* depress*
stiff* cramp* stress* congest* sputum* phlegm* wheez* snor* thirst* vision* blurr* hearing* fell* injur* twist*";
pub(super) const DISEASE: &str = "
diabet* hypertens* asthma* copd* cancer* stroke* heart attack* infarct* infection* pneumon* arthrit* osteo* depression* anemi* thyroid* kidney disease* failure* reflux* gerd hernia* fractur* sprain* migraine* epilep* disease* disorder* syndrome* cholesterol* hyperlipid* *itis *osis *emia *pathy gout* ulcer* clot* apnea* fibrillation*";
pub(super) const DRUG: &str = "
medicat* medicine* pill* tablet* antibiot* painkill* inhaler* ibuprofen* tylenol* advil* aspirin* lisinopril* metoprolol* amlodipine* lasix* prednisone* insulin* albuterol* statin* gabapentin* tramadol* motrin* aleve* *pril *sartan *olol *azole *mycin *cillin *statin *formin *prazole";
pub(super) const DOSING: &str = "mg milligram* microgram* daily twice once dose* dosage* needed refill* prescri* increas* decreas* stop* start* continue*";
pub(super) const FAMILY: &str =
    "mother mom father dad brother* sister* parent* grand* aunt uncle cousin daughter son family genetic*";
pub(super) const SOCIAL: &str = "work* job* smok* cigar* alcohol* drink* beer* wine drug* marijuana married husband wife lives living kids children retired school* exercis* diet* sport* hobby*";
pub(super) const ALLERGY: &str = "allerg* anaphyl* intoleran* reaction*";
pub(super) const FINDING: &str = "
exam* tender* normal* murmur* edema* clear auscult* palpat* reflex* strength* range motion* blood pressure* pulse* vital* oxygen* saturation* temperature* erythem* ecchymos* effusion* crackle* positive* negative* intact* unremarkable* gait* lungs";
pub(super) const TEST: &str = "x-ray* xray* mri ct scan* ultrasound* ekg ecg echo* lab* test* result* hemoglobin* a1c creatinine* glucose* cholesterol* urinalysis* biops* culture* panel* spirometr* colonoscop* mammogra* level* elevat*";
pub(super) const ASSESSMENT: &str = "think* likely* probably* suspect* consistent* assessment* diagnos* impression* concern* rule* cause* due sign* stable* controlled* worse* improv*";
pub(super) const PLAN: &str = "plan* follow* refer* order* recommend* prescri* schedul* return* therap* therapy* continue* start* increase* week* month* call* emergency* monitor* avoid* rest ice* brace* physical specialist* surger*";
pub(super) const PAST: &str = "history previous* past before ago had surgery* surgical* removed* since";
pub(super) const TIME: &str = "day* week* month* year* hour* minute* morning* night* yesterday* today* constant* intermittent* worse* better* start* began* sudden* gradual*";
pub(super) const PROCEDURE: &str = "surger* operat* procedure* inject* vaccin* transplant* replacement* dialys* chemo* radiation* catheter* stent* appendectomy* cholecystectomy*";
pub(super) const COURTESY: &str =
    "hi hello thanks thank welcome good nice great okay alright sorry bye sure sounds";
pub(super) const IDENTITY: &str = "name address phone number email appointment* parking*";
