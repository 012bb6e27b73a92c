#include "model/finding_catalogue.hpp"

namespace fotfaste::model {
namespace {

constexpr Rule rules[] = {
    {"K001",
     Severity::error,
     {"nyckelfilen kan inte läsas", "the key file cannot be read"},
     {"Utan nyckelfilen finns bara pseudonymer, och en fil med pseudonymer säger mottagaren ingenting.",
      "Without the key file there are only pseudonyms, and a file of pseudonyms tells its receiver nothing."},
     {"När filen som --keys pekar på saknas, inte får läsas eller är för stor. Ingenting skrivs.",
      "When the file that --keys names is not there, may not be read or is too large. Nothing is written."},
     {"kontrollera sökvägen och att du har rätt att läsa filen",
      "check the path, and that you have the right to read the file"},
     "fotfaste export mitt-projekt --keys nycklar.csv"},
    {"K002",
     Severity::error,
     {"nyckelfilen saknar rubriker", "the key file lacks headers"},
     {"Fotfäste gissar aldrig vilken kolumn som innehåller personnummer.",
      "Fotfäste never guesses which column holds the identity numbers."},
     {"När filens första rad inte har både en rubrik för pseudonymen (pseudonym, deltagare, person) och en "
      "för "
      "personnumret (personnummer, identitet). Ingenting skrivs.",
      "When the file's first row does not have both a header for the pseudonym (pseudonym, participant, "
      "person) and one for the identity number (personal identity number, identity). Nothing is written."},
     {"låt filens första rad vara: pseudonym;personnummer",
      "let the first row of the file be: pseudonym;personnummer"},
     "pseudonym;personnummer"},
    {"K003",
     Severity::error,
     {"en deltagare saknas i nyckelfilen", "a participant is missing from the key file"},
     {"En fil där någon saknar personnummer tas inte emot, eller så faller personen bort ur uppföljningen.",
      "A file in which somebody lacks an identity number is not accepted, or the person drops out of the "
      "follow-up."},
     {"När en deltagare som ska redovisas inte har någon rad i nyckelfilen, eller en rad utan personnummer. "
      "Ingenting skrivs.",
      "When a participant who is to be reported has no row in the key file, or a row without a number. "
      "Nothing "
      "is written."},
     {"lägg till en rad med pseudonymen och personnumret; vid skyddade personuppgifter platshållaren "
      "ÅÅÅÅMMDDT och tre tecken",
      "add a row with the pseudonym and the identity number; for a protected identity the placeholder "
      "YYYYMMDDT and three more characters"},
     "pseudonym;personnummer\np0041;"},
    {"K004",
     Severity::error,
     {"det som står är inget personnummer", "what is written is no identity number"},
     {"Ett felskrivet nummer är i bästa fall ingen person, i värsta fall en annan.",
      "A number written wrongly is at best nobody, at worst somebody else."},
     {"När fältet varken är ett personnummer eller samordningsnummer med tio eller tolv siffror (med eller "
      "utan - eller + före de fyra sista) eller en platshållare för skyddade personuppgifter, eller när "
      "dagen "
      "inte finns eller ligger efter as_of. Numret visas aldrig. Ingenting skrivs.",
      "When the field is neither a personal identity number or coordination number of ten or twelve digits "
      "(with or without - or + before the last four) nor a placeholder for a protected identity, or when the "
      "day does not exist or is after as_of. The number is never shown. Nothing is written."},
     {"rätta raden i nyckelfilen", "correct the row in the key file"},
     "pseudonym;personnummer\np0041;född i mars"},
    {"K005",
     Severity::error,
     {"kontrollsiffran stämmer inte", "the check digit is wrong"},
     {"Kontrollsiffran avslöjar nästan alla enkla skrivfel.",
      "The check digit gives away almost all simple typing errors."},
     {"När den sista siffran inte är den som de nio före ger (modulus 10). Numret visas aldrig. Ingenting "
      "skrivs.",
      "When the last digit is not the one that the nine before it give (modulus 10). The number is never "
      "shown. Nothing is written."},
     {"rätta numret i nyckelfilen", "correct the number in the key file"},
     ""},
    {"K006",
     Severity::error,
     {"personnumret och födelsedatumet går inte ihop", "the identity number and the birth date disagree"},
     {"Då är numret troligen någon annans, eller så är födelsedatumet fel och därmed ålder och indikatorer.",
      "The number is then probably somebody else's, or the birth date is wrong and with it age and "
      "indicators."},
     {"När numrets födelsedag (samordningsnummer: dagen minus 60) är en annan än deltagarens födelsedatum. "
      "Är "
      "bara år eller månad känd jämförs bara det. Numret visas aldrig. Ingenting skrivs.",
      "When the number's day of birth (coordination number: the day less 60) is another than the "
      "participant's. Where only year or month is known, only that is compared. The number is never shown. "
      "Nothing is written."},
     {"ta reda på vilket som är fel, och rätta nyckelfilen eller deltagarens födelsedatum",
      "find out which is wrong, and correct the key file or the participant's birth date"},
     ""},
    {"K007",
     Severity::error,
     {"två pseudonymer har samma personnummer", "two pseudonyms have the same identity number"},
     {"Samma person är då med två gånger, och räknas två gånger i varje siffra.",
      "The same person is then there twice, and is counted twice in every figure."},
     {"När ett nummer står för mer än en pseudonym, hur det än är skrivet. Platshållare jämförs inte. "
      "Ingenting skrivs.",
      "When a number stands for more than one pseudonym, however it is written. Placeholders are not "
      "compared. "
      "Nothing is written."},
     {"ge personen en enda pseudonym i datafilerna, eller rätta det nummer som är fel",
      "give the person one pseudonym in the data files, or correct the number that is wrong"},
     ""},
    {"K008",
     Severity::error,
     {"en pseudonym har två personnummer", "a pseudonym has two identity numbers"},
     {"Det går inte att veta vem raderna handlar om.", "There is no knowing whom the rows are about."},
     {"När nyckelfilen ger samma pseudonym två olika nummer. Samma nummer två gånger gör inget. Ingenting "
      "skrivs.",
      "When the key file gives one pseudonym two different numbers. The same number twice does no harm. "
      "Nothing "
      "is written."},
     {"ta bort den rad som är fel", "remove the row that is wrong"},
     ""},
    {"K009",
     Severity::note,
     {"skyddade personuppgifter redovisas med platshållare",
      "a protected identity is reported by placeholder"},
     {"Platshållaren godtas, men varken kontrollsiffra eller dubbletter kan prövas.",
      "The placeholder is accepted, but neither check digit nor duplicates can be tested."},
     {"När nyckelfilen har ÅÅÅÅMMDDT och tre tecken i stället för ett personnummer. Den skrivs som den står; "
      "datumet jämförs med födelsedatumet.",
      "When the key file has YYYYMMDDT and three characters in the place of an identity number. It is "
      "written "
      "as it stands; the date is compared with the birth date."},
     {"kontrollera raden för hand", "check the row by hand"},
     "pseudonym;personnummer\np0041;19900101Tf29"},
};

}  // namespace

std::span<const Rule> key_rules() {
  return rules;
}

}  // namespace fotfaste::model
