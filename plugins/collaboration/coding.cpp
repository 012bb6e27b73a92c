#include "coding.hpp"

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/statistics/kappa.hpp"

namespace collaboration {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;
namespace statistics = fotfaste::statistics;

constexpr const char* codes_table = "coded-strengths";
constexpr const char* agreement_table = "coding-agreement";
constexpr std::array<std::string_view, 3> side_words = {"strength", "weakness", "other"};

// The codes of one coder by piece; unknown: numbers that are no code; contradictory: two on one day.
struct Coded {
  std::map<std::string, double> pieces;
  std::uint64_t unknown = 0;
  std::uint64_t contradictory = 0;
};

Coded coded_by(const std::string& coder, const Coding& coding, const Survey::Respondents& respondents) {
  Coded coded;
  const auto found = respondents.find({coder, 0});
  if (found == respondents.end()) return coded;
  for (const auto& [piece, occasions] : found->second) {
    for (const auto& [occasion, rows] : occasions) {
      const Answer answer = rows.settle({});
      if (answer.standing == Standing::contradictory) ++coded.contradictory;
      if (answer.standing == Standing::outside_scale) ++coded.unknown;
      if (answer.standing != Standing::answered) continue;
      if (coding.codes.contains(answer.value)) {
        coded.pieces.emplace(piece, answer.value);
      } else {
        ++coded.unknown;
      }
    }
  }
  return coded;
}

// (first, second) of the pieces that both coded, each code as scale says.
template <typename Number>
statistics::ValuePairs pairs_of(const Coded& first, const Coded& second, Number&& number) {
  statistics::ValuePairs pairs;
  for (const auto& [piece, value] : first.pieces) {
    const auto other = second.pieces.find(piece);
    if (other != second.pieces.end()) pairs.add(number(value), number(other->second));
  }
  return pairs;
}

std::int64_t equal_in(const statistics::ValuePairs& pairs) {
  std::int64_t equal = 0;
  pairs.for_each([&equal](double a, double b, std::int64_t count) { equal += a == b ? count : 0; });
  return equal;
}

std::optional<statistics::Kappa> kappa_of(const statistics::ValuePairs& pairs,
                                          const std::vector<double>& scale) {
  return statistics::kappa(pairs, scale, statistics::KappaWeights::unweighted);
}

}  // namespace

void describe_coding(fotfaste::Description& description) {
  auto& coding = description.parameter(
      "coding", ParameterType::table,
      "Styrkor och svagheter ur text, kodade av två personer var för sig. I enkäten: gruppen är kodningens, "
      "den "
      "svarande är kodaren, frågan är textstycket och svaret är kodens nummer.",
      "Strengths and weaknesses from text, coded by two persons apart. In the survey: the group is the "
      "coding's, "
      "the respondent the coder, the item the piece of text and the answer the code's number.");
  coding
      .field("group", ParameterType::text, "Gruppen i enkäten som kodarnas rader har.",
             "The group of the survey that the coders' rows have.")
      .required();
  coding
      .field("coders", ParameterType::text, "De två kodarnas beteckningar, som K1 och K2; inga namn.",
             "The two coders' designations, as K1 and K2; no names.")
      .repeated()
      .required();
  coding
      .field("agreement_at_least", ParameterType::number,
             "Minsta kappa som lagts fast; en lägre ger en anmärkning.",
             "The least kappa that was laid down; a lower one gives a finding.")
      .range(0, 1);
  auto& code = coding.field("code", ParameterType::table, "En kod.", "A code.").repeated().required();
  code.field("number", ParameterType::integer, "Numret som kodarna skriver.", "The number that coders write.")
      .required();
  code.field("id", ParameterType::text, "Kodens namn i resultaten.", "The code's name in results.")
      .required();
  code.field("side", ParameterType::choice, "Styrka, svaghet eller annat.", "Strength, weakness or other.")
      .choices({"strength", "weakness", "other"})
      .default_value("other");
  code.field("text", ParameterType::label, "Koden i ord.", "The code in words.");

  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(codes_table, Kind::count, "Styrkor och svagheter", "Strengths and weaknesses")
      .description(
          "Hur många textstycken som båda kodarna lade under varje kod, och hur många var och en lade där. "
          "Kappa är hur eniga de är om just den koden, utöver vad slumpen ger.",
          "How many pieces of text both coders put under each code, and how many each of them put there. "
          "Kappa "
          "is how far they agree on that code, beyond chance.")
      .column("side", Type::text, Role::dimension, "Slag", "Kind")
      .column("code", Type::text, Role::dimension, "Kod", "Code")
      .column("agreed", Type::integer, Role::count, "Båda kodarna", "Both coders")
      .column("first", Type::integer, Role::attribute, "Första kodaren", "First coder")
      .column("second", Type::integer, Role::attribute, "Andra kodaren", "Second coder")
      .column("kappa", Type::number, Role::attribute, "Kappa", "Kappa");
  description.table(agreement_table, Kind::mean, "Hur eniga kodarna är", "How far the coders agree")
      .description(
          "Cohens kappa för de textstycken som båda har kodat: 1 är full enighet, 0 vad slumpen ger. För "
          "koderna "
          "själva, och för om stycket är en styrka eller en svaghet.",
          "Cohen's kappa of the pieces of text that both have coded: 1 is full agreement, 0 what chance "
          "gives. Of "
          "the codes themselves, and of whether the piece is a strength or a weakness.")
      .column("level", Type::text, Role::dimension, "Enighet om", "Agreement on")
      .column("n", Type::integer, Role::count, "Textstycken", "Pieces of text")
      .column("value", Type::number, Role::value, "Kappa", "Kappa")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)")
      .column("equal", Type::integer, Role::attribute, "Lika kodade", "Coded alike")
      .column("expected", Type::number, Role::attribute, "Väntad enighet av slump (0–1)",
              "Agreement expected by chance (0–1)")
      .column("one_coder", Type::integer, Role::attribute, "Kodade av bara en", "Coded by one only");
}

