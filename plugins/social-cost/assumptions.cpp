#include "assumptions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <map>
#include <tuple>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/project_table.hpp"
#include "fotfaste/sdk/toml_text.hpp"

namespace social_cost {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Role;
using fotfaste::Severity;
using fotfaste::Type;

constexpr const char* table = "assumptions";
// Beyond it öre cannot be told apart.
constexpr double largest_amount = 9e13;

auto order_of(const Assumption& one) {
  return std::tuple(std::string_view(one.name), std::string_view(one.payer), one.price_year.value_or(0),
                    one.value, std::string_view(one.unit), std::string_view(one.source), one.low.has_value(),
                    one.low.value_or(0), one.high.has_value(), one.high.value_or(0));
}

std::optional<int> year_of(const std::optional<double>& number) {
  if (!number || !(*number >= 1900 && *number <= 2200) || *number != std::floor(*number)) return std::nullopt;
  return static_cast<int>(*number);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Words for a unit, and what one of it is: kronor for a person and year, or a share.
struct UnitWords {
  const char* parameter;
  double scale;
  std::initializer_list<std::string_view> words;
  Label description;
};
const UnitWords yearly_words = {
    "yearly_units",
    1,
    {"kr per person och år", "kr per år", "kr/år", "kr/person/år", "SEK per person and year", "SEK per year"},
    {"Enheter som betyder kronor för en person och ett år.",
     "Units that mean kronor for a person and a year."}};
const UnitWords monthly_words = {"monthly_units",
                                 12,
                                 {"kr per person och månad", "kr per månad", "kr/månad", "kr/person/månad",
                                  "SEK per person and month", "SEK per month"},
                                 {"Enheter som betyder kronor för en person och en månad.",
                                  "Units that mean kronor for a person and a month."}};
const UnitWords share_words = {"share_units",
                               1,
                               {"andel", "share"},
                               {"Enheter som betyder en andel, mellan 0 och 1. Ingen enhet betyder detsamma.",
                                "Units that mean a share, between 0 and 1. No unit means the same."}};
const UnitWords percent_words = {"percent_units",
                                 0.01,
                                 {"%", "procent", "percent", "per cent"},
                                 {"Enheter som betyder procent.", "Units that mean per cent."}};

void describe_units(fotfaste::Description& description, const UnitWords& unit) {
  std::string words;
  for (const std::string_view word : unit.words)
    words.append(words.empty() ? "[" : ", ").append(fotfaste::toml_text(word));
  description.parameter(unit.parameter, ParameterType::text, unit.description.sv, unit.description.en)
      .repeated()
      .default_value(words.append("]"));
}

void read_units(const Parameters& parameters, const UnitWords& unit,
                std::map<std::string, double, std::less<>>& scales) {
  if (const Parameters item = parameters.find(unit.parameter)) {
    for (const std::string_view word : item.as_texts()) scales.emplace(word, unit.scale);
  } else {
    for (const std::string_view word : unit.words) scales.emplace(word, unit.scale);
  }
}

std::optional<double> scale_of(const std::map<std::string, double, std::less<>>& scales,
                               std::string_view unit) {
  const auto found = scales.find(unit);
  return found == scales.end() ? std::nullopt : std::optional(found->second);
}

const char* word(Standing standing) {
  constexpr const char* words[] = {"unused", "used",  "no_source", "no_price_year",
                                   "unit",   "twice", "range",     "beyond"};
  return words[static_cast<int>(standing)];
}

bool is_refused(const Assumption& one) {
  return one.standing > Standing::used;
}

}  // namespace

void Assumptions::describe(fotfaste::Description& description) {
  fotfaste::Parameter& assumption =
      description
          .parameter("assumption", ParameterType::table,
                     "Ett antagande, med källa. Kan i stället stå i [data.assumptions].",
                     "An assumption, with its source. May stand in [data.assumptions] instead.")
          .repeated();
  assumption.field("name", ParameterType::text, "Vad antagandet gäller.", "What is assumed.").required();
  assumption.field("payer", ParameterType::text, "Vem som bär kostnaden: kommun, region, stat ...",
                   "Who bears the cost: municipality, region, state ...");
  assumption.field("value", ParameterType::number, "Värdet.", "The value.").required();
  assumption.field("unit", ParameterType::text,
                   "Enhet: \"kr per person och år\", \"kr per person och månad\", \"andel\" eller \"%\".",
                   "Unit: \"SEK per person and year\", \"SEK per person and month\", \"share\" or \"%\".");
  assumption.field("price_year", ParameterType::integer, "Prisår.", "Price year.").range(1900, 2200);
  assumption.field("source", ParameterType::text, "Var värdet är hämtat. Utan källa räknas det inte.",
                   "Where the value comes from. Without a source it is not used.");
  assumption.field("low", ParameterType::number, "Lägsta rimliga värde.", "Lowest reasonable value.");
  assumption.field("high", ParameterType::number, "Högsta rimliga värde.", "Highest reasonable value.");
  for (const UnitWords& unit : {yearly_words, monthly_words, share_words, percent_words})
    describe_units(description, unit);
}

void Assumptions::describe_table(fotfaste::Description& description) {
  description.table(table, fotfaste::Kind::records, "Antaganden", "Assumptions")
      .description(
          "Vad räkneexemplen vilar på, med källa och rimliga gränser. Inget av det är mätt i projektet.",
          "What the calculations rest on, with sources and reasonable limits. None of it was measured in the "
          "project.")
      .column("assumption", Type::text, Role::dimension, "Antagande", "Assumption")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("price_year", Type::text, Role::dimension, "Prisår", "Price year")
      .column("copy", Type::integer, Role::dimension, "Förekomst", "Occurrence")
      .column("value", Type::number, Role::attribute, "Värde", "Value")
      .column("unit", Type::text, Role::attribute, "Enhet", "Unit")
      .column("low", Type::number, Role::attribute, "Lägst", "Lowest")
      .column("high", Type::number, Role::attribute, "Högst", "Highest")
      .column("source", Type::text, Role::attribute, "Källa", "Source")
      .column("standing", Type::text, Role::attribute, "Används", "Used");
}

void Assumptions::declare(fotfaste::Needs& needs) {
  needs.columns({"project.assumptions.name", "project.assumptions.payer", "project.assumptions.value",
                 "project.assumptions.unit", "project.assumptions.price_year", "project.assumptions.source",
                 "project.assumptions.low", "project.assumptions.high"},
                fotfaste::Required::no);
}

Assumptions::Assumptions(const fotfaste::Settings& settings) : share_units_({{"", 1.0}}) {
  const Parameters parameters = settings.parameters();
  read_units(parameters, yearly_words, yearly_units_);
  read_units(parameters, monthly_words, yearly_units_);
  read_units(parameters, share_words, share_units_);
  read_units(parameters, percent_words, share_units_);
  read_table(settings);
  read_parameters(settings);
  std::sort(all_.begin(), all_.end(),
            [](const Assumption& a, const Assumption& b) { return order_of(a) < order_of(b); });
  refuse_unusable();
}

void Assumptions::read_table(const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable rows(settings.raw()->project, table);
  const auto name = rows.words("name");
  const auto payer = rows.words("payer");
  const auto value = rows.numbers("value");
  const auto unit = rows.words("unit");
  const auto price_year = rows.numbers("price_year");
  const auto source = rows.words("source");
  const auto low = rows.numbers("low");
  const auto high = rows.numbers("high");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (name[row].empty() || !value[row]) continue;
    all_.push_back({std::string(name[row]), named(payer[row]), *value[row], std::string(unit[row]),
                    year_of(price_year[row]), std::string(source[row]), low[row], high[row]});
  }
}

