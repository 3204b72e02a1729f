//! Medicines in common use in Norway: substance and trade names, and the endings of substance names (INN stems).

use std::collections::HashMap;
use std::sync::OnceLock;

/// Trade names with their substance. A substance stands for itself.
const NAMES: &str = "
paracet=paracetamol panodil=paracetamol pinex=paracetamol paracetamol paralgin=kodein kodein pinex-forte=kodein ibux=ibuprofen ibumetin=ibuprofen ibuprofen naproxen=naproksen naproksen napren=naproksen
voltaren=diklofenak diklofenak vimovo=naproksen arcoxia=etorikoksib etorikoksib celebra=celekoksib celekoksib tramadol nobligan=tramadol tramagetic=tramadol oxycontin=oksykodon oxynorm=oksykodon oksykodon oksynorm=oksykodon
morfin dolcontin=morfin fentanyl durogesic=fentanyl norspan=buprenorfin buprenorfin ketorax=ketobemidon targiniq=oksykodon ketogan=ketobemidon
metformin glucophage=metformin jardiance=empagliflozin empagliflozin forxiga=dapagliflozin dapagliflozin ozempic=semaglutid wegovy=semaglutid rybelsus=semaglutid semaglutid victoza=liraglutid liraglutid saxenda=liraglutid trulicity=dulaglutid
dulaglutid mounjaro=tirzepatid tirzepatid januvia=sitagliptin sitagliptin janumet=sitagliptin amaryl=glimepirid glimepirid insulin lantus=insulin abasaglar=insulin toujeo=insulin tresiba=insulin novorapid=insulin humalog=insulin fiasp=insulin levemir=insulin
atorvastatin lipitor=atorvastatin simvastatin zocor=simvastatin rosuvastatin crestor=rosuvastatin pravastatin ezetimib ezetrol=ezetimib
losartan cozaar=losartan valsartan diovan=valsartan kandesartan candesartan=kandesartan atacand=kandesartan amias=kandesartan irbesartan telmisartan enalapril renitec=enalapril ramipril triatec=ramipril lisinopril zestril=lisinopril perindopril entresto=valsartan
amlodipin norvasc=amlodipin lerkanidipin zanidip=lerkanidipin nifedipin adalat=nifedipin verapamil isoptin=verapamil diltiazem cardizem=diltiazem
metoprolol selo-zok=metoprolol bisoprolol emconcor=bisoprolol atenolol propranolol pranolol=propranolol inderal=propranolol karvedilol carvedilol=karvedilol labetalol trandate=labetalol sotalol
hydroklortiazid centyl=bendroflumetiazid bendroflumetiazid burinex=bumetanid bumetanid furosemid diural=furosemid furix=furosemid lasix=furosemid spironolakton aldactone=spironolakton spirix=spironolakton eplerenon inspra=eplerenon
eliquis=apixaban apixaban xarelto=rivaroksaban rivaroksaban pradaxa=dabigatran dabigatran lixiana=edoksaban edoksaban marevan=warfarin warfarin albyl-e=acetylsalisylsyre acetylsalisylsyre aspirin=acetylsalisylsyre dispril=acetylsalisylsyre globoid=acetylsalisylsyre
plavix=klopidogrel klopidogrel clopidogrel=klopidogrel brilique=tikagrelor tikagrelor fragmin=dalteparin dalteparin klexane=enoksaparin enoksaparin heparin digoksin digoxin=digoksin lanoxin=digoksin amiodaron cordarone=amiodaron flekainid tambocor=flekainid nitroglyserin nitroglycerin=nitroglyserin imdur=isosorbid
levaxin=levotyroksin levotyroksin euthyrox=levotyroksin liothyronin neo-mercazole=karbimazol karbimazol prednisolon prednison=prednisolon medrol=metylprednisolon hydrokortison kortison dexametason
ventoline=salbutamol ventolin=salbutamol salbutamol airomir=salbutamol bricanyl=terbutalin terbutalin symbicort=budesonid budesonid pulmicort=budesonid seretide=flutikason flutikason flutide=flutikason flixonase=flutikason spiriva=tiotropium tiotropium atrovent=ipratropium trelegy=flutikason singulair=montelukast montelukast
bricanyl relvar=flutikason duaklir=aklidinium ultibro=glykopyrronium nasonex=mometason mometason avamys=flutikason zyrtec=cetirizin cetirizin clarityn=loratadin loratadin aerius=desloratadin desloratadin kestine=ebastin ebastin polaramin=deksklorfeniramin phenergan=prometazin vallergan=alimemazin alimemazin atarax=hydroksyzin
penicillin apocillin=fenoksymetylpenicillin fenoksymetylpenicillin weifapenin=fenoksymetylpenicillin amoksicillin amoxicillin=amoksicillin imacillin=amoksicillin dikloksacillin diclocil=dikloksacillin klindamycin dalacin=klindamycin erytromycin ery-max=erytromycin azitromycin azitromax=azitromycin doksysyklin doxylin=doksysyklin doxycyclin=doksysyklin
trimetoprim bactrim=trimetoprim selexid=pivmecillinam pivmecillinam nitrofurantoin furadantin=nitrofurantoin ciprofloksacin ciproxin=ciprofloksacin keflex=cefaleksin cefaleksin metronidazol flagyl=metronidazol hiprex=metenamin metenamin valaciklovir valtrex=valaciklovir aciklovir zovirax=aciklovir
flukonazol diflucan=flukonazol lamisil=terbinafin terbinafin canesten=klotrimazol klotrimazol fucidin=fusidin bacimycin bactroban=mupirocin microcid
somac=pantoprazol pantoprazol nexium=esomeprazol esomeprazol losec=omeprazol omeprazol lanzo=lansoprazol lansoprazol gaviscon=alginat balancid novaluzid pepcid=famotidin famotidin
laktulose lactulose=laktulose duphalac=laktulose movicol=makrogol makrogol laxoberal=natriumpikosulfat dulcolax=bisakodyl toilax=bisakodyl imodium=loperamid loperamid afipran=metoklopramid metoklopramid zofran=ondansetron ondansetron postafen=meklozin meklozin stemetil=proklorperazin
sertralin zoloft=sertralin escitalopram cipralex=escitalopram citalopram cipramil=citalopram fluoksetin fontex=fluoksetin paroksetin seroxat=paroksetin venlafaksin efexor=venlafaksin duloksetin cymbalta=duloksetin mirtazapin remeron=mirtazapin bupropion wellbutrin=bupropion amitriptylin sarotex=amitriptylin vortioksetin brintellix=vortioksetin mianserin tolvon=mianserin
lithionit=litium litium lamictal=lamotrigin lamotrigin valproat orfiril=valproat karbamazepin tegretol=karbamazepin keppra=levetiracetam levetiracetam topimax=topiramat topiramat gabapentin neurontin=gabapentin pregabalin lyrica=pregabalin
seroquel=kvetiapin kvetiapin quetiapin=kvetiapin zyprexa=olanzapin olanzapin risperdal=risperidon risperidon abilify=aripiprazol aripiprazol leponex=klozapin klozapin haldol=haloperidol haloperidol truxal=klorprotiksen nozinan=levomepromazin
sobril=oksazepam oksazepam valium=diazepam diazepam vival=diazepam stesolid=diazepam imovane=zopiklon zopiklon zopiclone=zopiklon stilnoct=zolpidem zolpidem melatonin circadin=melatonin xanor=alprazolam rivotril=klonazepam klonazepam
ritalin=metylfenidat concerta=metylfenidat metylfenidat medikinet=metylfenidat equasym=metylfenidat elvanse=lisdeksamfetamin strattera=atomoksetin aricept=donepezil donepezil memantin ebixa=memantin madopar=levodopa sinemet=levodopa levodopa sifrol=pramipeksol
imigran=sumatriptan sumatriptan maxalt=rizatriptan rizatriptan zomig=zolmitriptan relpax=eletriptan eletriptan aimovig=erenumab erenumab ajovy=fremanezumab emgality=galkanezumab botox=botulinum
metotreksat methotrexate=metotreksat humira=adalimumab adalimumab enbrel=etanercept remicade=infliksimab plaquenil=hydroksyklorokin salazopyrin=sulfasalazin imurel=azatioprin allopurinol zyloric=allopurinol allopur=allopurinol kolkisin colchicine=kolkisin
alendronat fosamax=alendronat prolia=denosumab aclasta=zoledronat calcigran=kalsium nycoplus d-vitamin=vitamin-d vitamin-d tran folat folsyre=folat duroferon=jern ferromax=jern niferex=jern hemofer=jern jern jerntilskudd=jern kajos=kaliumklorid kaleorid=kaliumklorid biotin magnesium
cyklokapron=traneksamsyre traneksamsyre cerazette=desogestrel desogestrel microgynon=levonorgestrel levonorgestrel yasmin=drospirenon loette=levonorgestrel mirena=levonorgestrel kyleena=levonorgestrel nexplanon=etonogestrel vagifem=østradiol ovesterin=østriol østradiol trisekvens=østradiol estradot=østradiol angeliq=østradiol primolut=noretisteron provera=medroksyprogesteron
finasterid proscar=finasterid tamsulosin omnic=tamsulosin vesicare=solifenacin solifenacin betmiga=mirabegron detrusitol=tolterodin viagra=sildenafil sildenafil cialis=tadalafil tadalafil
xylocain=lidokain lidokain adrenalin epipen=adrenalin jext=adrenalin ringer ringer-acetat nacl glukose kenalog=triamcinolon depo-medrol=metylprednisolon lederspan=triamcinolon betnovat=betametason elocon=mometason locoid=hydrokortison protopic=takrolimus daivobet=kalsipotriol aknemycin differin=adapalen basiron=benzoylperoksid
boostrix=vaksine oksytocin syntocinon=oksytocin cytotec=misoprostol anti-d rhophylac=anti-d champix=vareniklin nicorette=nikotin nikotin antabus=disulfiram campral=akamprosat naltrekson suboxone=buprenorfin metadon";

