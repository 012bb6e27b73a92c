// Rows of the tables that belong to the project as a whole.
#include <set>

#include "intake/simulation/records.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Table;

constexpr std::uint64_t table_draw = 3'000'000;

class ProjectTables {
 public:
  ProjectTables(const Plan& plan, const model::Project& project, const Vocabulary& vocabulary,
                Records& records)
      : plan_(plan),
        project_(project),
        vocabulary_(vocabulary),
        records_(records),
        random_(plan.seed, 0, table_draw) {
    start_ = plan.cohorts.empty() ? plan.as_of - 365 : plan.cohorts.front().entry_from;
    organisations_ = vocabulary.words(Table::organisations, "name", plan.employers);
  }

  void add() {
    cohorts();
    recruitment();
    organisations();
    meetings();
    ties();
    survey();
    costs();
    assumptions();
    evidence();
    instruments();
  }

 private:
  RecordBuilder row(Table table) { return {records_, table, nullptr}; }
  std::string word(Table table, std::string_view column, std::vector<std::string> defaults) {
    return random_.pick(vocabulary_.words(table, column, std::move(defaults)));
  }
  // A day between the first entry and the last day.
  Day some_day() { return random_.between(start_, std::max(start_, plan_.as_of - 1)); }

  void cohorts() {
    for (const PlannedCohort& cohort : plan_.cohorts) {
      row(Table::cohorts)
          .set("name", cohort.name)
          .day("start", cohort.entry_from)
          .day("end", add_months(cohort.entry_until, plan_.longest_months))
          .number("planned_participants", static_cast<std::int64_t>(cohort.participants));
    }
  }
  // Of each source so many more than started, without chance, so that the other tables stay as they are.
  void recruitment() {
    std::vector<Quota> sources = plan_.sources;
    if (sources.empty()) sources.push_back({"", plan_.participants});
    for (const Quota& source : sources) {
      const auto started = static_cast<std::int64_t>(source.participants);
      const auto step = [&](std::string_view stage, std::int64_t count) {
        return row(Table::recruitment)
            .set("source", source.word)
            .set("stage", stage)
            .day("date", start_)
            .number("count", count);
      };
      step("invited", 2 * started);
      step("interested", started + started / 2);
      step("applied", started + started / 4);
      if (started >= 4) step("declined", started / 4).set("reason", "Annat arbete eller studier");
    }
  }
  void organisations() {
    for (const std::string& name : organisations_) {
      row(Table::organisations)
          .set("name", name)
          .set("kind", word(Table::organisations, "kind", {"Arbetsgivare"}))
          .set("sector", word(Table::organisations, "sector", {"Privat", "Kommun"}))
          .set("size_class", word(Table::organisations, "size_class", {"1-9", "10-49", "50-249"}))
          .set("municipality", word(Table::organisations, "municipality", {"Kommunen"}))
          .day("joined", some_day());
    }
  }
  void meetings() {
    for (Day day = start_ + 14; day < plan_.as_of; day += 60) {
      for (std::size_t i = 0; i < organisations_.size() && i < 4; ++i) {
        row(Table::meetings)
            .day("date", day)
            .set("organisation", organisations_[i])
            .set("kind", vocabulary_.words(Table::meetings, "kind", {"Styrgrupp"}).front())
            .set("attended", random_.percent(80) ? "1" : "0");
      }
    }
  }
  void ties() {
    for (std::size_t i = 0; i + 1 < organisations_.size(); ++i) {
      row(Table::ties)
          .set("from", organisations_[i])
          .set("to", organisations_[i + 1])
          .set("kind", word(Table::ties, "kind", {"Samverkan"}))
          .day("date", some_day())
          .number("strength", random_.between(1, 5));
    }
  }
  void survey() {
    const std::vector<std::string> groups =
        vocabulary_.words(Table::survey, "respondent_group", {"Arbetsgivare", "Samverkanspart"});
    const std::vector<std::string> items =
        vocabulary_.words(Table::survey, "item", {"Nöjd med samarbetet", "Vill fortsätta"});
    for (const std::string& group : groups) {
      for (int respondent = 1; respondent <= 8; ++respondent) {
        for (const std::string& item : items) {
          RecordBuilder record = row(Table::survey);
          record.set("respondent_group", group)
              .set("respondent", group.substr(0, 1) + std::to_string(respondent))
              .set("item", item)
              .day("date", plan_.as_of - 30);
          if (random_.percent(12)) {
            record.set("reason_missing", "refused");
          } else {
            record.number("value", random_.between(2, 5));
          }
        }
      }
    }
  }
  void costs() {
    for (Day day = start_; day < plan_.as_of; day = add_months(day, 3)) {
      const auto amount = [this](int kronor) {
        return std::to_string(kronor + random_.between(0, 20'000)) + ".50";
      };
      row(Table::costs)
          .set("kind", "spending")
          .set("category", word(Table::costs, "category", {"Personal", "Lokaler"}))
          .set("payer", word(Table::costs, "payer", {"Kommunen", "ESF"}))
          .day("date", day)
          .set("amount", amount(400'000));
    }
  }
  void assumptions() {
    for (const std::string& payer :
         vocabulary_.words(Table::assumptions, "payer", {"Kommun", "Region", "Stat"})) {
      const int value = 1000 * random_.between(40, 160);
      row(Table::assumptions)
          .set("name", "Årlig kostnad för en person utan arbete")
          .set("payer", payer)
          .number("value", value)
          .set("unit", "kr per person och år")
          .number("price_year", to_civil(plan_.as_of).year)
          .set("source", "Påhittat")
          .number("low", value * 8 / 10)
          .number("high", value * 12 / 10);
    }
  }
  // A statement for each goal that is shown by evidence; one of some kind when there is no such goal.
  void evidence() {
    const std::size_t before = of(records_, Table::evidence).size();
    evidence_of_goals();
    if (of(records_, Table::evidence).size() > before) return;
    row(Table::evidence).set("goal", "goal").set("statement", "Beslut fattat").day("date", plan_.as_of - 30);
  }
  void evidence_of_goals() {
    for (const model::PluginRequest& plugin : project_.plugins) {
      const model::Value* goals = plugin.parameters.find("goal");
      if (goals == nullptr) continue;
      for (const model::Value& goal : goals->items) {
        const model::Value* wanted = goal.find("evidence");
        const model::Value* id = goal.find("id");
        if (wanted == nullptr || id == nullptr) continue;
        const model::Value* statement = wanted->find("statement");
        row(Table::evidence)
            .set("goal", id->text)
            .set("statement", statement == nullptr ? id->text : statement->text)
            .day("date", plan_.as_of - 30)
            .set("document", "beslut.pdf")
            .set("reviewer", "Utvärderaren");
      }
    }
  }
  void instruments() {
    std::set<std::string> seen;
    for (const PlannedInstrument& instrument : plan_.instruments) {
      if (seen.insert(instrument.name).second && !instrument.name.empty()) {
        row(Table::instruments)
            .set("instrument", instrument.name)
            .set("version", "1")
            .set("title", instrument.name);
      }
      for (const std::string& item : instrument.items) {
        row(Table::items)
            .set("instrument", instrument.name)
            .set("item", item)
            .set("wording", item)
            .number("lowest", instrument.lowest)
            .number("highest", instrument.highest)
            .set("direction", "higher");
      }
    }
  }

  const Plan& plan_;
  const model::Project& project_;
  const Vocabulary& vocabulary_;
  Records& records_;
  Random random_;
  Day start_ = 0;
  std::vector<std::string> organisations_;
};

}  // namespace

void add_project_tables(const Plan& plan, const model::Project& project, const Vocabulary& vocabulary,
                        Records& records) {
  ProjectTables(plan, project, vocabulary, records).add();
}

}  // namespace fotfaste::intake::simulation
