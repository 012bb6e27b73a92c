#include "own_goals.hpp"

#include <algorithm>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "parse_all.hpp"

namespace goals {
namespace {

using fotfaste::Day;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Settings;
namespace criteria = fotfaste::criteria;

constexpr const char* shares_table = "own-goals";
constexpr const char* totals_table = "own-goals-total";

// Slots of participants: the first four are participants, the rest are goals of those who have ended.
enum Counted : std::size_t {
  with_goals,  // all of whose goals are known
  not_known,   // some of whose goals are not
  without_goals,
  going_on,
  reached_all,  // of with_goals
  goals_set,
  goals_reached,
  goals_partly,
  goals_unknown,
  counted_count
};

// Nobody sets more goals; what is beyond counts as this many.
constexpr std::int64_t most_goals = 1000;

constexpr std::uint32_t one_item[] = {0};

std::vector<std::uint32_t> numbers_below(std::size_t count) {
  std::vector<std::uint32_t> numbers(count);
  for (std::uint32_t i = 0; i < count; ++i) numbers[i] = i;
  return numbers;
}

}  // namespace

OwnGoals::OwnGoals(const Parameters& table, const Settings& settings)
    : id_(table.text("id")),
      as_of_(settings.as_of()),
      population_(table.find("population"), settings.as_of()),
      breakdown_(table.find("by")),
      participants_(counted_count),
      reached_(1) {
  if (table.has("text")) text_ = table.label("text");
  const Parameters instrument = table.find("instrument");
  const Parameters set = table.find("set");
  const Parameters reached = table.find("reached");
  const fotfaste::Label forms{
      "Skriv instrument = \"...\" för mål som skattas, eller set = \"...\" och reached = \"...\" för "
      "händelser.",
      "Write instrument = \"...\" for goals that are rated, or set = \"...\" and reached = \"...\" for "
      "events."};
  if (instrument && (set || reached)) {
    criteria::throw_contradiction(
        set ? set : reached,
        {"Målen är antingen skattningar eller händelser.", "The goals are either assessments or events."},
        forms);
  }
  if (!instrument && !(set && reached)) criteria::throw_missing(table, forms);
  by_events_ = !instrument;
  if (by_events_) {
    set_events_ = criteria::WordSet("events.kind", criteria::some_texts(set), set.raw());
    reached_events_ = criteria::WordSet("events.kind", criteria::some_texts(reached), reached.raw());
    return;
  }
  instruments_ =
      criteria::WordSet("assessments.instrument", criteria::some_texts(instrument), instrument.raw());
  if (const Parameters rater = table.find("rater"))
    raters_ = criteria::WordSet("assessments.rater", criteria::some_texts(rater), rater.raw());
  reached_at_least_ = table.number_or("reached_at_least", 0);
  if (const Parameters partly = table.find("partly_at_least")) {
    partly_at_least_ = partly.as_number();
    if (*partly_at_least_ >= reached_at_least_) {
      criteria::throw_contradiction(
          partly, {"Delvis ligger under nått.", "Partly lies below reached."},
          {"Sätt partly_at_least lägre än reached_at_least.", "Set partly_at_least below reached_at_least."});
    }
  }
}

void OwnGoals::declare(fotfaste::Needs& needs) const {
  needs.column("exit", fotfaste::Required::no);
  population_.declare(needs);
  breakdown_.declare(needs);
  if (by_events_) {
    needs.columns({"events.kind", "events.date"}, fotfaste::Required::no);
    return;
  }
  needs.columns({"assessments.instrument", "assessments.item", "assessments.date", "assessments.value"},
                fotfaste::Required::no);
  if (!raters_.empty()) needs.column("assessments.rater", fotfaste::Required::no);
}

void OwnGoals::bind(const fotfaste::Batch& batch) {
  population_.bind(batch);
  breakdown_.bind(batch);
  if (by_events_) {
    events_ = &batch.events;
    set_events_.bind(batch.events.kind);
    reached_events_.bind(batch.events.kind);
    return;
  }
  assessments_ = &batch.assessments;
  instruments_.bind(batch.assessments.instrument);
  if (!raters_.empty()) raters_.bind(batch.assessments.rater);
}

OwnGoals::Found OwnGoals::in_assessments(const fotfaste::Participation& participation) {
  latest_.clear();
  const auto& columns = *assessments_;
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    if (!instruments_.contains(columns.instrument.index(row))) continue;
    if (!raters_.empty() && !raters_.contains(columns.rater.index(row))) continue;
    const std::int32_t item = columns.item.index(row);
    const Day day = columns.date.value_or(row, fotfaste::no_day);
    if (item == fotfaste::WordColumn::none || day == fotfaste::no_day || day >= as_of_) continue;
    const auto value = columns.value[row];
    const auto [place, is_new] = latest_.try_emplace(item, Latest{day, value, false});
    Latest& known = place->second;
    if (is_new || day < known.day) continue;
    if (day > known.day) {
      known = {day, value, false};
    } else {
      known.differs = known.differs || known.value != value;
    }
  }
  Found found;
  for (const auto& [item, latest] : latest_) {
    ++found.set;
    if (latest.differs || !latest.value) {
      ++found.unknown;
    } else if (*latest.value >= reached_at_least_) {
      ++found.reached;
    } else if (partly_at_least_ && *latest.value >= *partly_at_least_) {
      ++found.partly;
    }
  }
  return found;
}

