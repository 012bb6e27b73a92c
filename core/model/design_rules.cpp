#include "model/finding_catalogue.hpp"

namespace fotfaste::model {
namespace {

constexpr Rule rules[] = {
    {"E001",
     Severity::warning,
     {"uppföljningen slutar efter projektet", "the follow-up ends after the project"},
     {"Det som ska mätas har inte hänt när projektet slutar. Ingen ser det om inte någon har åtagit sig att "
      "följa upp efteråt, och avsatt pengar för det.",
      "What is to be measured has not happened when the project ends. Nobody sees it unless somebody has "
      "undertaken to follow up afterwards, and set money aside for it."},
     {"När inte ens den som börjar, eller slutar, projektets första dag kan följas upp före projektets sista "
      "dag.",
      "When not even somebody who enters, or leaves, on the project's first day can be followed up by the "
      "project's last day."},
     {"bestäm vem som följer upp efter projektet och vem som betalar, eller mät något som hinner hända",
      "decide who follows up after the project and who pays, or measure something that has time to happen"},
     "[project]\nstart = 2021-08-16\nend = 2021-12-31\n\n[plugin.parameters]\npoints = [\"exit+6m\"]"},
    {"E002",
     Severity::note,
     {"de sista hinner inte följas upp före projektets slut",
      "the last ones cannot be followed up before the project ends"},
     {"Den som börjar eller slutar efter en viss dag kan inte bedömas inom projektet. Räknas bara de som "
      "hinner, säger siffran mest om de tidiga omgångarna.",
      "Who enters or leaves after a certain day cannot be judged within the project. If only those who can "
      "are counted, the figure is mostly about the early cohorts."},
     {"När uppföljningen av den som börjar, eller slutar, projektets sista dag hamnar efter projektets slut. "
      "Den sista dagen som går visas.",
      "When the follow-up of somebody who enters, or leaves, on the project's last day falls after its end. "
      "The last day that works is shown."},
     {"låt alla börja före den dagen, eller bestäm vem som följer upp de sista efter projektet",
      "have everybody enter before that day, or decide who follows up the last ones after the project"},
     "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\" }"},
    {"E003",
     Severity::warning,
     {"projektets sista dag är inte angiven", "the project's last day is not stated"},
     {"Utan den går det inte att säga vilka som hinner följas upp.",
      "Without it nobody can say who can be followed up in time."},
     {"När [project] saknar end.", "When [project] has no end."},
     {"lägg till en rad under [project], till exempel: end = 2027-08-31",
      "add a line under [project], for example: end = 2027-08-31"},
     "[project]\nstart = 2024-09-01"},
    {"E004",
     Severity::warning,
     {"planerat antal deltagare är inte angivet", "the planned number of participants is not stated"},
     {"Antalet avgör hur säkra siffrorna kan bli, och vad ett mål som ”40 deltagare” är en andel av.",
      "The number decides how certain the figures can be, and what a goal such as \"40 participants\" is a "
      "share of."},
     {"När [project] saknar planned_participants.", "When [project] has no planned_participants."},
     {"lägg till en rad under [project], till exempel: planned_participants = 60",
      "add a line under [project], for example: planned_participants = 60"},
     "[project]\nstart = 2024-09-01\nend = 2027-08-31"},
    {"E005",
     Severity::warning,
     {"uppgifter som behövs är inte kopplade", "data that are needed are not mapped"},
     {"Det som inte samlas in från början går sällan att få fram efteråt.",
      "What is not collected from the start can seldom be had afterwards."},
     {"När något som ska räknas behöver en tabell som inte finns under [data], eller en kolumn som krävs och "
      "som inte står i tabellens columns. Bara projektfilen läses, inga data.",
      "When something that is to be computed needs a table that is not under [data], or a required column "
      "that is not in the table's columns. Only the project file is read, no data."},
     {"bestäm var uppgiften ska komma från och koppla den under [data]",
      "decide where the data are to come from and map them under [data]"},
     "outcome = { assessment = \"exit.ready_for_work\", at_least = 4 }"},
    {"E006",
     Severity::note,
     {"för få planerade för att en andel ska säga något", "too few are planned for a share to say anything"},
     {"Med så få kan en enda person flytta andelen flera procentenheter.",
      "With so few, a single person moves the share by several percentage points."},
     {"När färre är planerade i nämnaren än few_below under [report], som är 20 om inget anges. Rapporten "
      "skriver då ”för få för att säga”.",
      "When fewer are planned in the denominator than few_below under [report], which is 20 by default. The "
      "report then says \"too few to say\"."},
     {"redovisa antal, beskriv fallen, eller slå ihop flera omgångar",
      "report numbers, describe the cases, or put several cohorts together"},
     "target = { count = 3, of = 4 }"},
    {"E007",
     Severity::warning,
     {"målet eller mätpunkten går att läsa på flera sätt",
      "the goal or follow-up point can be read in several ways"},
     {"Den läsning som väljs efteråt, när utfallet är känt, väljs lätt så att målet nås.",
      "The reading that is chosen afterwards, when the outcome is known, is easily chosen so that the goal "
      "is "
      "reached."},
     {"När en definitionsfråga inte är besvarad: det står ingen nyckel som avgör den, och den finns inte i "
      "agreed. Frågorna, hur de läses så länge och rader som besvarar dem visas.",
      "When a definition question is not answered: there is no key that decides it, and it is not in agreed. "
      "The questions, how they are read meanwhile and lines that answer them are shown."},
     {"besvara frågorna innan den första deltagaren börjar: skriv en av raderna som föreslås",
      "answer the questions before the first participant enters: write one of the lines that are suggested"},
     "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\" }"},
};

}  // namespace

std::span<const Rule> design_rules() {
  return rules;
}

}  // namespace fotfaste::model