/// Words for medicines that name no substance.
pub(super) const KINDS: &str = "
*vitamin kosttilskudd* kosttilskot* tilskudd* tran
medisin* medikament* legemid* legemiddel* tablett* pille* kapsel* kapsl* antibiotika* smertestill* blodfortynn* blodtrykksmed* blodtrykkstab* kolesteroltab* betablokk* vanndriv* insulin* inhalator* astmamed*
sovemed* sovetab* allergitab* nsaid* salve* krem* dråper* mikstur* plaster* tilskudd* kosttilskudd* vitamin* prevensj* resept* antikoag* syrehem* syrenøytral* syredempende* opioid* morfin* betennelsesdemp* kvalmestill* avføringsmid* nesespray* øyedråp*";

pub(super) const DOSING: &str = "
mg g ml milligram gram mikrogram milliliter daglig dagleg ganger gonger morgen morgenen kveld kvelden kveldstid døgnet behov fast faste dose* dosen doble* trapp* økes økt øke øker auke* aukar reduser* halver* seponer* slutt* stopp* pause* startet starter begynt
begynte tablett* stykk* x forebygg* inntil maks høyst leggetid* frokost* resept*";

/// Endings of substance names that occur in no ordinary Norwegian word.
const ENDINGS: &[&str] = &[
    "statin",
    "sartan",
    "prazol",
    "oksacin",
    "floxacin",
    "cillin",
    "mycin",
    "sykline",
    "syklin",
    "triptan",
    "gliptin",
    "gliflozin",
    "glutid",
    "dipin",
    "ololol",
    "prolol",
    "nidazol",
    "konazol",
    "ciklovir",
    "xaban",
    "ksaban",
    "parin",
    "tiazid",
    "semid",
    "zepam",
    "zolam",
    "barbital",
    "profen",
    "coxib",
    "koksib",
    "setron",
    "azepin",
    "apin",
    "peridon",
    "pramid",
    "tidin",
    "metason",
    "olon",
    "kain",
    "ximab",
    "zumab",
    "mumab",
    "tinib",
    "lukast",
    "terol",
    "tropium",
    "grel",
    "dronat",
    "oksetin",
    "faksin",
    "tralin",
    "triptylin",
    "racetam",
    "gabalin",
];

