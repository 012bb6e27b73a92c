#include "model/finding_catalogue.hpp"

namespace fotfaste::model {
namespace {

constexpr Rule rules[] = {
    {"D001",
     Severity::error,
     {"filen går inte att läsa", "the file cannot be read"},
     {"Utan filen saknas uppgifter som utvärderingen bygger på.",
      "Without the file, data that the evaluation rests on are missing."},
     {"När en fil som project.toml nämner inte finns, är en mapp, inte får läsas eller är sparad som UTF-16.",
      "When a file that project.toml names does not exist, is a folder, may not be read or is saved as "
      "UTF-16."},
     {"kontrollera sökvägen och spara filen som CSV i UTF-8",
      "check the path, and save the file as CSV in UTF-8"},
     "[data.states]\nfile = \"data/statsu.csv\""},
    {"D002",
     Severity::error,
     {"filen är tom", "the file is empty"},
     {"En tom fil är oftast en export som misslyckades.",
      "An empty file is most often an export that failed."},
     {"När filen inte ens har en rubrikrad.", "When the file does not even have a header."},
     {"exportera filen igen, med rubriker på första raden",
      "export the file again, with headers in the first row"},
     ""},
    {"D003",
     Severity::error,
     {"samma rubrik står två gånger", "the same header stands twice"},
     {"Det går inte att veta vilken av kolumnerna som menas.",
      "Which of the columns is meant cannot be known."},
     {"När en kolumn som behövs finns två gånger i rubrikraden. Inga rader i filen används.",
      "When a column that is needed is twice in the header. No row of the file is used."},
     {"döp om eller ta bort den ena kolumnen", "rename or remove one of the columns"},
     "deltagare;start;slut;start"},
    {"D004",
     Severity::error,
     {"en nödvändig kolumn saknas", "a required column is missing"},
     {"Utan kolumnen säger raderna ingenting.", "Without the column the rows say nothing."},
     {"När en kolumn som modellen kräver varken finns i filen eller är en konstant i project.toml. Alla "
      "filens "
      "rader läggs åt sidan.",
      "When a column that the model requires is neither in the file nor a constant in project.toml. All rows "
      "of "
      "the file are set aside."},
     {"rätta rubriken i project.toml (columns) eller i filen",
      "correct the header in project.toml (columns) or in the file"},
     "columns = { person = \"deltagre\" }"},
    {"D005",
     Severity::warning,
     {"en kolumn som project.toml nämner finns inte i filen",
      "a column that project.toml names is not in the file"},
     {"Det som kolumnen skulle ha visat blir okänt för alla.",
      "What the column would have shown is unknown for everyone."},
     {"När en rubrik i columns, attributes, groups eller en månadskolumn saknas och modellen klarar sig utan "
      "den. "
      "Filens rader används.",
      "When a header of columns, attributes, groups or a column of a month is missing and the model can do "
      "without "
      "it. The rows of the file are used."},
     {"rätta rubriken, eller ta bort den ur project.toml",
      "correct the header, or remove it from project.toml"},
     "columns = { gender = \"kjön\" }"},
    {"D006",
     Severity::note,
     {"kolumner i filen används inte", "columns of the file are not used"},
     {"Bra att veta om något glömdes; personuppgifter som inte behövs bör inte finnas i filen alls.",
      "Good to know if something was forgotten; personal data that are not needed should not be in the file "
      "at all."},
     {"När en rubrik varken är kopplad i project.toml eller hör till de kända.",
      "When a header is neither mapped in project.toml nor one of the known ones."},
     {"koppla kolumnen i project.toml, eller ta bort den ur filen",
      "map the column in project.toml, or remove it from the file"},
     "deltagare;start;telefon"},
    {"D007",
     Severity::error,
     {"raden har fel antal fält", "the row has the wrong number of fields"},
     {"Ett fält för mycket eller för lite flyttar alla värden efter det till fel kolumn.",
      "One field too many or too few moves every value after it to the wrong column."},
     {"När raden inte har lika många fält som rubrikraden. Raden läggs åt sidan.",
      "When the row does not have as many fields as the header. The row is set aside."},
     {"sätt text som innehåller avgränsaren inom citattecken",
      "put text that holds the delimiter in quotation marks"},
     "deltagare;start;slut\np0041;2025-01-07"},
    {"D008",
     Severity::error,
     {"ett citattecken avslutas inte", "a quotation mark is not closed"},
     {"Allt efter citattecknet skulle annars läsas som en enda text, och rader gå förlorade.",
      "Everything after the mark would otherwise be read as a single text, and rows be lost."},
     {"När ett fält börjar med ett citattecken som inte avslutas strax före avgränsaren eller radslutet. "
      "Bara "
      "den raden läggs åt sidan.",
      "When a field begins with a quotation mark that is not closed just before a delimiter or line end. "
      "Only that "
      "row is set aside."},
     {"avsluta citattecknet, och dubbla citattecken som hör till texten (\"\")",
      "close the quotation mark, and double those that belong to the text (\"\")"},
     "p0041,\"Kalles \"café\",2025-01-07"},
    {"D009",
     Severity::error,
     {"raden har tecken som inte är UTF-8", "the row has characters that are not UTF-8"},
     {"Tecknen går inte att läsa säkert; å, ä och ö kan ha blivit något annat.",
      "The characters cannot be read for certain; å, ä and ö may have become something else."},
     {"När filen är UTF-8 men den här raden inte är det. Raden läggs åt sidan. En fil som helt är "
      "Windows-1252 läses "
      "som sådan.",
      "When the file is UTF-8 but this row is not. The row is set aside. A file that is Windows-1252 "
      "throughout is "
      "read as such."},
     {"spara om hela filen som UTF-8", "save the whole file again as UTF-8"},
     ""},
    {"D010",
     Severity::error,
     {"ett nödvändigt värde saknas", "a required value is missing"},
     {"Utan värdet går raden inte att placera hos en person eller i tiden.",
      "Without the value the row cannot be placed with a person or in time."},
     {"När ett fält som modellen kräver är tomt eller står för \"inget värde\". Raden läggs åt sidan.",
      "When a field that the model requires is empty or stands for \"no value\". The row is set aside."},
     {"fyll i värdet", "fill in the value"},
     "deltagare;start\np0041;"},
    {"D011",
     Severity::error,
     {"omöjligt datum", "impossible date"},
     {"Ett datum som inte finns kan inte räknas om till ett som finns.",
      "A date that does not exist cannot be turned into one that does."},
     {"När fältet inte är ett datum i något av de kända skrivsätten, dagen inte finns i almanackan, eller "
      "året ligger "
      "utanför 1850–2199. Raden läggs åt sidan.",
      "When the field is not a date in any of the known forms, the day is not in the calendar, or the year "
      "lies "
      "outside 1850–2199. The row is set aside."},
     {"skriv 2024-09-01; ett datum som står för \"tills vidare\", som 9999-12-31, anges i missing i "
      "project.toml",
      "write 2024-09-01; a date that stands for \"until further notice\", as 9999-12-31, is named in missing "
      "in "
      "project.toml"},
     "p0041;2025-02-30"},
    {"D012",
     Severity::error,
     {"inte ett tal", "not a number"},
     {"Ett tal med mer än en tolkning räknas inte.", "A number with more than one reading is not counted."},
     {"När fältet inte är ett tal med decimalpunkt eller decimalkomma, med eller utan mellanrum mellan "
      "tusental. "
      "Belopp får ha högst två decimaler. Raden läggs åt sidan.",
      "When the field is not a number with a decimal point or comma, with spaces between thousands or "
      "without. "
      "Amounts have at most two decimals. The row is set aside."},
     {"skriv 1234,5 eller 1234.5, utan enhet", "write 1234,5 or 1234.5, without a unit"},
     "p0041;1.234,5"},
    {"D013",
     Severity::error,
     {"värdet ligger utanför sin skala", "the value lies outside its scale"},
     {"Ett sådant värde är ett skrivfel eller hör till en annan skala, och skulle snedvrida medelvärden.",
      "Such a value is a slip or belongs to another scale, and would distort means."},
     {"När en skattning ligger utanför frågans lowest och highest i tabellen items, eller en nivå utanför "
      "0–8. "
      "Raden läggs åt sidan.",
      "When a rating lies outside the item's lowest and highest in the table items, or a level outside 0–8. "
      "The row "
      "is set aside."},
     {"rätta värdet, eller skalan i items", "correct the value, or the scale in items"},
     "p0041;exit;ready_for_work;2025-06-01;7"},
    {"D014",
     Severity::error,
     {"perioden slutar innan den börjar", "the period ends before it starts"},
     {"En sådan period har ingen längd, och det går inte att veta vilket av datumen som är fel.",
      "Such a period has no length, and which of the dates is wrong cannot be known."},
     {"När slutet ligger före början i states, activities eller assignments. Perioder räknas från och med "
      "början till, "
      "men inte med, slutet. Raden läggs åt sidan.",
      "When the end is before the beginning in states, activities or assignments. Periods count from the "
      "beginning up "
      "to, and not including, the end. The row is set aside."},
     {"byt plats på datumen, eller lämna slutet tomt för det som pågår",
      "swap the dates, or leave the end empty for what goes on"},
     "p0041;Anställning;2025-06-01;2025-03-01"},
    {"D015",
     Severity::error,
     {"deltagaren slutar innan hen börjar", "the participant leaves before entering"},
     {"Alla uppföljningar räknas från start eller slut.", "All follow-up counts from entry or exit."},
     {"När exit ligger före entry. Raden läggs åt sidan, och därmed allt som hör till en person utan annat "
      "deltagande.",
      "When exit is before entry. The row is set aside, and with it all that belongs to a person without "
      "another "
      "participation."},
     {"rätta datumen, eller lämna slutet tomt för den som deltar än",
      "correct the dates, or leave the exit empty for who still takes part"},
     "p0041;2025-06-01;2025-03-01"},
    {"D016",
     Severity::error,
     {"starten ligger utanför projektets tid", "the entry lies outside the project period"},
     {"Den som börjar före eller efter projektet är inte projektets deltagare.",
      "Who enters before or after the project is not its participant."},
     {"När entry ligger före start eller efter end under [project]. Jämförelsegruppen prövas inte. Raden "
      "läggs åt sidan.",
      "When entry is before start or after end under [project]. The comparison group is not checked. The row "
      "is set "
      "aside."},
     {"rätta datumet, eller projektets tid i project.toml",
      "correct the date, or the project period in project.toml"},
     "p0041;2023-09-01"},
    {"D017",
     Severity::error,
     {"orimlig ålder vid start", "implausible age at entry"},
     {"Födelsedatumet är sannolikt fel, och åldersgränser kan inte prövas.",
      "The birth date is probably wrong, and age limits cannot be checked."},
     {"När personen är född efter start, eller är äldre än 110 år då. Raden läggs åt sidan.",
      "When the person is born after entry, or older than 110 then. The row is set aside."},
     {"rätta födelsedatumet, eller lämna det tomt", "correct the birth date, or leave it empty"},
     "p0041;2025-01-07;2025-03-02"},
    {"D018",
     Severity::error,
     {"personen finns inte bland deltagarna", "the person is not among the participants"},
     {"Det som inte hör till något deltagande räknas ingenstans.",
      "What belongs to no participation counts nowhere."},
     {"När personens beteckning saknas i filerna med deltaganden, eller alla personens rader där lades åt "
      "sidan. Stora "
      "och små bokstäver skiljs åt. Raden läggs åt sidan.",
      "When the person's pseudonym is in no file of participations, or all the person's rows there were set "
      "aside. "
      "Capital and small letters differ. The row is set aside."},
     {"lägg till deltagaren, eller rätta beteckningen", "add the participant, or correct the pseudonym"},
     "p0999;Anställning;2025-06-01;"},
    {"D019",
     Severity::error,
     {"samma deltagande står två gånger", "the same participation stands twice"},
     {"Ett deltagande som räknas två gånger ger fel antal.",
      "A participation that counts twice gives the wrong number."},
     {"När samma person har flera rader med samma startdag. En används, den vars värden kommer först i "
      "ordning, oavsett "
      "var den står i filen; de andra läggs åt sidan.",
      "When the same person has several rows with the same day of entry. One is used, the one whose values "
      "come first "
      "in order, wherever it stands in the file; the others are set aside."},
     {"ta bort dubbletten, eller rätta startdagen", "remove the duplicate, or correct the day of entry"},
     "p0041;2025-01-07\np0041;2025-01-07"},
    {"D020",
     Severity::warning,
     {"perioder överlappar varandra", "spells overlap"},
     {"Den som är på två ställen samtidigt räknas på båda.", "Who is in two places at once counts in both."},
     {"När två perioder av samma slag (dimension) för en person har dagar gemensamt. Båda används.",
      "When two spells of one kind (dimension) of a person have days in common. Both are used."},
     {"rätta datumen, eller skilj på slagen med kolumnen dimension om båda är sanna",
      "correct the dates, or tell the kinds apart by the column dimension if both are true"},
     "p0041;Anställning;2025-01-01;2025-06-01\np0041;Studier;2025-05-01;2025-09-01"},
    {"D021",
     Severity::error,
     {"samma period står två gånger", "the same spell stands twice"},
     {"En period som räknas två gånger ger dubbel tid.", "A spell that counts twice gives double time."},
     {"När två rader för samma person är lika i allt. Den första används, de andra läggs åt sidan.",
      "When two rows of the same person are alike throughout. The first is used, the others are set aside."},
     {"ta bort dubbletten", "remove the duplicate"},
     "p0041;Anställning;2025-01-01;2025-06-01\np0041;Anställning;2025-01-01;2025-06-01"},
    {"D022",
     Severity::error,
     {"okänt värde", "unknown value"},
     {"Ett värde som inte är känt kan inte räknas, och får inte tyst bli \"nej\".",
      "A value that is not known cannot be counted, and must not silently become \"no\"."},
     {"När fältet varken är en av modellens koder, ett ja eller nej där det ska vara det, eller ett värde "
      "som codes i "
      "project.toml översätter. Raden läggs åt sidan.",
      "When the field is neither one of the model's codes, a yes or no where it must be, nor a value that "
      "codes in "
      "project.toml translates. The row is set aside."},
     {"rätta värdet, eller lägg till det i codes i project.toml",
      "correct the value, or add it to codes in project.toml"},
     "codes.gender = { \"Kvinna\" = \"woman\", \"Man\" = \"man\" }\np0041;Kvina"},
    {"D023",
     Severity::error,
     {"läget är inte kopplat till något av modellens lägen",
      "the state is not mapped to a state of the model"},
     {"Först när läget är kopplat vet Fotfäste om det är arbete, studier eller något annat.",
      "Only when the state is mapped is it known whether it is work, education or something else."},
     {"När ett läge varken står under [data.states.core] eller är ett av modellens egna ord. Raden används, "
      "med läget "
      "okänt (unknown) på modellens nivå och projektets eget ord kvar.",
      "When a state neither stands under [data.states.core] nor is one of the model's own words. The row is "
      "used, "
      "with the state unknown on the model's level and the project's own word kept."},
     {"rätta ordet, eller lägg till det under [data.states.core]",
      "correct the word, or add it under [data.states.core]"},
     "p0041;Anstäld;2025-06-01;"},
    {"D024",
     Severity::warning,
     {"datum efter utvärderingsdagen", "a date after the evaluation day"},
     {"Det som ligger i framtiden är planer, inte utfall.",
      "What lies in the future is plans, not outcomes."},
     {"När ett datum för en person är as_of eller senare (ett periodslut: senare än as_of). Raden används "
      "som den står.",
      "When a date of a person is as_of or later (the end of a period: later than as_of). The row is used as "
      "it "
      "stands."},
     {"rätta datumet, eller välj en senare utvärderingsdag med as_of",
      "correct the date, or choose a later evaluation day by as_of"},
     "p0041;Anställning;2031-06-01;"},
    {"D025",
     Severity::error,
     {"personnummer i stället för beteckning", "a personal identity number in the place of a pseudonym"},
     {"Personnummer ska inte finnas i en utvärdering. De skrivs aldrig ut.",
      "Personal identity numbers do not belong in an evaluation. They are never shown."},
     {"När personkolumnen har ett personnummer eller samordningsnummer (möjligt datum och rätt "
      "kontrollsiffra) och ingen "
      "nyckel är angiven. Raden läggs åt sidan och körningen avbryts.",
      "When the column of persons has a personal identity or coordination number (a possible date and the "
      "right check "
      "digit) and no key is given. The row is set aside and the run is refused."},
     {"byt numren mot beteckningar, eller ange pseudonym_key under [privacy]; är det löpnummer, sätt en "
      "bokstav framför",
      "replace the numbers by pseudonyms, or name a pseudonym_key under [privacy]; if they are running "
      "numbers, put a "
      "letter before them"},
     ""},
    {"D026",
     Severity::note,
     {"filen lästes som Windows-1252", "the file was read as Windows-1252"},
     {"Bra att veta om å, ä och ö skulle se fel ut.", "Good to know in case å, ä and ö look wrong."},
     {"När filen inte är UTF-8 och alla dess tecken finns i Windows-1252, eller project.toml säger det.",
      "When the file is not UTF-8 and all its characters are in Windows-1252, or project.toml says so."},
     {"spara filen som UTF-8, eller ange encoding i project.toml",
      "save the file as UTF-8, or state encoding in project.toml"},
     "encoding = \"windows-1252\""},
    {"D027",
     Severity::error,
     {"rubrikraden upprepas bland raderna", "the header is repeated among the rows"},
     {"Det händer när flera exporter har klistrats ihop.",
      "It happens when several exports were pasted together."},
     {"När en rad är exakt lika med rubrikraden. Raden läggs åt sidan.",
      "When a row is exactly the header. The row is set aside."},
     {"ta bort raden", "remove the row"},
     "deltagare;start\np0041;2025-01-07\ndeltagare;start"},
    {"D028",
     Severity::error,
     {"en person har orimligt många deltaganden", "a person has implausibly many participations"},
     {"Oftast är fel kolumn kopplad till person.", "Most often the wrong column is mapped to person."},
     {"När en person har fler än 1 000 deltaganden. De följande läggs åt sidan.",
      "When a person has more than 1 000 participations. The following ones are set aside."},
     {"koppla person till kolumnen med deltagarnas beteckningar",
      "map person to the column with the participants' pseudonyms"},
     "columns = { person = \"kommun\" }"},
    {"D029",
     Severity::warning,
     {"filen har inga rader än", "the file has no rows yet"},
     {"Antingen är den inte ifylld, eller så misslyckades exporten.",
      "Either it is not filled in, or the export failed."},
     {"När filen har en rubrikrad och ingenting mer.", "When the file has a header and nothing more."},
     {"fyll i filen eller exportera den igen; behövs den inte, ta bort den ur project.toml",
      "fill in the file or export it again; if it is not needed, remove it from project.toml"},
     "deltagare;start;slut"},
    {"D030",
     Severity::error,
     {"det finns inga deltaganden", "there are no participations"},
     {"Allt annat hör till ett deltagande; utan dem finns inget att utvärdera.",
      "Everything else belongs to a participation; without them there is nothing to evaluate."},
     {"När ingen fil med deltaganden är angiven, eller alla deras rader lades åt sidan.",
      "When no file of participations is given, or all their rows were set aside."},
     {"fyll i filen som står under [data.participations], och rätta det som lade rader åt sidan",
      "fill in the file that stands under [data.participations], and correct what set rows aside"},
     "[data.participations]\nfile = \"data/deltagare.csv\""},
    {"D031",
     Severity::error,
     {"nyckeln för beteckningar går inte att läsa", "the key for pseudonyms cannot be read"},
     {"Utan nyckeln kan personnummer inte bytas mot beteckningar.",
      "Without the key, personal identity numbers cannot be replaced by pseudonyms."},
     {"När filen i pseudonym_key inte finns eller har färre än 16 tecken. Körningen avbryts.",
      "When the file of pseudonym_key does not exist or has fewer than 16 characters. The run is refused."},
     {"gör en nyckel, till exempel med: openssl rand -hex 32 > nyckel.txt",
      "make a key, for example by: openssl rand -hex 32 > key.txt"},
     "[privacy]\npseudonym_key = \"nyckel.txt\""},
    {"D032",
     Severity::error,
     {"tabellen är för lång", "the table is too long"},
     {"Projektets egna tabeller är små; en lång är oftast en annan fil.",
      "The project's own tables are small; a long one is most often another file."},
     {"När en av projektets tabeller har fler än 65 536 rader. De följande läggs åt sidan.",
      "When one of the project's tables has more than 65 536 rows. The following ones are set aside."},
     {"kontrollera att rätt fil är angiven", "check that the right file is named"},
     "[data.costs]\nfile = \"data/status.csv\""},
    {"D033",
     Severity::warning,
     {"åldern vid start ligger utanför projektets gränser",
      "the age at entry is outside the project's limits"},
     {"Den som är för ung eller för gammal hör inte till projektets målgrupp.",
      "Who is too young or too old is not of the project's target group."},
     {"När antalet fyllda år vid entry är under least eller över most i age_at_entry under [project]. Utan "
      "födelsedatum prövas inget, och inte heller jämförelsegruppen. Raden används ändå.",
      "When the completed years at entry are below least or above most of age_at_entry under [project]. "
      "Without a birth date nothing is checked, nor is the comparison group. The row is used all the same."},
     {"rätta födelsedatumet eller starten, eller gränserna i project.toml",
      "correct the birth date or the entry, or the limits in project.toml"},
     "[project]\nage_at_entry = { least = 18, most = 24 }"},
    {"D040",
     Severity::warning,
     {"formuläret är redan beskrivet i en egen fil",
      "the instrument is already described in a file of its own"},
     {"Två beskrivningar av samma fråga kan säga olika saker.",
      "Two descriptions of the same item may say different things."},
     {"När en rad i en fil med frågor eller formulär gäller ett formulär som också står i [[instrument]]. "
      "Raden läggs åt sidan, och filen i [[instrument]] gäller.",
      "When a row of a file of items or instruments is about an instrument that is also in [[instrument]]. "
      "The row is set aside, and the file of [[instrument]] holds."},
     {"ta bort raden, eller formuläret ur [[instrument]]",
      "remove the row, or the instrument from [[instrument]]"},
     "[[instrument]]\nfile = \"instruments/steg.toml\"\n\n[data.items]\nfile = \"data/fragor.csv\""},
};

}  // namespace

std::span<const Rule> data_rules() {
  return rules;
}

}  // namespace fotfaste::model
