#include "model/finding_catalogue.hpp"

namespace fotfaste::model {
namespace {

constexpr Rule rules[] = {
    {"C001",
     Severity::error,
     {"project.toml går inte att läsa", "project.toml cannot be read"},
     {"Filen är skriven i formatet TOML. Ett enda fel i skrivsättet gör resten omöjligt att tolka.",
      "The file is written in the format TOML. A single slip makes the rest impossible to interpret."},
     {"När filen inte följer TOML. Bara det första felet visas; ingenting annat i filen kontrolleras.",
      "When the file is not TOML. Only the first mistake is shown; nothing else in the file is checked."},
     {"rätta raden: text inom raka citattecken, tal med decimalpunkt, datum som 2024-09-01",
      "correct the line: text between straight quotation marks, numbers with a decimal point, dates as "
      "2024-09-01"},
     "union_cofinancing_rate = 0,40"},
    {"C002",
     Severity::error,
     {"projektfilen går inte att öppna", "the project file cannot be opened"},
     {"Utan projektfilen finns inget att utvärdera.",
      "Without the project file there is nothing to evaluate."},
     {"När filen inte finns, är en mapp eller inte får läsas.",
      "When the file does not exist, is a folder or may not be read."},
     {"kontrollera sökvägen; ange själva filen project.toml",
      "check the path; name the file project.toml itself"},
     "fotfaste check projekt.toml"},
    {"C003",
     Severity::error,
     {"okänd nyckel", "unknown key"},
     {"En felstavad nyckel skulle annars hoppas över i tysthet, och resultatet bli ett annat än det som "
      "avsågs.",
      "A mistyped key would otherwise be passed over in silence, and the result be another than was meant."},
     {"När en nyckel inte finns i docs/configuration.md på den plats där den står.",
      "When a key is not in docs/configuration.md at the place where it stands."},
     {"rätta stavningen eller ta bort raden; alla nycklar står i docs/configuration.md",
      "correct the spelling or remove the line; docs/configuration.md has all keys"},
     "[project]\nplaned_participants = 60"},
    {"C004",
     Severity::error,
     {"fel slags värde", "the wrong kind of value"},
     {"Ett värde av fel slag går inte att räkna med.", "A value of the wrong kind cannot be worked with."},
     {"När nyckeln kräver text, tal, datum, lista eller tabell och något annat står där. Klockslag och tal "
      "utan "
      "gräns används inte någonstans.",
      "When the key needs text, a number, a date, a list or a table and something else is there. Times of "
      "day and "
      "numbers without end are not used anywhere."},
     {"skriv text och koder inom citattecken, datum och tal utan",
      "write text and codes between quotation marks, dates and numbers without"},
     "[project]\nstart = \"2024-09-01\""},
    {"C005",
     Severity::error,
     {"ett obligatoriskt värde saknas", "a required value is missing"},
     {"Utan värdet går det inte att säga vilket projekt, vilken fil eller vilken beräkning som menas.",
      "Without the value it cannot be said which project, file or calculation is meant."},
     {"När [project] saknar id eller name, en datakälla saknar file eller en [[plugin]] saknar id, och när "
      "värdet "
      "är en tom text.",
      "When [project] has no id or name, a data source no file or a [[plugin]] no id, and when the value is "
      "an "
      "empty text."},
     {"lägg till raden", "add the line"},
     "[project]\nname = \"Jobb inom sex månader\""},
    {"C006",
     Severity::error,
     {"as_of saknas: den dag som resultatet gäller", "as_of is missing: the day that the result is for"},
     {"Programmet frågar aldrig klockan. Samma fil och samma data ger därför samma resultat när som helst, "
      "och vad "
      "som ännu inte kan vara känt räknas inte som misslyckat.",
      "The program never asks the clock. So the same file and data give the same result at any time, and "
      "what "
      "cannot be known yet is not counted as failed."},
     {"När as_of varken står i filen eller ges med --as-of.",
      "When as_of is neither in the file nor given with --as-of."},
     {"lägg till en rad, till exempel: as_of = 2027-08-31", "add a line, for example: as_of = 2027-08-31"},
     "[project]\nid = \"23-079-S14\"\nname = \"Jobb inom sex månader\""},
    {"C007",
     Severity::error,
     {"projektet slutar innan det börjar", "the project ends before it starts"},
     {"Projekttiden avgör vilka starter som hör till projektet.",
      "The project's period decides which entries belong to it."},
     {"När end i [project] är en tidigare dag än start.",
      "When end in [project] is an earlier day than start."},
     {"byt plats på datumen eller rätta årtalet", "swap the dates or correct the year"},
     "start = 2027-08-31\nend = 2024-09-01"},
    {"C008",
     Severity::warning,
     {"organisationsnumret stämmer inte", "the organisation number is not right"},
     {"Ett fel nummer gör att rapporten till finansiären avvisas.",
      "A wrong number makes the funder reject the report."},
     {"När organisation_number inte har tio siffror eller när kontrollsiffran, den sista, inte stämmer med "
      "de "
      "andra (Luhn).",
      "When organisation_number does not have ten digits or the check digit, the last, does not agree with "
      "the "
      "others (Luhn)."},
     {"kontrollera numret; det skrivs 212000-1991 eller 2120001991",
      "check the number; it is written 212000-1991 or 2120001991"},
     "organisation_number = \"212000-1992\""},
    {"C009",
     Severity::error,
     {"en andel ska ligga mellan 0 och 1", "a share lies between 0 and 1"},
     {"40 i stället för 0.40 skulle ge hundra gånger för mycket.",
      "40 instead of 0.40 would give a hundred times too much."},
     {"När en andel på projektkortet är mindre än 0 eller större än 1.",
      "When a share on the project card is less than 0 or more than 1."},
     {"skriv procent som andel: 40 % är 0.40", "write per cent as a share: 40 % is 0.40"},
     "union_cofinancing_rate = 40"},
    {"C010",
     Severity::warning,
     {"postnumret har inte rätt form", "the postcode does not have the right form"},
     {"Finansiärens statistik delas in efter postnummer.",
      "The funder's statistics are divided by postcode."},
     {"När postcode inte har fem siffror, den första 1 till 9.",
      "When postcode does not have five digits, the first 1 to 9."},
     {"skriv fem siffror: 69183 eller 691 83", "write five digits: 69183 or 691 83"},
     "postcode = \"6918\""},
    {"C011",
     Severity::error,
     {"antalet måste vara minst 1", "the number must be at least 1"},
     {"Ett mål om noll deltagare går inte att följa upp.",
      "A goal of no participants cannot be followed up."},
     {"När planned_participants eller few_below är mindre än 1.",
      "When planned_participants or few_below is less than 1."},
     {"skriv antalet, eller ta bort raden om det inte är känt",
      "write the number, or remove the line if unknown"},
     "planned_participants = 0"},
    {"C012",
     Severity::error,
     {"ingen fil med deltagare", "no file of participants"},
     {"Allt annat hänger på deltagandena: en rad för varje gång någon har varit med i projektet.",
      "Everything else hangs on the participations: a row for each time that somebody was in the project."},
     {"När [data.participations] saknas.", "When [data.participations] is missing."},
     {"lägg till: [data.participations] och på nästa rad file = \"data/deltagare.csv\"",
      "add: [data.participations] and on the next line file = \"data/deltagare.csv\""},
     "[data.states]\nfile = \"data/status.csv\""},
    {"C013",
     Severity::error,
     {"datafilen finns inte", "the data file is not there"},
     {"Utan filen kan det som bygger på den inte räknas.",
      "Without the file, what builds on it cannot be computed."},
     {"När filen inte finns där den söks: bredvid project.toml, eller under den mapp som ges med "
      "--data-root.",
      "When the file is not where it is looked for: beside project.toml, or under the folder of "
      "--data-root."},
     {"lägg filen där, eller rätta file; med --data-root söks den under en annan mapp",
      "put the file there, or correct file; --data-root looks for it under another folder"},
     "[data.participations]\nfile = \"data/deltagre.csv\""},
    {"C014",
     Severity::error,
     {"samma plugin står två gånger", "the same plugin stands twice"},
     {"Resultaten av ett plugin känns igen på dess id; två med samma id går inte att skilja åt.",
      "A plugin's results are known by its id; two with the same id cannot be told apart."},
     {"När två [[plugin]] har samma id och båda är på (enabled).",
      "When two [[plugin]] have the same id and both are enabled."},
     {"slå ihop dem till en, eller sätt enabled = false på den ena",
      "make them one, or write enabled = false in one of them"},
     "[[plugin]]\nid = \"goal-metrics\"\n\n[[plugin]]\nid = \"goal-metrics\""},
    {"C015",
     Severity::error,
     {"okänt slag av data", "unknown kind of data"},
     {"Uppgifterna måste höra till en av modellens tabeller för att kunna användas.",
      "Data must belong to one of the model's tables to be of use."},
     {"När det som står efter data. inte är en av modellens tabeller i docs/model.md.",
      "When what stands after data. is not one of the model's tables in docs/model.md."},
     {"välj en av tabellerna i docs/model.md", "choose one of the tables in docs/model.md"},
     "[data.status]\nfile = \"data/status.csv\""},
    {"C016",
     Severity::error,
     {"okänd kolumn i modellen", "unknown column of the model"},
     {"En felstavad kolumn skulle annars lämnas oläst i tysthet.",
      "A mistyped column would otherwise stay unread in silence."},
     {"När det som står till vänster i columns, constants eller codes inte är en kolumn i tabellen.",
      "When what stands to the left in columns, constants or codes is not a column of the table."},
     {"skriv modellens namn till vänster och filens rubrik till höger: gender = \"kön\"",
      "write the model's name to the left and the file's header to the right: gender = \"kön\""},
     "columns = { person = \"deltagare\", sex = \"kön\" }"},
    {"C017",
     Severity::error,
     {"okänd kod", "unknown code"},
     {"Koder är gemensamma för alla projekt, så att resultaten går att jämföra.",
      "Codes are shared by all projects, so that results can be compared."},
     {"När det som står till höger i codes, core eller constants inte är en av kolumnens koder i "
      "docs/model.md.",
      "When what stands to the right in codes, core or constants is not one of the column's codes in "
      "docs/model.md."},
     {"skriv filens ord till vänster och modellens kod till höger: \"Kvinna\" = \"woman\"",
      "write the file's word to the left and the model's code to the right: \"Kvinna\" = \"woman\""},
     "codes.gender = { \"Kvinna\" = \"female\" }"},
    {"C018",
     Severity::error,
     {"värdet passar inte i kolumnen", "the value does not fit the column"},
     {"Kolumnen kan bara hålla värden av sitt eget slag.",
      "The column can hold values of its own kind only."},
     {"När ett värde till höger i codes eller constants inte är ett datum i en datumkolumn, ett tal i en "
      "talkolumn, ett heltal inom gränserna i en kolumn med steg eller ja/nej, en text i en textkolumn, och "
      "när "
      "person ges så.",
      "When a value to the right in codes or constants is no date in a column of dates, no number in one of "
      "numbers, no whole number within the limits in one of steps or yes/no, no text in one of texts, and "
      "when "
      "person is given so."},
     {"skriv ett värde av kolumnens slag; docs/model.md säger vilket",
      "write a value of the column's kind; docs/model.md says which"},
     "constants = { entry = \"hösten 2024\" }"},
    {"C019",
     Severity::error,
     {"nyckeln hör inte till den här tabellen", "the key does not belong to this table"},
     {"Nyckeln skulle inte göra något här.", "The key would do nothing here."},
     {"När core eller wide står i något annat än [data.states], eller attributes eller groups i något annat "
      "än "
      "[data.participations].",
      "When core or wide stands in anything but [data.states], or attributes or groups in anything but "
      "[data.participations]."},
     {"flytta raden till rätt tabell eller ta bort den", "move the line to the right table or remove it"},
     "[data.events]\ncore = { \"Arbete\" = \"employed\" }"},
    {"C020",
     Severity::error,
     {"månadskolumnerna går inte att förstå", "the month columns cannot be understood"},
     {"Varje månad måste höra till exakt en kolumn i filen.",
      "Each month must belong to exactly one column."},
     {"När wide.columns inte är två månader som 1993-07..1999-06 i rätt ordning och högst 1 200 månader, när "
      "wide.header innehåller något annat inom { } än {yyyy} {yy} {mm} {m} {Mon} {mon} {mån} {n}, eller när "
      "två månader får samma rubrik.",
      "When wide.columns is not two months as 1993-07..1999-06 in order and at most 1 200 months, when "
      "wide.header has anything in { } but {yyyy} {yy} {mm} {m} {Mon} {mon} {mån} {n}, or when two months "
      "get the same header."},
     {"skriv till exempel: wide = { columns = \"1993-07..1999-06\", header = \"{Mon}.{yy}\" }",
      "write, for example: wide = { columns = \"1993-07..1999-06\", header = \"{Mon}.{yy}\" }"},
     "wide = { columns = \"1993-07..1999-06\", header = \"{Mon}\" }"},
    {"C021",
     Severity::note,
     {"filen anges med hela sin sökväg", "the file is named by its full path"},
     {"På en annan dator finns filen knappast på samma plats, så projektet går inte att flytta som det är.",
      "On another computer the file will hardly be in the same place, so the project cannot be moved as it "
      "is."},
     {"När file börjar vid datorns rot i stället för vid project.toml. Filen läses ändå.",
      "When file begins at the computer's root instead of at project.toml. The file is read all the same."},
     {"skriv sökvägen från project.toml, eller ge mappen med --data-root",
      "write the path from project.toml, or give the folder with --data-root"},
     "file = \"/mnt/projekt/deltagare.csv\""},
    {"C022",
     Severity::error,
     {"samma sak anges två gånger", "the same thing is given twice"},
     {"Det går inte att veta vilket av de två som menas.", "There is no telling which of the two is meant."},
     {"När en kolumn står både i columns och constants, när as_of står både överst och i [project], eller "
      "när en "
      "parameter står både i parameters och direkt under [[plugin]].",
      "When a column stands in both columns and constants, as_of both at the top and in [project], or a "
      "parameter "
      "both in parameters and straight under [[plugin]]."},
     {"ta bort det ena", "remove one of the two"},
     "columns = { person = \"id\", entry = \"start\" }\nconstants = { entry = 2024-09-01 }"},
    {"C023",
     Severity::error,
     {"värdet är inte ett av dem som finns att välja på", "the value is not one of those to choose from"},
     {"Bara vissa värden betyder något här.", "Only some values mean anything here."},
     {"När delimiter inte är \",\", \";\", \"|\" eller \"tab\", eller encoding inte är \"utf-8\" eller "
      "\"windows-1252\".",
      "When delimiter is not \",\", \";\", \"|\" or \"tab\", or encoding not \"utf-8\" or \"windows-1252\"."},
     {"välj ett av värdena, eller ta bort raden: då känns det igen i filen",
      "choose one of the values, or remove the line: it is then recognised in the file"},
     "delimiter = \"semikolon\""},
    {"C024",
     Severity::warning,
     {"inget plugin är på", "no plugin is enabled"},
     {"Plugin räknar fram resultaten. Utan dem kontrolleras bara data.",
      "Plugins compute the results. Without them, data are only checked."},
     {"När det inte finns någon [[plugin]], eller när alla har enabled = false.",
      "When there is no [[plugin]], or all have enabled = false."},
     {"lägg till: [[plugin]] och på nästa rad id = \"longitudinal-followup\"",
      "add: [[plugin]] and on the next line id = \"longitudinal-followup\""},
     "[project]\nid = \"23-079-S14\""},
    {"C025",
     Severity::warning,
     {"as_of ligger före projektets start", "as_of is before the project starts"},
     {"Då är ingenting som projektet gör känt ännu, och alla mål blir utan svar.",
      "Then nothing that the project does is known yet, and no goal can be answered."},
     {"När as_of är en tidigare dag än start i [project].",
      "When as_of is an earlier day than start in [project]."},
     {"kontrollera årtalet i as_of", "check the year of as_of"},
     "start = 2024-09-01\nas_of = 2023-08-31"},
    {"C026",
     Severity::error,
     {"en kolumn som behövs finns inte i columns", "a column that is needed is not in columns"},
     {"Utan kolumnen säger raderna ingenting.", "Without the column the rows say nothing."},
     {"När columns finns och varken columns eller constants nämner en kolumn som tabellen kräver, eller vem "
      "raden "
      "gäller (person). Utan columns känns filens rubriker igen.",
      "When there is columns, and neither columns nor constants names a column that the table needs, or whom "
      "the "
      "row is about (person). Without columns the file's headers are recognised."},
     {"lägg till kolumnen i columns med filens rubrik", "add the column to columns with the file's header"},
     "[data.participations]\nfile = \"data/deltagare.csv\"\ncolumns = { person = \"deltagare\" }"},
    {"C030",
     Severity::error,
     {"formulärfilen går inte att öppna", "the instrument's file cannot be opened"},
     {"Utan filen är formulärets frågor, skalor och delområden okända.",
      "Without the file, the instrument's items, scales and sub-scales are unknown."},
     {"När filen i [[instrument]] inte finns, är en mapp eller inte får läsas. Sökvägen räknas från "
      "project.toml.",
      "When the file of [[instrument]] does not exist, is a folder or may not be read. The path starts at "
      "project.toml."},
     {"kontrollera sökvägen", "check the path"},
     "[[instrument]]\nfile = \"instruments/stge.toml\""},
    {"C031",
     Severity::error,
     {"formuläret går inte ihop", "the instrument contradicts itself"},
     {"Ett formulär med motsägelser ger skattningar som ingen kan tolka.",
      "An instrument that contradicts itself gives ratings that nobody can interpret."},
     {"När samma fråga till samma skattare, samma delområde, samma norm eller samma formulär står två "
      "gånger, "
      "när en fråga hör till ett delområde som inte finns, när skalans lägsta värde inte är mindre än det "
      "högsta, och när en norm har värden som inte kan stämma.",
      "When the same item for the same rater, the same sub-scale, the same norm or the same instrument "
      "stands "
      "twice, when an item belongs to a sub-scale that is not there, when the lowest value of a scale is not "
      "below the highest, and when a norm has values that cannot be."},
     {"rätta formulärfilen på den rad som visas", "correct the instrument's file on the line shown"},
     "lowest = 5\nhighest = 1"},
    {"C033",
     Severity::warning,
     {"underlaget är inte den fil som granskades", "the document is not the file that was reviewed"},
     {"Ett mål som visas med ett underlag är inte visat längre när underlaget har ändrats.",
      "A goal that is shown by a document is no longer shown when the document has changed."},
     {"När evidence har document och document_sha256, filen finns bredvid project.toml, och dess "
      "SHA-256-summa "
      "är en annan.",
      "When evidence has document and document_sha256, the file is beside project.toml, and its SHA-256 "
      "checksum is another."},
     {"granska filen på nytt och skriv den nya summan, eller lägg tillbaka filen som granskades",
      "review the file again and write the new checksum, or put the file back that was reviewed"},
     "evidence = { document = \"beslut.pdf\", document_sha256 = \"0290c9ad...\" }"},
    {"C034",
     Severity::note,
     {"underlaget saknar kontrollsumma", "the document has no checksum"},
     {"Med summan syns det om filen ändras efter granskningen.",
      "With the checksum a change of the file after the review is seen."},
     {"När evidence har document, filen finns bredvid project.toml, och document_sha256 saknas.",
      "When evidence has document, the file is beside project.toml, and there is no document_sha256."},
     {"lägg till document_sha256 med den summa som visas", "add document_sha256 with the checksum shown"},
     "evidence = { document = \"beslut.pdf\", decided = 2027-06-15 }"},
    {"C040",
     Severity::warning,
     {"projektets dag är inte exakt angiven", "the project's day is not stated exactly"},
     {"Vilka som hinner följas upp avgörs på dagen.",
      "Who can be followed up in time is decided to the day."},
     {"När start eller end i [project] är en månad eller ett år, som text. start läses som den första dagen, "
      "end som den sista.",
      "When start or end in [project] is a month or a year, as text. start is read as its first day, end as "
      "its last."},
     {"skriv dagen när den är känd: 2021-08-16", "write the day when it is known: 2021-08-16"},
     "[project]\nstart = \"2021-08\"\nend = \"2021-12\""},
    {"C041",
     Severity::warning,
     {"projektets belopp går inte ihop", "the project's amounts do not add up"},
     {"Kostnader räknas per deltagare och jämförs med budgeten.",
      "Costs are counted per participant and compared with the budget."},
     {"När granted_support och own_financing under [project] tillsammans inte är total_budget, eller när "
      "stödet är större än budgeten.",
      "When granted_support and own_financing under [project] do not make up total_budget together, or when "
      "the support is larger than the budget."},
     {"rätta beloppen efter beslutet om stöd", "correct the amounts by the decision on support"},
     "[project]\ntotal_budget = 8923460\ngranted_support = 6692666\nown_financing = 2230794"},
    {"C042",
     Severity::warning,
     {"stödets andel är inte den som beloppen ger", "the support's share is not that of the amounts"},
     {"Två andelar förväxlas lätt: support_rate är stödets andel av projektets budget, "
      "union_cofinancing_rate är unionens andel av stödet i programmet.",
      "Two rates are easily mixed up: support_rate is the support's share of the project's budget, "
      "union_cofinancing_rate is the Union's share of the support in the programme."},
     {"När support_rate under [project] skiljer sig med en halv procentenhet eller mer från "
      "granted_support delat med total_budget.",
      "When support_rate under [project] differs by half a percentage point or more from granted_support "
      "divided by total_budget."},
     {"skriv stödets andel av budgeten; unionens grad skrivs i union_cofinancing_rate",
      "write the support's share of the budget; the Union's rate goes into union_cofinancing_rate"},
     "[project]\ntotal_budget = 8923460\ngranted_support = 6692666\nsupport_rate = 0.75"},
    {"C043",
     Severity::error,
     {"åldersgränserna går inte ihop", "the age limits do not go together"},
     {"Utan gränser som går att läsa prövas inte åldern.",
      "Without limits that can be read no age is checked."},
     {"När age_at_entry under [project] varken har least eller most, har ett negativt tal, eller när least "
      "är "
      "större än most.",
      "When age_at_entry under [project] has neither least nor most, has a negative number, or when least is "
      "above most."},
     {"skriv fyllda år, till exempel { least = 18, most = 24 }, eller bara den ena gränsen",
      "write completed years, for example { least = 18, most = 24 }, or one limit only"},
     "[project]\nage_at_entry = { least = 18, most = 24 }"},
};

}  // namespace

std::span<const Rule> configuration_rules() {
  return rules;
}

}  // namespace fotfaste::model
