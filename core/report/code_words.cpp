#include "report/code_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::report {
namespace {

using model::Text;

constexpr CodeWord words[] = {
    {"group", "programme", "insatsgrupp", "programme group"},
    {"group", "comparison", "jämförelsegrupp", "comparison group"},

    {"exit_reason", "completed", "fullföljt", "completed"},
    {"exit_reason", "employment", "till arbete", "to employment"},
    {"exit_reason", "education", "till utbildning", "to education"},
    {"exit_reason", "dropout", "avbrott", "dropped out"},
    {"exit_reason", "moved", "flyttat", "moved away"},
    {"exit_reason", "health", "hälsoskäl", "health reasons"},
    {"exit_reason", "other", "annan orsak", "other reason"},
    {"exit_reason", "unknown", "okänd orsak", "unknown reason"},

    {"gender", "woman", "kvinnor", "women"},
    {"gender", "man", "män", "men"},
    {"gender", "other", "annat kön", "other gender"},
    {"gender", "unknown", "kön okänt", "gender unknown"},

    {"labour_status", "employed", "anställd vid start", "employed at entry"},
    {"labour_status", "self_employed", "egenföretagare vid start", "self-employed at entry"},
    {"labour_status", "unemployed", "arbetslös vid start", "unemployed at entry"},
    {"labour_status", "inactive_education", "i utbildning vid start", "in education at entry"},
    {"labour_status", "inactive_other", "utanför arbetskraften vid start", "otherwise inactive at entry"},
    {"labour_status", "unknown", "okänt vid start", "unknown at entry"},

    {"state", "employed", "anställning", "employed"},
    {"state", "self_employed", "eget företag", "self-employed"},
    {"state", "education", "utbildning", "education"},
    {"state", "training", "arbetsmarknadsutbildning", "training"},
    {"state", "placement", "praktik", "work placement"},
    {"state", "unemployed", "arbetslöshet", "unemployed"},
    {"state", "job_search", "arbetssökande", "looking for work"},
    {"state", "inactive", "utanför arbetskraften", "inactive"},
    {"state", "sick", "sjukskrivning", "sick leave"},
    {"state", "parental_leave", "föräldraledighet", "parental leave"},
    {"state", "other", "annat", "other"},
    {"state", "unknown", "okänt", "unknown"},

    {"states_source", "register", "register", "register"},
    {"states_source", "payslip", "lönebesked", "payslip"},
    {"states_source", "caseworker", "handläggare", "caseworker"},
    {"states_source", "self_report", "egen uppgift", "self-report"},
    {"states_source", "other", "annan källa", "other source"},

    {"kind", "individual", "enskilt", "individual"},
    {"kind", "group", "i grupp", "group"},

    {"kind", "measured", "mäts", "measured"},
    {"kind", "evidence", "visas med underlag", "shown by evidence"},
    {"kind", "none", "inget mått", "no measure"},

    {"role", "caseworker", "handläggare", "caseworker"},
    {"role", "mentor", "mentor", "mentor"},

    {"rater", "participant", "deltagaren", "participant"},
    {"rater", "caseworker", "handläggaren", "caseworker"},
    {"rater", "employer", "arbetsgivaren", "employer"},

    {"reason_missing", "not_asked", "inte tillfrågad", "not asked"},
    {"reason_missing", "refused", "ville inte svara", "refused"},
    {"reason_missing", "not_reached", "inte nådd", "not reached"},
    {"reason_missing", "not_applicable", "inte aktuellt", "not applicable"},
    {"reason_missing", "protected", "skyddad uppgift", "protected"},

    {"isced", "0", "förskola", "early childhood education"},
    {"isced", "1", "låg- och mellanstadiet", "primary education"},
    {"isced", "2", "högstadiet", "lower secondary education"},
    {"isced", "3", "gymnasiet", "upper secondary education"},
    {"isced", "4", "eftergymnasialt, ej högskola", "post-secondary non-tertiary education"},
    {"isced", "5", "kort högskoleutbildning", "short-cycle tertiary education"},
    {"isced", "6", "kandidatnivå", "bachelor's level"},
    {"isced", "7", "magister- eller masternivå", "master's level"},
    {"isced", "8", "forskarnivå", "doctoral level"},

    {"flag", "1", "ja", "yes"},
    {"flag", "0", "nej", "no"},

    {"level", "individual", "individ", "individual"},
    {"level", "project", "projekt", "project"},
    {"level", "organisation", "organisation", "organisation"},
    {"level", "structure", "struktur", "structure"},
    {"level", "society", "samhälle", "society"},
    {"level", "core", "modellens tillstånd", "core states"},
    {"level", "label", "projektets egna tillstånd", "the project's own states"},

    {"verdict", "reached", "uppnått", "reached"},
    {"verdict", "likely_reached", "troligen uppnått", "likely reached"},
    {"verdict", "undecided", "kan inte avgöras", "cannot be decided"},
    {"verdict", "not_reached", "inte uppnått", "not reached"},
    {"verdict", "no_target", "inget mål angivet", "no target stated"},

    {"scale", "share", "andel", "share"},
    {"scale", "count", "antal", "count"},

    {"unit", "day", "dag", "day"},
    {"unit", "month", "månad", "month"},

    {"anchor", "entry", "start", "entry"},
    {"anchor", "exit", "avslut", "exit"},

    {"outcome", "holds", "håller", "holds"},
    {"outcome", "violated", "bruten", "violated"},
    {"severity", "error", "fel", "error"},
    {"severity", "warning", "varning", "warning"},
    {"basis", "verified", "kontrollerad mot källan", "verified against the source"},
    {"basis", "second_hand", "ur andra hand, inte kontrollerad mot källan",
     "second hand, not verified against the source"},
    {"basis", "derived", "följer av andra definitioner", "follows from other definitions"},
    {"basis", "from_memory", "ska stämmas av mot lagtexten", "to be confirmed against the legal text"},
    {"kind", "output", "outputindikator", "output indicator"},
    {"kind", "result", "resultatindikator", "result indicator"},
    {"kind", "entity", "om verksamheter", "about entities"},
    {"kind", "count", "antal", "count"},
    {"standing", "in", "räknas", "counted"},
    {"standing", "not_in_population", "tillhör inte dem det gäller", "not in the population"},
    {"standing", "condition_not_met", "uppfyller inte villkoret", "condition not met"},
    {"standing", "incomplete", "uppgiften är ofullständig", "record incomplete"},
    {"standing", "not_left", "har inte slutat", "has not left"},
    {"standing", "not_due", "tiden är inte ute", "not yet due"},
    {"standing", "unknown", "okänt", "unknown"},
    {"outcome", "ok", "klar", "done"},
    {"outcome", "not_applicable", "inte tillämpligt på dessa data", "not applicable to these data"},
    {"outcome", "plugin_error", "fel i insticksprogrammet", "the plugin failed"},
    {"outcome", "invalid_output", "ogiltigt resultat", "invalid results"},
    {"outcome", "crashed", "kraschade", "crashed"},
    {"outcome", "timeout", "tog för lång tid", "took too long"},
    {"outcome", "resource_limit", "använde för mycket minne eller processortid",
     "used too much memory or processor time"},
    {"outcome", "sandbox_violation", "försökte något otillåtet", "tried what is not allowed"},
};

// A breakdown is by the model's columns; these are their names in a report.
constexpr CodeWord columns[] = {
    {"", "group", "grupp", "group"},
    {"", "cohort", "omgång", "cohort"},
    {"", "site", "ort eller enhet", "site"},
    {"", "source", "anvisad från", "referred by"},
    {"", "exit_reason", "avslutsorsak", "exit reason"},
    {"", "gender", "kön", "gender"},
    {"", "age", "ålder", "age"},
    {"", "age_group", "åldersgrupp", "age group"},
    {"", "labour_status", "ställning på arbetsmarknaden", "labour market status"},
    {"", "isced", "utbildningsnivå", "level of education"},
    {"", "foreign_background", "utländsk bakgrund", "foreign background"},
    {"", "third_country_national", "medborgare i tredjeland", "third-country national"},
    {"", "minority", "minoritet", "minority"},
    {"", "disability", "funktionsnedsättning", "disability"},
    {"", "homeless", "hemlöshet", "homeless"},
    {"", "rural", "landsbygd", "rural area"},
    {"", "jobless_household", "hushåll utan arbete", "jobless household"},
    {"", "dependent_children", "hemmavarande barn", "dependent children"},
    {"", "single_adult", "ensam vuxen", "single adult"},
    {"", "other_disadvantaged", "annan utsatthet", "otherwise disadvantaged"},
    {"", "groups", "målgrupp", "target group"},
    {"", "groups.name", "målgrupp", "target group"},
};

bool is_flag(std::string_view column) {
  constexpr std::string_view flags[] = {"foreign_background", "third_country_national",
                                        "minority",           "disability",
                                        "homeless",           "rural",
                                        "jobless_household",  "dependent_children",
                                        "single_adult",       "other_disadvantaged"};
  for (const std::string_view flag : flags) {
    if (flag == column) return true;
  }
  return false;
}

// The list that a column's values are from.
std::string_view list_of(std::string_view column) {
  if (column == "from" || column == "to" || column == "core_state") return "state";
  if (is_flag(column)) return "flag";
  return column;
}

// "employed/3-education/9" of the model's own states; nothing where there are others.
std::optional<Text> sequence_label(std::string_view sequence) {
  Text label;
  while (!sequence.empty()) {
    const std::string_view run = sequence.substr(0, sequence.find('-'));
    sequence.remove_prefix(std::min(sequence.size(), run.size() + 1));
    const std::size_t slash = run.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto state = value_label("state", run.substr(0, slash));
    if (!state) return std::nullopt;
    const std::string months(run.substr(slash + 1));
    label.sv.append(label.sv.empty() ? "" : ", ").append(state->sv).append(" ").append(months);
    label.en.append(label.en.empty() ? "" : ", ").append(state->en).append(" ").append(months);
  }
  return label;
}

std::string counted(int count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

}  // namespace

std::span<const CodeWord> code_words() {
  return words;
}

std::optional<Text> value_label(std::string_view column, std::string_view value) {
  if (column == "point") return point_label(value);
  if (column == "sequence") return sequence_label(value);
  const std::string_view list = list_of(column);
  for (const CodeWord& word : words) {
    if (word.list == list && word.code == value) return Text{std::string(word.sv), std::string(word.en)};
  }
  return std::nullopt;
}

std::optional<Text> column_label(std::string_view column) {
  for (const CodeWord& word : columns) {
    if (word.code == column) return Text{std::string(word.sv), std::string(word.en)};
  }
  constexpr std::string_view attribute = "attributes.";
  if (column.starts_with(attribute) && column.size() > attribute.size()) {
    const std::string name(column.substr(attribute.size()));
    return Text{name, name};
  }
  return std::nullopt;
}

std::optional<Text> point_label(std::string_view point) {
  const bool entry = point.starts_with("entry");
  if (!entry && !point.starts_with("exit")) return std::nullopt;
  const std::string_view rest = point.substr(entry ? 5 : 4);
  if (rest.empty()) return entry ? Text{"vid start", "at entry"} : Text{"vid avslut", "at exit"};
  if (rest.front() != '+' && rest.front() != '-') return std::nullopt;
  const bool after = rest.front() == '+';
  const auto duration = parse_duration(rest.substr(1));
  if (!duration) return std::nullopt;
  std::string sv;
  std::string en;
  if (duration->days != 0) {
    sv = counted(duration->days, "dag", "dagar");
    en = counted(duration->days, "day", "days");
  } else {
    sv = counted(duration->months, "månad", "månader");
    en = counted(duration->months, "month", "months");
  }
  sv.append(after ? " efter " : " före ").append(entry ? "start" : "avslut");
  en.append(after ? " after " : " before ").append(entry ? "entry" : "exit");
  return Text{std::move(sv), std::move(en)};
}

}  // namespace fotfaste::report
