//! Sentences of many kinds, each with everything in it that has a form: family histories, letters and notes.

use super::tests::found;

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, wanted)| found(text) != *wanted)
        .map(|(text, _)| (text, found(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn national_numbers_in_any_writing() {
    check(&[
        ("Marte Lunde, 158670 30201, møtte til samtale.", &["NATIONAL_ID:158670 30201"]),
        ("Pasient: Odd Vik (158670-30201) er henvist.", &["NATIONAL_ID:158670-30201"]),
        ("Vi viser til f.nr. 15867030201.", &["NATIONAL_ID:15867030201"]),
        ("Fnr: 158670 30 201, bosatt i bygda.", &["NATIONAL_ID:158670 30 201"]),
        ("Personnummer 15.86.70 30201 er kontrollert.", &["NATIONAL_ID:15.86.70 30201"]),
        ("Søsteren har fødselsnummer 158670 – 30201 ifølge henne selv.", &["NATIONAL_ID:158670 – 30201"]),
        ("D-nummer 55867030201 tildelt i år.", &["NATIONAL_ID:55867030201"]),
    ]);
}

#[test]
fn ages_in_letters() {
    check(&[
        ("Kvinnen er 45 år gammel og har to barn.", &["AGE:45 år"]),
        ("Moren fikk hjertesvikt i 50-årene.", &["AGE:50-årene"]),
        ("Bestefaren døde i 60-årene av slag.", &["AGE:60-årene"]),
        ("En 38 år gammel mann henvises.", &["AGE:38 år"]),
        ("Hans bror, 52 år, er frisk.", &["AGE:52 år"]),
        ("Datteren på 17 år har samme plager.", &["AGE:17 år"]),
        ("Faren døde 61 år gammel, etter lang tids sykdom.", &["AGE:61 år"]),
        ("Tanten ble syk i en alder av 44 år, som sin mor.", &["AGE:44 år"]),
        ("Hun er 29-åring og i arbeid.", &["AGE:29-åring"]),
        ("Sønnen hennes er 8 år og går på skole.", &["AGE:8 år"]),
        ("Mormor var 91 år da hun døde.", &["AGE:91 år"]),
        ("Onkelen var i slutten av 40-årene.", &["AGE:40-årene"]),
    ]);
}

#[test]
fn dates_in_letters() {
    check(&[
        ("Født 12.03.1954 i kommunen.", &["DATE:12.03.1954"]),
        ("Hun ble operert i mars 2003 for dette.", &["DATE:mars 2003"]),
        ("Undersøkt 3. juni 1998 uten funn.", &["DATE:3. juni 1998"]),
        ("Innlagt 04/11-1997 med smerter.", &["DATE:04/11-1997"]),
        ("Ekkokardiografi (22.9.2005) var normal.", &["DATE:22.9.2005"]),
        ("Det startet høsten 2001 og økte på.", &["DATE:høsten 2001"]),
        ("Faren døde i 1979 av kreft.", &["DATE:1979"]),
        ("Kontroll fra 01.02.2010 til 15.02.2010.", &["DATE:01.02.2010", "DATE:15.02.2010"]),
        ("Han flyttet hit på 1980-tallet.", &["DATE:1980-tallet"]),
        ("Siste prøve 2011-05-30 var fin.", &["DATE:2011-05-30"]),
    ]);
}

#[test]
fn telephones_in_any_grouping() {
    check(&[
        ("Pasienten nås på telefon 76 12 34 98.", &["PHONE:76 12 34 98"]),
        ("Mobil 912 44 380 på dagtid.", &["PHONE:912 44 380"]),
        ("Ring 91244380 ved spørsmål.", &["PHONE:91244380"]),
        ("Tlf.: 7612 3498, hverdager.", &["PHONE:7612 3498"]),
        ("Telefon (+47) 912 44 380 er riktig.", &["PHONE:(+47) 912 44 380"]),
        ("Hennes nummer er 0047 912 44 380.", &["PHONE:0047 912 44 380"]),
        ("Datterens telefonnummer: 76-12-34-98.", &["PHONE:76-12-34-98"]),
    ]);
}

#[test]
fn addresses_codes_mail_and_web() {
    check(&[
        ("Bosatt i Fjellveien 23, 9999 Nordvik, med familien.", &["ADDRESS:Fjellveien 23, 9999 Nordvik"]),
        ("Adresse: Øvre Strandgate 4B, 9999 Nordvik.", &["ADDRESS:Øvre Strandgate 4B, 9999 Nordvik"]),
        ("Postboks 317, 9998 Sørvik er kontorets.", &["ADDRESS:Postboks 317, 9998 Sørvik"]),
        ("Journalnummer 448120 ligger ved.", &["OTHER_ID:448120"]),
        ("Vår ref.: 2016/48213 gjelder søsteren.", &["OTHER_ID:2016/48213"]),
        ("Svar sendes odd.vik@nordvik.no snarest.", &["EMAIL:odd.vik@nordvik.no"]),
        ("Se www.nordvik-helse.no for mer.", &["URL:www.nordvik-helse.no"]),
    ]);
}

#[test]
fn what_is_no_identifier_in_letters() {
    check(&[
        ("Hun har hatt plager i 12 år og siste 3 måneder verre.", &[]),
        ("BT 130/85, puls 72, vekt 68 kg og høyde 171 cm.", &[]),
        ("Metoprolol 50 mg x 2, EF 45 %, NYHA 2.", &[]),
        ("To av fire søsken er rammet, fem er friske.", &[]),
    ]);
}