void Assumptions::read_parameters(const fotfaste::Settings& settings) {
  const auto number = [](const Parameters& item) {
    return item ? std::optional(item.as_number()) : std::nullopt;
  };
  for (const Parameters item : settings.parameters().find("assumption").items()) {
    all_.push_back({std::string(item.text("name")), named(item.text_or("payer", "")), item.number("value"),
                    std::string(item.text_or("unit", "")), year_of(number(item.find("price_year"))),
                    std::string(item.text_or("source", "")), number(item.find("low")),
                    number(item.find("high"))});
  }
}

void Assumptions::refuse_unusable() {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    Assumption& one = all_[i];
    const auto same = [&one](const Assumption& other) {
      return one.name == other.name && one.payer == other.payer && one.price_year == other.price_year;
    };
    const auto in_range = [](const std::optional<double>& number) {
      return !number || std::abs(*number) <= largest_amount;
    };
    if (!in_range(one.value) || !in_range(one.low) || !in_range(one.high)) {
      one.standing = Standing::beyond;
    } else if (is_blank(one.source)) {
      one.standing = Standing::no_source;
    } else if ((one.low && *one.low > one.value) || (one.high && *one.high < one.value)) {
      one.standing = Standing::range;
    } else if ((i > 0 && same(all_[i - 1])) || (i + 1 < all_.size() && same(all_[i + 1]))) {
      one.standing = Standing::twice;
    }
  }
}