std::optional<Coding> coding_of(const fotfaste::Settings& settings) {
  const Parameters table = settings.parameters().find("coding");
  if (!table) return std::nullopt;
  Coding coding;
  coding.at = table.raw();
  coding.group = table.text("group");
  const std::vector<std::string_view> coders = table.texts("coders");
  if (coders.size() != 2 || coders[0] == coders[1]) {
    criteria::throw_contradiction(
        table.find("coders") ? table.find("coders") : table,
        {"Det ska vara två olika kodare.", "There must be two different coders."},
        {"Skriv till exempel coders = [\"K1\", \"K2\"].", "Write for example coders = [\"K1\", \"K2\"]."});
  }
  coding.first = coders[0];
  coding.second = coders[1];
  if (const Parameters least = table.find("agreement_at_least"))
    coding.agreement_at_least = least.as_number();
  std::set<std::string> ids;
  for (const Parameters item : table.find("code").items()) {
    const std::string id(item.text("id"));
    Code code{.id = id, .side = Side::other, .text = item.label_or("text", {id, id})};
    if (const Parameters side = item.find("side"))
      code.side = static_cast<Side>(criteria::one_of(side, side_words));
    const auto number = static_cast<double>(item.integer("number"));
    if (ids.insert(id).second && coding.codes.emplace(number, std::move(code)).second) continue;
    criteria::throw_contradiction(
        item, {"Två koder har samma nummer eller namn.", "Two codes have the same number or name."},
        {"Ge dem olika number och id.", "Give them different number and id."});
  }
  if (coding.codes.empty()) {
    criteria::throw_missing(
        table, {"Skriv minst en [[plugin.coding.code]].", "Write at least one [[plugin.coding.code]]."});
  }
  return coding;
}

