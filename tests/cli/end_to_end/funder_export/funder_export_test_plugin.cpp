// A funder's export as small as one can be: two indicators, three rules, a monthly file of participants. Its
// parameters break rules at will, so that tests see what the command does about it.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "fotfaste/sdk.hpp"

namespace {

using namespace fotfaste;

constexpr std::string_view genders[] = {"woman", "man", "other", "unknown"};

// "2025-01"
std::string month_of(Day day) {
  return format_day(day).substr(0, 7);
}

class FunderExport {
 public:
  static void describe(Description& description) {
    description.title("Export för prov", "Export for tests")
        .description("Antal som börjat och slutat", "How many entered and left");
    description.parameter("person_rows", ParameterType::boolean, "Visa deltagare", "Show participants")
        .default_value("false");
    description.parameter("members", ParameterType::text, "Visa vilka", "Show who");
    description.parameter("violate", ParameterType::choice, "Vad som bryts", "What is broken")
        .choices({"nothing", "warning", "error", "both"})
        .default_value("nothing");
    description.parameter("label", ParameterType::text, "Etikett", "Label");
    description.parameter("fail", ParameterType::boolean, "Misslyckas", "Fails").default_value("false");

    description.table("rules", Kind::records, "Regler", "Rules")
        .description("Mottagarens regler", "The rules of the funder")
        .column("code", Type::text, Role::dimension, "Regel", "Rule")
        .column("severity", Type::text, Role::attribute, "Slag", "Severity")
        .column("basis", Type::text, Role::attribute, "Grund", "Basis")
        .column("period", Type::text, Role::dimension, "Period", "Period")
        .column("stratum", Type::text, Role::dimension, "Grupp", "Group")
        .column("outcome", Type::text, Role::attribute, "Utfall", "Outcome")
        .column("left", Type::number, Role::attribute, "Vänster", "Left")
        .column("right", Type::number, Role::attribute, "Höger", "Right")
        .column("count", Type::integer, Role::attribute, "Poster", "Records");
    description.table("definitions", Kind::records, "Definitioner", "Definitions")
        .description("Vad siffrorna betyder", "What the figures mean")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("kind", Type::text, Role::attribute, "Slag", "Kind")
        .column("wording", Type::text, Role::attribute, "Lydelse", "Wording")
        .column("population", Type::text, Role::attribute, "Gäller", "Population")
        .column("window", Type::text, Role::attribute, "Tid", "Window")
        .column("completeness", Type::text, Role::attribute, "Krav", "Completeness")
        .column("note", Type::text, Role::attribute, "Anmärkning", "Note")
        .column("source", Type::text, Role::attribute, "Källa", "Source")
        .column("basis", Type::text, Role::attribute, "Grund", "Basis");
    description.table("indicators", Kind::count, "Indikatorer", "Indicators")
        .description("Antal per år och kön", "Counts by year and gender")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("period", Type::text, Role::dimension, "Period", "Period")
        .column("gender", Type::text, Role::dimension, "Kön", "Gender")
        .column("value", Type::integer, Role::count, "Antal", "Count")
        .column("share", Type::number, Role::attribute, "Andel", "Share");
    description.table("standing", Kind::count, "Räknade och inte", "Counted and not")
        .description("Hur många som räknas", "How many are counted")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("standing", Type::text, Role::dimension, "Läge", "Standing")
        .column("reason", Type::text, Role::dimension, "Skäl", "Reason")
        .column("value", Type::integer, Role::count, "Antal", "Count");
    description.table("members", Kind::records, "Vilka", "Who")
        .description("De som räknas", "Those who are counted")
        .column("person", Type::integer, Role::person, "Deltagare", "Participant")
        .column("entry", Type::date, Role::attribute, "Start", "Entry")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("standing", Type::text, Role::dimension, "Läge", "Standing");
    description.table("participants", Kind::records, "Deltagare", "Participants")
        .description("En rad per månad och deltagare", "A row a month and participant")
        .column("month", Type::text, Role::dimension, "Månad", "Month")
        .column("person", Type::integer, Role::person, "Deltagare", "Participant")
        .column("start", Type::date, Role::dimension, "Start", "Start")
        .column("end", Type::date, Role::attribute, "Slut", "End");
  }
  static void needs(const Settings&, Needs& needs) {
    needs.columns({"person", "entry"});
    needs.columns({"exit", "gender"}, Required::no);
  }
  explicit FunderExport(const Settings& settings) : as_of_(settings.as_of()) {
    const Parameters parameters = settings.parameters();
    person_rows_ = parameters.boolean("person_rows");
    fail_ = parameters.boolean("fail");
    violate_ = parameters.text("violate");
    if (parameters.has("members")) members_ = parameters.text("members");
    if (parameters.has("label")) label_ = parameters.text("label");
  }
  void consume(const Batch& batch) {
    for (const Participation one : batch) {
      rows_.push_back({one.person(), one.entry(), one.exit().value_or(end_of_time),
                       static_cast<std::uint8_t>(one.gender())});
    }
  }
  void merge(const FunderExport& other) {
    rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end());
    std::sort(rows_.begin(), rows_.end());
  }
  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(rows_.size()));
    for (const Row& row : rows_) {
      writer.number(row.person);
      writer.number(row.entry);
      writer.number(row.exit);
      writer.number(row.gender);
    }
  }
  void restore(Reader& reader) {
    for (std::uint64_t left = reader.count(17); left > 0; --left) {
      Row row;
      row.person = reader.number<std::uint64_t>();
      row.entry = reader.number<Day>();
      row.exit = reader.number<Day>();
      row.gender = reader.number<std::uint8_t>();
      rows_.push_back(row);
    }
  }
  void report(Results& results) const {
    if (fail_) throw std::runtime_error("asked to fail");
    report_rules(results);
    report_definitions(results);
    report_counts(results);
    if (person_rows_) report_months(results);
    if (!members_.empty()) {
      for (const Row& row : rows_) {
        if (counts(members_, row)) results.add("members", row.person, DayCell{row.entry}, members_, "in");
      }
    }
  }

 private:
  struct Row {
    std::uint64_t person = 0;
    Day entry = 0;
    Day exit = 0;
    std::uint8_t gender = 0;
    friend auto operator<=>(const Row&, const Row&) = default;
  };

  [[nodiscard]] bool counts(const std::string& indicator, const Row& row) const {
    return indicator == "T01" ? row.entry <= as_of_ : row.exit <= as_of_;
  }

  void report_rules(Results& results) const {
    const bool error = violate_ == "error" || violate_ == "both";
    const bool warning = violate_ == "warning" || violate_ == "both";
    const auto none = std::optional<std::int64_t>();
    if (error) {
      results.add("rules", "R1", "error", "verified", "2025", "woman", "violated", 12.0, 10.5, none);
      results.add("rules", "R1", "error", "verified", "2026", "man", "violated", 3.0, 2.0, none);
    } else {
      results.add("rules", "R1", "error", "verified", "", "", "holds", std::optional<double>(),
                  std::optional<double>(), none);
    }
    results.add("rules", "R2", "warning", "from_memory", "", "", warning ? "violated" : "holds",
                std::optional<double>(), std::optional<double>(), std::optional<std::int64_t>(3));
    results.label("rules", "code", "R1", {"T02 är högst T01", "T02 is at most T01"});
    results.label("rules", "code", "R2", {"alla poster är fullständiga", "all records are complete"});
    results.label("rules", "stratum", "woman", {"kvinnor", "women"});
  }

  void report_definitions(Results& results) const {
    results.add("definitions", "T01", "output", "w1", "everybody", "entry", "complete", "", "reg",
                "verified");
    results.add("definitions", "T02", "result", "w2", "left", "exit", "complete", "", "reg", "from_memory");
    results.label("definitions", "wording", "w1", {label_.empty() ? "har börjat" : label_, "entered"});
    results.label("definitions", "wording", "w2", {"har slutat", "left"});
    results.label("definitions", "source", "reg", {"förordningen, artikel 1", "the regulation, article 1"});
    if (!label_.empty()) results.label("indicators", "indicator", "T01", {label_, label_});
  }

  void report_counts(Results& results) const {
    for (const std::string indicator : {"T01", "T02"}) {
      std::map<std::string, std::array<std::int64_t, 4>> by_year;
      std::int64_t in = 0;
      for (const Row& row : rows_) {
        if (!counts(indicator, row)) continue;
        ++in;
        ++by_year[month_of(indicator == "T01" ? row.entry : row.exit).substr(0, 4)][row.gender];
      }
      for (const auto& [year, of_gender] : by_year) {
        for (std::size_t i = 0; i < 4; ++i) {
          if (of_gender[i] == 0) continue;
          results.add("indicators", indicator, year, genders[i], of_gender[i],
                      static_cast<double>(of_gender[i]) / static_cast<double>(in));
        }
      }
      const auto out = static_cast<std::int64_t>(rows_.size()) - in;
      results.add("standing", indicator, "in", "", in);
      if (out > 0) results.add("standing", indicator, "not_left", "exit", out);
    }
  }

  void report_months(Results& results) const {
    for (const Row& row : rows_) {
      const Day last = std::min(row.exit, as_of_);
      for (Day first = to_day({to_civil(row.entry).year, to_civil(row.entry).month, 1}); first <= last;
           first = add_months(first, 1)) {
        const std::string month = month_of(first);
        const bool starts = month == month_of(row.entry);
        const bool ends = row.exit <= as_of_ && month == month_of(row.exit);
        if (!starts && !ends) continue;
        results.add("participants", month, row.person, DayCell{row.entry},
                    ends ? std::optional<DayCell>(DayCell{row.exit}) : std::nullopt);
      }
    }
  }

  Day as_of_;
  bool person_rows_ = false;
  bool fail_ = false;
  std::string violate_;
  std::string members_;
  std::string label_;
  std::vector<Row> rows_;
};

}  // namespace

FOTFASTE_PLUGIN(FunderExport, "funder-export-test", "1.0.0");
