#include "intake/header_synonyms.hpp"

#include <map>
#include <string>
#include <utility>

#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

using enum model::Table;

constexpr HeaderSynonym synonyms[] = {
    {participations, "person", "deltagare"},
    {participations, "person", "deltagar-id"},
    {participations, "person", "deltagarnummer"},
    {participations, "person", "löpnummer"},
    {participations, "person", "pseudonym"},
    {participations, "person", "id"},
    {participations, "person", "person id"},
    {participations, "person", "participant"},
    {participations, "person", "participant id"},
    {participations, "person", "client id"},
    {participations, "group", "grupp"},
    {participations, "cohort", "omgång"},
    {participations, "cohort", "kohort"},
    {participations, "cohort", "intake round"},
    {participations, "site", "plats"},
    {participations, "site", "ort"},
    {participations, "site", "kommun"},
    {participations, "site", "enhet"},
    {participations, "site", "municipality"},
    {participations, "source", "källa"},
    {participations, "source", "kommer från"},
    {participations, "source", "anvisad av"},
    {participations, "source", "rekryterad från"},
    {participations, "source", "referred by"},
    {participations, "entry", "start"},
    {participations, "entry", "startdatum"},
    {participations, "entry", "inskriven"},
    {participations, "entry", "inskrivningsdatum"},
    {participations, "entry", "entry date"},
    {participations, "entry", "start date"},
    {participations, "exit", "slut"},
    {participations, "exit", "slutdatum"},
    {participations, "exit", "utskriven"},
    {participations, "exit", "avslutad"},
    {participations, "exit", "avslutsdatum"},
    {participations, "exit", "exit date"},
    {participations, "exit", "end date"},
    {participations, "exit_reason", "avslutsorsak"},
    {participations, "exit_reason", "orsak till avslut"},
    {participations, "exit_reason", "reason for leaving"},
    {participations, "gender", "kön"},
    {participations, "gender", "sex"},
    {participations, "birth_date", "född"},
    {participations, "birth_date", "födelsedatum"},
    {participations, "birth_date", "födelseår"},
    {participations, "birth_date", "date of birth"},
    {participations, "birth_date", "born"},
    {participations, "labour_status", "sysselsättning vid start"},
    {participations, "labour_status", "arbetsmarknadsstatus"},
    {participations, "labour_status", "labor status"},
    {participations, "unemployed_since", "arbetslös sedan"},
    {participations, "unemployed_since", "utan arbete sedan"},
    {participations, "isced", "utbildningsnivå"},
    {participations, "isced", "education level"},
    {participations, "foreign_background", "utländsk bakgrund"},
    {participations, "third_country_national", "tredjelandsmedborgare"},
    {participations, "minority", "minoritet"},
    {participations, "disability", "funktionsnedsättning"},
    {participations, "homeless", "hemlös"},
    {participations, "rural", "landsbygd"},
    {participations, "jobless_household", "hushåll utan arbete"},
    {participations, "dependent_children", "försörjer barn"},
    {participations, "single_adult", "ensamstående"},
    {participations, "other_disadvantaged", "annat missgynnande"},

    {groups, "name", "målgrupp"},
    {groups, "name", "target group"},
    {attributes, "name", "egenskap"},
    {attributes, "name", "attribute"},
    {attributes, "value", "värde"},

    {states, "dimension", "område"},
    {states, "state", "status"},
    {states, "state", "sysselsättning"},
    {states, "core_state", "grundstatus"},
    {states, "from", "från"},
    {states, "from", "från och med"},
    {states, "from", "start"},
    {states, "from", "startdatum"},
    {states, "from", "start date"},
    {states, "until", "till"},
    {states, "until", "slut"},
    {states, "until", "slutdatum"},
    {states, "until", "end date"},
    {states, "contract", "anställningsform"},
    {states, "hours_per_week", "timmar per vecka"},
    {states, "subsidised", "subventionerad"},
    {states, "subsidised", "lönestöd"},
    {states, "subsidised", "subsidized"},
    {states, "employer", "arbetsgivare"},
    {states, "source", "uppgift från"},
    {states, "source", "källa"},
    {states, "known_until", "känd till"},

    {assessments, "instrument", "formulär"},
    {assessments, "instrument", "enkät"},
    {assessments, "item", "fråga"},
    {assessments, "item", "påstående"},
    {assessments, "item", "question"},
    {assessments, "rater", "vem skattar"},
    {assessments, "rater", "skattad av"},
    {assessments, "rater", "bedömare"},
    {assessments, "date", "datum"},
    {assessments, "value", "svar"},
    {assessments, "value", "värde"},
    {assessments, "value", "answer"},
    {assessments, "reason_missing", "varför inget svar"},
    {assessments, "reason_missing", "bortfallsorsak"},

    {activities, "type", "insats"},
    {activities, "type", "aktivitet"},
    {activities, "type", "activity"},
    {activities, "kind", "form"},
    {activities, "from", "från"},
    {activities, "from", "start"},
    {activities, "from", "startdatum"},
    {activities, "from", "start date"},
    {activities, "until", "till"},
    {activities, "until", "slut"},
    {activities, "until", "slutdatum"},
    {activities, "until", "end date"},
    {activities, "hours", "timmar"},
    {activities, "planned_hours", "planerade timmar"},
    {activities, "attended", "deltog"},
    {activities, "attended", "närvaro"},
    {activities, "provider", "anordnare"},
    {activities, "job_focused", "arbetsinriktad"},

    {events, "kind", "händelse"},
    {events, "kind", "event"},
    {events, "date", "datum"},
    {events, "detail", "anteckning"},

    {assignments, "role", "roll"},
    {assignments, "who", "handledare"},
    {assignments, "who", "handläggare"},
    {assignments, "who", "vem"},
    {assignments, "who", "caseworker"},
    {assignments, "from", "från"},
    {assignments, "until", "till"},

    {cohorts, "name", "omgång"},
    {cohorts, "name", "kohort"},
    {cohorts, "name", "cohort"},
    {cohorts, "end", "slut"},
    {cohorts, "planned_participants", "planerade deltagare"},

    {recruitment, "source", "källa"},
    {recruitment, "source", "kommer från"},
    {recruitment, "stage", "steg"},
    {recruitment, "date", "datum"},
    {recruitment, "date", "från och med"},
    {recruitment, "reason", "orsak"},
    {recruitment, "reason", "skäl"},
    {recruitment, "count", "antal"},
    {recruitment, "count", "number"},

    {organisations, "name", "organisation"},
    {organisations, "name", "namn"},
    {organisations, "kind", "slag"},
    {organisations, "sector", "sektor"},
    {organisations, "size_class", "storleksklass"},
    {organisations, "municipality", "kommun"},
    {organisations, "joined", "med från"},
    {organisations, "left", "med till"},

    {meetings, "date", "datum"},
    {meetings, "kind", "slag"},
    {meetings, "attended", "deltog"},

    {ties, "from", "från"},
    {ties, "to", "till"},
    {ties, "kind", "slag"},
    {ties, "date", "datum"},
    {ties, "strength", "styrka"},

    {survey, "respondent_group", "svarandegrupp"},
    {survey, "respondent", "svarande"},
    {survey, "item", "fråga"},
    {survey, "item", "question"},
    {survey, "date", "datum"},
    {survey, "value", "svar"},
    {survey, "value", "answer"},
    {survey, "reason_missing", "bortfallsorsak"},

    {costs, "kind", "slag"},
    {costs, "category", "kostnadsslag"},
    {costs, "category", "kategori"},
    {costs, "payer", "betalare"},
    {costs, "date", "datum"},
    {costs, "amount", "belopp"},

    {assumptions, "name", "antagande"},
    {assumptions, "name", "assumption"},
    {assumptions, "payer", "betalare"},
    {assumptions, "value", "värde"},
    {assumptions, "unit", "enhet"},
    {assumptions, "price_year", "prisår"},
    {assumptions, "source", "källa"},
    {assumptions, "low", "lågt"},
    {assumptions, "high", "högt"},

    {evidence, "goal", "mål"},
    {evidence, "statement", "påstående"},
    {evidence, "date", "datum"},
    {evidence, "document", "dokument"},
    {evidence, "document_sha256", "kontrollsumma"},
    {evidence, "reviewer", "granskad av"},

    {instruments, "instrument", "formulär"},
    {instruments, "title", "titel"},
    {instruments, "licence", "licens"},
    {instruments, "licence", "license"},

    {items, "instrument", "formulär"},
    {items, "item", "fråga"},
    {items, "item", "question"},
    {items, "wording", "lydelse"},
    {items, "sub_scale", "delområde"},
    {items, "lowest", "lägsta"},
    {items, "highest", "högsta"},
    {items, "direction", "riktning"},
    {items, "missing_rule", "bortfallsregel"},
};