OwnGoals::Found OwnGoals::in_events(const fotfaste::Participation& participation) {
  Found found;
  const auto& columns = *events_;
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    if (columns.date.value_or(row, fotfaste::end_of_time) >= as_of_) continue;
    if (set_events_.contains(columns.kind.index(row))) ++found.set;
    if (reached_events_.contains(columns.kind.index(row))) ++found.reached;
  }
  // A goal that was reached was set, whether or not somebody wrote that down.
  found.set = std::max(found.set, found.reached);
  return found;
}

void OwnGoals::count(const fotfaste::Participation& participation) {
  if (!population_.includes(participation)) return;
  const auto strata = breakdown_.strata_of(participation);
  const auto exit = participation.exit();
  const bool ended = exit && *exit < as_of_;
  const Found found = !ended       ? Found{}
                      : by_events_ ? in_events(participation)
                                   : in_assessments(participation);
  for (const std::uint32_t stratum : strata) {
    std::int64_t* counts = participants_.stratum(stratum, 1);
    if (!ended) {
      ++counts[going_on];
      continue;
    }
    ++counts[found.set == 0 ? without_goals : found.unknown > 0 ? not_known : with_goals];
    counts[goals_set] += found.set;
    counts[goals_reached] += found.reached;
    counts[goals_partly] += found.partly;
    counts[goals_unknown] += found.unknown;
    if (found.set == 0 || found.unknown > 0) continue;
    if (found.reached == found.set) ++counts[reached_all];
    reached_.add(stratum, static_cast<std::size_t>(std::min(found.reached, most_goals)), 0);
  }
}

void OwnGoals::merge(const OwnGoals& other) {
  population_.merge(other.population_);
  for (auto [own, others] :
       {std::pair(&instruments_, &other.instruments_), std::pair(&raters_, &other.raters_),
        std::pair(&set_events_, &other.set_events_), std::pair(&reached_events_, &other.reached_events_)}) {
    own->merge(*others);
  }
  const auto strata = breakdown_.merge(other.breakdown_);
  participants_.merge(other.participants_, strata, one_item);
  reached_.merge(other.reached_, strata, numbers_below(other.reached_.items()));
}

void OwnGoals::save(fotfaste::Writer& writer) const {
  population_.save(writer);
  for (const criteria::WordSet* words : {&instruments_, &raters_, &set_events_, &reached_events_})
    words->save(writer);
  breakdown_.save(writer);
  const auto order = breakdown_.order();
  participants_.save(writer, order, one_item);
  writer.number(static_cast<std::uint64_t>(reached_.items()));
  reached_.save(writer, order, numbers_below(reached_.items()));
}

void OwnGoals::restore(fotfaste::Reader& reader) {
  population_.restore(reader);
  for (criteria::WordSet* words : {&instruments_, &raters_, &set_events_, &reached_events_})
    words->restore(reader);
  breakdown_.restore(reader);
  participants_.restore(reader, breakdown_.size(), 1);
  const std::uint64_t items = reader.count(sizeof(std::int64_t));
  if (items > static_cast<std::uint64_t>(most_goals) + 1)
    throw fotfaste::MalformedBytes("nobody has so many goals of their own");
  reached_.restore(reader, breakdown_.size(), static_cast<std::size_t>(items));
}

void OwnGoals::report(fotfaste::Results& results, const Settings& settings) const {
  for (const std::uint32_t stratum : breakdown_.order()) {
    const auto counted = [&](Counted slot) { return participants_.get(stratum, 0, slot); };
    const auto cell = breakdown_.cell(stratum);
    const auto add_share = [&](std::string_view share, std::optional<std::int64_t> exactly,
                               std::int64_t numerator) {
      results.add(shares_table, id_, cell, share, exactly, numerator, counted(with_goals), counted(not_known),
                  counted(without_goals), counted(going_on));
    };
    add_share("all", std::nullopt, counted(reached_all));
    add_share("any", std::nullopt, counted(with_goals) - reached_.get(stratum, 0, 0));
    for (std::size_t k = 0; k < reached_.items(); ++k)
      add_share("exactly", static_cast<std::int64_t>(k), reached_.get(stratum, k, 0));
    const std::int64_t not_reached =
        counted(goals_set) - counted(goals_reached) - counted(goals_partly) - counted(goals_unknown);
    results.add(totals_table, id_, cell, counted(with_goals) + counted(not_known), counted(without_goals),
                counted(going_on), counted(goals_set), counted(goals_reached), counted(goals_partly),
                not_reached, counted(goals_unknown));
  }
  for (const char* table : {shares_table, totals_table}) {
    if (text_) results.label(table, "own_goals", id_, *text_);
  }
  results.label(shares_table, "reached", "all", {"alla sina mål", "all their goals"});
  results.label(shares_table, "reached", "any", {"minst ett mål", "at least one goal"});
  results.label(shares_table, "reached", "exactly", {"så här många mål", "so many goals"});
  population_.report_left_out(settings, {"de egna målen " + id_, "the own goals " + id_});
  for (const criteria::WordSet* words : {&instruments_, &raters_, &set_events_, &reached_events_})
    words->report_unseen(settings);
}

