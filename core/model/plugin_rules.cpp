#include "model/finding_catalogue.hpp"

namespace fotfaste::model {
namespace {

constexpr Rule rules[] = {
    {"P001",
     Severity::error,
     {"insticksprogrammet kan inte använda en parameter", "the plugin cannot use a parameter"},
     {"Insticksprogrammet själv vet bäst vilka parametrar som går ihop. Det säger till innan några data "
      "läses.",
      "The plugin itself knows best which parameters go together. It says so before any data are read."},
     {"När insticksprogrammet har prövat parametrarna och funnit en som det inte kan arbeta med.",
      "When the plugin has tried the parameters and found one that it cannot work with."},
     {"rätta värdet på den rad som visas", "correct the value on the line that is shown"},
     "[[plugin]]\nid = \"longitudinal-followup\"\npoints = []"},
    {"P002",
     Severity::warning,
     {"insticksprogrammet är byggt för ett annat gränssnitt", "the plugin was built for another interface"},
     {"Ett insticksprogram och Fotfäste måste vara överens om hur data lämnas över. Annars skulle det läsa "
      "fel "
      "siffror utan att någon märker det.",
      "A plugin and Fotfäste must agree on how data are handed over. It would otherwise read the wrong "
      "figures "
      "without anybody noticing."},
     {"När filens huvudnummer på gränssnittet är ett annat än det här programmets. Filen körs inte.",
      "When the file's major number of the interface is another than this program's. The file is not run."},
     {"bygg om insticksprogrammet för denna version, eller skaffa en version av det som passar",
      "rebuild the plugin for this version, or get a version of it that fits"},
     "warning[P002]: the plugin goal-metrics was built for interface 2, and this version of Fotfäste has "
     "interface 1"},
    {"P003",
     Severity::warning,
     {"filen är skadad eller inget insticksprogram", "the file is damaged or no plugin"},
     {"En fil som har kortats av eller ändrats kan räkna fel i stället för att sluta fungera.",
      "A file that was cut short or changed may count wrongly instead of failing."},
     {"När en fil i en mapp för insticksprogram slutar för tidigt, eller när dess uppgifter om namn och "
      "version "
      "inte går att läsa. Filen körs inte.",
      "When a file in a folder of plugins ends too early, or when what it says of its name and version "
      "cannot be "
      "read. The file is not run."},
     {"kopiera eller bygg filen på nytt, eller ta bort den ur mappen",
      "copy or build the file again, or remove it from the folder"},
     "lib/fotfaste/plugins/goal-metrics.so"},
    {"P004",
     Severity::warning,
     {"samma insticksprogram finns två gånger", "the same plugin is there twice"},
     {"Det ska gå att veta vilken fil som har räknat.",
      "It must be possible to know which file did the counting."},
     {"När två filer säger sig ha samma namn. Den första används: mapparna i den ordning de anges, filerna i "
      "bokstavsordning.",
      "When two files say that they have the same name. The first is used: folders in the order in which "
      "they are "
      "given, files in alphabetical order."},
     {"ta bort den ena filen", "remove one of the files"},
     "plugins/goal-metrics.so\nplugins/goal-metrics-old.so"},
    {"P005",
     Severity::error,
     {"insticksprogrammet finns inte", "the plugin is not there"},
     {"Det som projektet ber om ska inte bara utebli ur resultatet.",
      "What the project asks for must not just be absent from the results."},
     {"När id i [[plugin]] inte är namnet på något insticksprogram i de mappar som genomsöks.",
      "When the id of a [[plugin]] is not the name of any plugin in the folders that are searched."},
     {"kontrollera stavningen med ”fotfaste plugin list”, eller ange mappen med --plugin-path",
      "check the spelling with \"fotfaste plugin list\", or give the folder with --plugin-path"},
     "[[plugin]]\nid = \"goal-metric\""},
    {"P010",
     Severity::error,
     {"okänd parameter", "unknown parameter"},
     {"En felstavad parameter skulle annars lämnas därhän, och resultatet räknas med förvalet i stället.",
      "A mistyped parameter would otherwise be passed over, and the result be computed with the default "
      "instead."},
     {"När insticksprogrammet inte har någon parameter med det namnet på den platsen.",
      "When the plugin has no parameter of that name in that place."},
     {"kontrollera stavningen med ”fotfaste plugin info NAMN”",
      "check the spelling with \"fotfaste plugin info NAME\""},
     "[[plugin]]\nid = \"longitudinal-followup\"\npoint = [\"exit\"]"},
    {"P011",
     Severity::error,
     {"en parameter saknas", "a parameter is missing"},
     {"Vissa parametrar har inget rimligt förval: den som utvärderar måste välja.",
      "Some parameters have no sensible default: the evaluator has to choose."},
     {"När en obligatorisk parameter inte har något värde.", "When a required parameter has no value."},
     {"lägg till parametern", "add the parameter"},
     "[[plugin.goal]]\nlevel = \"individual\""},
    {"P012",
     Severity::error,
     {"parametern har fel sorts värde", "the parameter has the wrong kind of value"},
     {"Ett tal inom citattecken är en text, och en ensam text är ingen lista. Programmet gissar inte.",
      "A number between quotation marks is text, and a single text is no list. The program does not guess."},
     {"När värdet inte är av den sort som insticksprogrammet har angett.",
      "When the value is not of the kind that the plugin declared."},
     {"skriv värdet i den form som anges", "write the value in the form that is stated"},
     "points = \"exit\""},
    {"P013",
     Severity::error,
     {"parametern ligger utanför det tillåtna", "the parameter is out of range"},
     {"Utanför gränserna betyder värdet ingenting.", "Outside the limits the value means nothing."},
     {"När ett tal är mindre eller större än vad insticksprogrammet har angett.",
      "When a number is smaller or larger than the plugin declared."},
     {"välj ett tal inom gränserna", "choose a number within the limits"},
     "undecided_above = 20"},
    {"P014",
     Severity::error,
     {"valet finns inte", "there is no such choice"},
     {"Parametern har bara ett fåtal möjliga värden.", "The parameter has a few possible values only."},
     {"När texten inte är något av de val som insticksprogrammet har angett.",
      "When the text is none of the choices that the plugin declared."},
     {"välj något av de uppräknade", "choose one of those that are listed"},
     "level = \"labels\""},
    {"P015",
     Severity::error,
     {"parametern går inte att tolka", "the parameter cannot be read"},
     {"Tidslängder, mätpunkter och kolumner skrivs på ett bestämt sätt, för att inte kunna missförstås.",
      "Lengths of time, follow-up points and columns are written in a fixed way, so that they cannot be "
      "misunderstood."},
     {"När texten inte har den form som parametern kräver.",
      "When the text does not have the form that the parameter needs."},
     {"skriv värdet i den form som anges", "write the value in the form that is stated"},
     "points = [\"exit + 6 months\"]"},
};

}  // namespace

std::span<const Rule> plugin_rules() {
  return rules;
}

}  // namespace fotfaste::model