using Headers = std::map<std::pair<model::Table, std::u32string>, model::ColumnId>;

// The model's own names are entered last, so that no synonym ever takes the place of one.
Headers make_headers() {
  Headers headers;
  for (const HeaderSynonym& synonym : synonyms) {
    const std::optional<model::ColumnId> column = model::find_column(synonym.table, synonym.column);
    if (column) headers.emplace(std::pair{synonym.table, model::folded(synonym.header)}, *column);
  }
  for (model::ColumnId id = 0; id < model::columns().size(); ++id) {
    headers[{model::column(id).table, model::folded(model::column(id).name)}] = id;
  }
  return headers;
}

}  // namespace

std::optional<model::ColumnId> column_for_header(model::Table table, std::string_view header) {
  static const Headers headers = make_headers();
  const std::u32string wanted = model::folded(header);
  if (const auto found = headers.find({table, wanted}); found != headers.end()) return found->second;
  if (!model::is_nested(table)) return std::nullopt;
  const auto found = headers.find({participations, wanted});
  const bool is_person = found != headers.end() && model::column(found->second).form == model::Form::person;
  return is_person ? std::optional(found->second) : std::nullopt;
}

std::span<const HeaderSynonym> header_synonyms() {
  return synonyms;
}

}  // namespace fotfaste::intake
