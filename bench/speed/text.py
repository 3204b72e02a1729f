"""Consultations of people who do not exist, as JSON Lines {"id","text"}, for measuring speed. Standard library only.

  text.py MEGABYTES [--one-line]

Made from the sentences and words below, the same each time. About one token in six belongs to an identifier, as in a
letter; running speech has fewer. --one-line puts everything into one text.
"""
import json
import random
import sys

GIVEN = "Gunnvor Sverre Åsgerd Olai Jorunn Tellef Rabia Yusuf Nanna Mikkel Ingebjørg Torvald Ludmila Pawel Amina Biret".split()
FAMILY = "Lillevik Kvernbekk Testesen Prøvestad Myrhaug Tjernli Sandbakk Nordnesby Kowalczyk Warsame Utsi Demirel".split()
STREET = "Tjernstubben Kvernveien Myrstien Prøvegata Lyngbakken Sagmyra Nesvegen Fjelltunet".split()
TOWN = "Nordnesby Kvernvåg Lillefjord Myrstad Prøvesund Tjernøya".split()
MONTH = "januar februar mars april mai juni juli august september oktober november desember".split()
SENTENCES = [
    "Pasienten {given} {family}, født {day}.{month}.{year}, fødselsnummer {number}, møter til kontroll.",
    "Hun bor i {street} {house}, {post} {town}, og kan nås på {phone}.",
    "Han har hatt vondt i høyre skulder i tre uker, verst om natta og når han løfter armen over hodet.",
    "Det er ikke feber, ikke vekttap, og avføringen er som den pleier.",
    "Blodtrykket er 138/82, puls 72 og regelmessig, oksygenmetning 97 prosent.",
    "Hun tar Metformin 500 mg to ganger daglig og Ramipril 5 mg om morgenen.",
    "Henvist fra {given} {family} ved legesenteret i {town} den {dayname}. {monthname} {year}.",
    "Moren {given} er {age} år og har hatt hjerteinfarkt, faren døde av slag.",
    "Hva har du prøvd av smertestillende til nå, og har det hjulpet noe?",
    "Jeg har tatt Paracet, men det hjelper bare en times tid, og så er det like ille igjen.",
    "Ved undersøkelse er det trykkømhet over supraspinatusfestet og smerte ved abduksjon mot motstand.",
    "Prøvesvar: HbA1c 52, kreatinin 78, CRP under 5, Hb 13,4.",
    "Vi avtaler ny time om seks uker, og du ringer hvis det blir verre før den tid.",
    "Svar sendes til {mail}@eksempel.no med saksnummer {case}.",
    "Ja, det stemmer, det begynte etter at jeg hadde malt taket hjemme i helga.",
    "Sykmelding 50 prosent i to uker; arbeidsgiver er varslet.",
]


def sentence(chance):
    return chance.choice(SENTENCES).format(
        given=chance.choice(GIVEN), family=chance.choice(FAMILY), street=chance.choice(STREET), town=chance.choice(TOWN),
        house=chance.randint(1, 99), post=f"{chance.randint(100, 9990):04}", age=chance.randint(50, 95),
        day=f"{chance.randint(1, 28):02}", month=f"{chance.randint(1, 12):02}", year=chance.randint(1940, 2025),
        dayname=chance.randint(1, 28), monthname=chance.choice(MONTH), mail=chance.choice(GIVEN).lower(),
        # Month + 80: a synthetic number; the check digits are left to chance.
        number=f"{chance.randint(1, 28):02}{chance.randint(81, 92)}{chance.randint(0, 99999):05}{chance.randint(0, 99):02}",
        phone=f"{chance.randint(900, 999)} {chance.randint(0, 99):02} {chance.randint(0, 999):03}",
        case=f"{chance.randint(20, 26)}/{chance.randint(1000, 9999)}-{chance.randint(1, 9)}")


def main():
    wanted, one_line = float(sys.argv[1]) * 1e6, "--one-line" in sys.argv
    chance, written, number, sentences = random.Random(3), 0, 0, []
    while written < wanted:
        sentences.append(sentence(chance))
        written += len(sentences[-1].encode()) + 1
        if len(sentences) == 20 and not one_line:
            print(json.dumps({"id": number, "text": " ".join(sentences)}, ensure_ascii=False))
            number, sentences = number + 1, []
    if sentences:
        print(json.dumps({"id": number, "text": " ".join(sentences)}, ensure_ascii=False))


main()