std::vector<Assumption*> Assumptions::called(std::string_view name) {
  std::vector<Assumption*> found;
  for (Assumption& one : all_) {
    if (one.name == name) found.push_back(&one);
  }
  return found;
}

std::vector<Assumptions::Money> Assumptions::money(std::string_view name) {
  std::vector<Money> found;
  bool refused = false;
  const std::vector<Assumption*> all = called(name);
  for (Assumption* one : all) {
    const auto scale = scale_of(yearly_units_, one->unit);
    // One payer's cost in two price years is two answers to one question.
    const bool twice = std::any_of(all.begin(), all.end(), [one](const Assumption* other) {
      return other != one && other->payer == one->payer;
    });
    if (!is_refused(*one)) {
      one->standing = !scale             ? Standing::unit
                      : !one->price_year ? Standing::no_price_year
                      : twice            ? Standing::twice
                                         : Standing::used;
    }
    refused = refused || is_refused(*one);
    if (!refused) found.push_back({one, *scale});
  }
  if (refused) found.clear();
  return found;
}

std::optional<Assumptions::Share> Assumptions::share(std::string_view name, double least, double most) {
  const std::vector<Assumption*> all = called(name);
  for (Assumption* one : all) {
    if (is_refused(*one)) continue;
    const auto scale = scale_of(share_units_, one->unit);
    const auto fits = [&](const std::optional<double>& number) {
      return !number || (*number * *scale >= least && *number * *scale <= most);
    };
    one->standing = all.size() > 1                                             ? Standing::twice
                    : !scale                                                   ? Standing::unit
                    : !fits(one->value) || !fits(one->low) || !fits(one->high) ? Standing::beyond
                                                                               : Standing::used;
  }
  if (all.size() != 1 || is_refused(*all.front())) return std::nullopt;
  return Share{all.front(), *scale_of(share_units_, all.front()->unit)};
}

std::optional<double> Assumptions::price_change(std::string_view index, int from, int to) {
  if (from == to) return 1.0;
  std::optional<double> before, after;
  for (Assumption* one : called(index)) {
    if (is_refused(*one) || !(one->value > 0)) continue;
    if (one->price_year == from) before = one->value;
    if (one->price_year == to) after = one->value;
    if (one->price_year == from || one->price_year == to) one->standing = Standing::used;
  }
  if (!before || !after) return std::nullopt;
  return *after / *before;
}