void describe_own_goals(fotfaste::Description& description) {
  auto& own = description
                  .parameter("own_goals", ParameterType::table, "Mål som deltagarna själva sätter.",
                             "Goals that participants set for themselves.")
                  .repeated();
  own.field("id", ParameterType::text, "Namnet i resultaten.", "The name in results.").required();
  own.field("text", ParameterType::label, "Vad det är för mål.", "What kind of goals they are.");
  own.field("instrument", ParameterType::text,
            "Formuläret där målen skattas. Varje fråga i det är ett av deltagarens mål.",
            "The instrument in which the goals are rated. Each item of it is one of the participant's goals.")
      .repeated();
  own.field("rater", ParameterType::text, "Vems skattning som gäller. Annars allas.",
            "Whose rating holds. Otherwise everybody's.")
      .repeated();
  own.field("reached_at_least", ParameterType::number,
            "Målet är nått från det här svaret. Med måluppfyllelseskalan -2 till +2 är det 0.",
            "The goal is reached from this answer on. On the goal attainment scale -2 to +2 that is 0.")
      .default_value("0");
  own.field("partly_at_least", ParameterType::number, "Målet är delvis nått från det här svaret.",
            "The goal is partly reached from this answer on.");
  own.field("set", ParameterType::text, "Händelsen när ett mål sätts.", "The event when a goal is set.")
      .repeated();
  own.field("reached", ParameterType::text, "Händelsen när ett mål nås.", "The event when a goal is reached.")
      .repeated();
  own.field("population", ParameterType::criterion, "Vilka det gäller. Annars alla i programmet.",
            "Whom it is about. Otherwise everybody in the programme.");
  own.field("by", ParameterType::column, "Kolumner att dela upp på.", "Columns to break down by.").repeated();
}

void describe_own_goals_tables(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(shares_table, fotfaste::Kind::proportion, "Deltagarnas egna mål", "Participants' own goals")
      .description(
          "Hur stor del av dem som slutat och satt egna mål som nått alla, minst ett, eller just så "
          "många. Ett mål bedöms efter det senaste svaret.",
          "How many of those who have left and set goals of their own have reached all, at least one, "
          "or just so many. A goal is judged by its latest answer.")
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("own_goals", Type::text, Role::dimension, "Egna mål", "Own goals")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("reached", Type::text, Role::dimension, "Nådda", "Reached")
      .column("goals", Type::integer, Role::dimension, "Antal mål", "Number of goals")
      .column("numerator", Type::integer, Role::numerator, "Deltagare", "Participants")
      .column("denominator", Type::integer, Role::denominator, "Med egna mål", "With goals of their own")
      .column("unknown", Type::integer, Role::unknown, "Något mål okänt", "Some goal unknown")
      .column("without_goals", Type::integer, Role::excluded, "Utan egna mål", "Without goals of their own")
      .column("going_on", Type::integer, Role::excluded, "Deltar fortfarande", "Still taking part");
  description.table(totals_table, fotfaste::Kind::count, "De egna målen sammanlagt", "The own goals in all")
      .description(
          "Antal satta och nådda mål. En deltagares mål hänger ihop, så en andel av alla mål har inget "
          "osäkerhetsintervall.",
          "How many goals were set and reached. The goals of one participant hang together, so a "
          "share of all goals has no interval.")
      .additive()
      .smallest_cell(5)
      .column("own_goals", Type::text, Role::dimension, "Egna mål", "Own goals")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("participants", Type::integer, Role::count, "Deltagare med egna mål",
              "Participants with goals of their own")
      .column("without_goals", Type::integer, Role::excluded, "Utan egna mål", "Without goals of their own")
      .column("going_on", Type::integer, Role::excluded, "Deltar fortfarande", "Still taking part")
      .column("goals_set", Type::integer, Role::attribute, "Satta mål", "Goals set")
      .column("goals_reached", Type::integer, Role::attribute, "Nådda", "Reached")
      .column("goals_partly", Type::integer, Role::attribute, "Delvis nådda", "Partly reached")
      .column("goals_not_reached", Type::integer, Role::attribute, "Inte nådda", "Not reached")
      .column("goals_unknown", Type::integer, Role::attribute, "Okända", "Unknown");
}

std::vector<OwnGoals> parse_own_goals(const Settings& settings) {
  return parse_all<OwnGoals>(settings, "own_goals",
                             {"Två uppsättningar egna mål heter ", "Two sets of own goals are called "},
                             [&](const Parameters& table) { return OwnGoals(table, settings); });
}

}  // namespace goals