/// Ordinary words that end like substances.
const NOT_DRUGS: &[&str] = &["vitamin", "protein", "termin", "maskin", "medisin", "rutin"];

fn names() -> &'static HashMap<&'static str, &'static str> {
    static NAMES_BY_WORD: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    NAMES_BY_WORD.get_or_init(|| {
        NAMES.split_whitespace().map(|entry| entry.split_once('=').unwrap_or((entry, entry))).collect()
    })
}

/// The substance of a medicine named by a lower-cased word, also when the word is inflected (`eliquisen`, `metforminen`).
/// Unknown names that end like a substance stand for themselves. `None` for other words.
pub(crate) fn generic_name(word: &str) -> Option<String> {
    let known = |word: &str| names().get(word).map(|substance| (*substance).to_owned());
    let inflected = ["en", "et", "ene", "n", "s", "ane"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(known);
    known(word).or(inflected).or_else(|| {
        let bare = word.strip_suffix("en").unwrap_or(word);
        let ends = bare.chars().count() >= 7 && ENDINGS.iter().any(|ending| bare.ends_with(ending));
        (ends && !NOT_DRUGS.contains(&bare)).then(|| bare.to_owned())
    })
}

/// Whether a lower-cased word names a medicine.
pub(crate) fn is_drug(word: &str) -> bool {
    generic_name(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trade_name_and_its_substance_are_the_same_medicine() {
        assert_eq!(generic_name("jardiance"), generic_name("empagliflozin"));
        assert_eq!(generic_name("eliquisen").as_deref(), Some("apixaban"));
    }

    #[test]
    fn unknown_names_are_known_by_their_ending() {
        assert!(is_drug("pitavastatin"));
        assert!(!is_drug("medisin"));
        assert!(!is_drug("termin"));
    }
}