void Assumptions::report(fotfaste::Results& results) const {
  const Assumption* before = nullptr;
  std::int64_t copy = 1;
  for (const Assumption& one : all_) {
    const bool again = before != nullptr && one.name == before->name && one.payer == before->payer &&
                       one.price_year == before->price_year;
    copy = again ? copy + 1 : 1;
    before = &one;
    const std::string year = one.price_year ? std::to_string(*one.price_year) : std::string();
    results.add(table, one.name, one.payer, year, copy, one.value, one.unit, one.low, one.high, one.source,
                word(one.standing));
  }
  if (all_.empty()) return;
  results.label(table, "standing", "used", {"ja", "yes"});
  results.label(table, "standing", "unused", {"nej", "no"});
  results.label(table, "standing", "no_source", {"nej: källa saknas", "no: it has no source"});
  results.label(table, "standing", "no_price_year", {"nej: prisår saknas", "no: it has no price year"});
  results.label(table, "standing", "unit", {"nej: enheten passar inte", "no: the unit does not fit"});
  results.label(table, "standing", "twice", {"nej: står flera gånger", "no: it stands several times"});
  results.label(table, "standing", "range",
                {"nej: värdet ligger utanför gränserna", "no: the value lies outside its limits"});
  results.label(table, "standing", "beyond", {"nej: orimligt värde", "no: an impossible value"});
}

void Assumptions::report_findings(const fotfaste::Settings& settings) const {
  struct Complaint {
    Standing standing;
    const char* code;
    Label message;
    Label help;
  };
  const std::array<Complaint, 6> complaints = {{
      {Standing::no_source,
       no_source_code,
       {"Antaganden utan källa", "Assumptions without a source"},
       {"De används inte. Skriv var värdet är hämtat, eller ta bort raden.",
        "They are not used. Write where the value comes from, or remove the row."}},
      {Standing::no_price_year,
       no_price_year_code,
       {"Kostnader utan prisår", "Costs without a price year"},
       {"De används inte. Skriv vilket års priser beloppet är i.",
        "They are not used. Write which year's prices the amount is in."}},
      {Standing::unit,
       unit_code,
       {"Antaganden vars enhet inte passar", "Assumptions whose unit does not fit"},
       {"De används inte. En kostnad är \"kr per person och år\" eller \"kr per person och månad\", en andel "
        "är \"andel\" eller \"%\"; egna ord läggs till med yearly_units och liknande.",
        "They are not used. A cost is \"SEK per person and year\" or \"SEK per person and month\", a share "
        "is "
        "\"share\" or \"%\"."}},
      {Standing::twice,
       twice_code,
       {"Antaganden som står flera gånger", "Assumptions that stand several times"},
       {"De används inte, för det går inte att veta vilket som gäller. Behåll ett för varje betalare.",
        "They are not used, since it cannot be told which one holds. Keep one for each payer."}},
      {Standing::range,
       range_code,
       {"Antaganden där värdet inte ligger mellan lägsta och högsta",
        "Assumptions whose value does not lie between the lowest and the highest"},
       {"De används inte. Rätta värdet eller gränserna.",
        "They are not used. Correct the value or the limits."}},
      {Standing::beyond,
       beyond_code,
       {"Antaganden med orimliga värden", "Assumptions with impossible values"},
       {"De används inte. En andel ligger mellan 0 och 1, eller 0 och 100 %.",
        "They are not used. A share lies between 0 and 1, or 0 and 100 %."}},
  }};
  for (const Complaint& complaint : complaints) {
    std::set<std::string> names;
    for (const Assumption& one : all_) {
      if (one.standing == complaint.standing) names.insert(one.name);
    }
    if (names.empty()) continue;
    const std::string list = some_of(names);
    settings.report(Severity::warning, complaint.code,
                    {sentence({complaint.message.sv, ": ", list, "."}),
                     sentence({complaint.message.en, ": ", list, "."})},
                    complaint.help);
  }
}

}  // namespace social_cost