void report_coding(const Coding& coding, const Survey& survey, fotfaste::Results& results,
                   const fotfaste::Settings& settings) {
  const Survey::Respondents* const rows = survey.group(coding.group);
  if (rows == nullptr) {
    settings.report(
        fotfaste::Severity::note, unseen_group_code,
        {"Kodningens grupp har inga rader i enkäten.", "The coding's group has no rows in the survey."},
        {"Kontrollera att group och enkäten skriver den lika.",
         "Check that group and the survey write it alike."},
        coding.at);
    return;
  }
  const Coded first = coded_by(coding.first, coding, *rows);
  const Coded second = coded_by(coding.second, coding, *rows);
  const auto count = [](const Coded& coded, double number) {
    std::int64_t pieces = 0;
    for (const auto& [piece, value] : coded.pieces) pieces += value == number ? 1 : 0;
    return pieces;
  };
  for (std::size_t side = 0; side < side_words.size(); ++side) {
    for (const auto& [number, code] : coding.codes) {
      if (static_cast<std::size_t>(code.side) != side) continue;
      const auto is_it = [wanted = number](double value) { return value == wanted ? 1.0 : 0.0; };
      const statistics::ValuePairs pairs = pairs_of(first, second, is_it);
      std::int64_t agreed = 0;
      pairs.for_each(
          [&agreed](double a, double b, std::int64_t times) { agreed += a == 1 && b == 1 ? times : 0; });
      const auto kappa = kappa_of(pairs, {0, 1});
      results.add(codes_table, side_words[side], code.id, agreed, count(first, number), count(second, number),
                  kappa ? std::optional(kappa->value) : std::nullopt);
      results.label(codes_table, "code", code.id, code.text);
    }
  }
  results.label(codes_table, "side", "strength", {"styrka", "strength"});
  results.label(codes_table, "side", "weakness", {"svaghet", "weakness"});
  results.label(codes_table, "side", "other", {"annat", "other"});

  const auto side_of = [&coding](double number) { return static_cast<double>(coding.codes.at(number).side); };
  std::vector<double> numbers;
  for (const auto& [number, code] : coding.codes) numbers.push_back(number);
  const statistics::ValuePairs of_codes = pairs_of(first, second, [](double number) { return number; });
  const statistics::ValuePairs of_sides = pairs_of(first, second, side_of);
  const auto codes_kappa = kappa_of(of_codes, numbers);
  const auto add = [&](const char* level, const statistics::ValuePairs& pairs,
                       const std::optional<statistics::Kappa>& kappa) {
    const auto of = [&kappa](auto&& get) {
      return kappa ? std::optional<double>(get(*kappa)) : std::nullopt;
    };
    const std::int64_t one = std::ssize(first.pieces) + std::ssize(second.pieces) - 2 * pairs.size();
    results.add(agreement_table, level, pairs.size(), of([](const auto& k) { return k.value; }),
                of([](const auto& k) { return k.limits.low; }),
                of([](const auto& k) { return k.limits.high; }), equal_in(pairs),
                of([](const auto& k) { return k.expected; }), one);
  };
  add("code", of_codes, codes_kappa);
  add("side", of_sides, kappa_of(of_sides, {0, 1, 2}));
  results.label(agreement_table, "level", "code", {"vilken kod det är", "which code it is"});
  results.label(agreement_table, "level", "side", {"styrka eller svaghet", "strength or weakness"});

  const std::uint64_t all = first.pieces.size() + second.pieces.size() + first.unknown + second.unknown +
                            first.contradictory + second.contradictory;
  if (first.unknown + second.unknown > 0) {
    settings.report(
        fotfaste::Severity::warning, unknown_code_code,
        {"Kodarna har skrivit nummer som inte är någon kod.", "The coders wrote numbers that are no code."},
        {"De räknas inte. Lägg till koden i coding.code, eller rätta numret.",
         "They do not count. Add the code to coding.code, or correct the number."},
        coding.at, first.unknown + second.unknown, all);
  }
  if (first.contradictory + second.contradictory > 0) {
    settings.report(fotfaste::Severity::warning, contradictory_code,
                    {"En kodare har två koder på samma textstycke samma dag.",
                     "A coder has two codes for the same piece of text on one day."},
                    {"De räknas inte. Dela stycket i två, eller behåll en kod.",
                     "They do not count. Divide the piece in two, or keep one code."},
                    coding.at, first.contradictory + second.contradictory, all);
  }
  if (coding.agreement_at_least && codes_kappa && codes_kappa->value < *coding.agreement_at_least) {
    settings.report(
        fotfaste::Severity::warning, low_agreement_code,
        {"Kodarna är mindre eniga än vad som lagts fast.", "The coders agree less than was laid down."},
        {"Gå igenom kodernas beskrivning tillsammans och koda om, eller säg att koderna är osäkra.",
         "Go through the descriptions of the codes together and code again, or say that the codes "
         "are uncertain."},
        coding.at);
  }
}

}  // namespace collaboration
