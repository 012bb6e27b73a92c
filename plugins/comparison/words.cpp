#include "words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace comparison {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool speaks_of_effects(std::string_view text) {
  static constexpr std::array<std::string_view, 10> words = {
      "effekt",    "effekts",    "effekten",    "effektens", "effekter",
      "effekters", "effekterna", "effekternas", "effect",    "effects"};
  std::string word;
  const auto is_said = [&] { return std::find(words.begin(), words.end(), word) != words.end(); };
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_letter(c)) {
      word.push_back(c);
      continue;
    }
    if (is_said()) return true;
    word.clear();
  }
  return is_said();
}

Label plain_text_of(const Parameters& table) {
  const std::string_view id = table.text("id");
  const Parameters text = table.find("text");
  if (!text) return {std::string(id), std::string(id)};
  Label label = text.as_label();
  if (speaks_of_effects(label.sv) || speaks_of_effects(label.en)) {
    throw fotfaste::ParameterError(
        {"Texten säger effekt, men det som visas här är skillnader.",
         "The text says effect, but what is shown here are differences."},
        {"Skriv skillnad. Effekt kräver en jämförelsegrupp ([[plugin.comparison_group]]) vars upplägg någon "
         "har bekräftat.",
         "Write difference. Effect needs a comparison group ([[plugin.comparison_group]]) whose design "
         "somebody has confirmed."},
        text.raw(), effect_word_code);
  }
  return label;
}

void throw_contradiction(const Parameters& at, Label message, Label help) {
  throw fotfaste::ParameterError(std::move(message), std::move(help), at.raw(), contradiction_code);
}

void check_ids(const Parameters& list) {
  std::set<std::string_view> seen;
  for (const Parameters table : list.items()) {
    const std::string_view id = table.text("id");
    if (id.empty() || !seen.insert(id).second) {
      throw_contradiction(table.find("id"),
                          id.empty() ? Label{"id är tomt.", "id is empty."}
                                     : Label{"Två heter " + fotfaste::criteria::quote(id) + ".",
                                             "Two are called " + fotfaste::criteria::quote(id) + "."},
                          {"Ge dem olika namn.", "Give each a name of its own."});
    }
  }
}

void describe_id_and_text(fotfaste::Parameter& table) {
  table.field("id", fotfaste::ParameterType::text, "Namn i resultaten.", "Name in results.").required();
  table.field("text", fotfaste::ParameterType::label, "Rubrik i rapporten.", "Heading in the report.");
}

double finite_number(const Parameters& at) {
  const double number = at.as_number();
  if (!std::isfinite(number)) {
    throw_contradiction(at, {"Talet är inte ändligt.", "The number is not finite."},
                        {"Skriv ett vanligt tal.", "Write an ordinary number."});
  }
  return number;
}

Label value_label(std::string_view value) {
  struct Word {
    std::string_view code, sv, en;
  };
  static constexpr std::array<Word, 25> words = {{
      {"everybody", "Alla", "Everybody"},
      {"rest", "Övriga", "The others"},
      {"unknown", "Okänt", "Unknown"},
      {"other", "Annat", "Other"},
      {"woman", "Kvinnor", "Women"},
      {"man", "Män", "Men"},
      {"programme", "Projektet", "The project"},
      {"comparison", "Jämförelsegruppen", "The comparison group"},
      {"employed", "Anställda", "Employed"},
      {"self_employed", "Egna företagare", "Self-employed"},
      {"unemployed", "Arbetslösa", "Unemployed"},
      {"inactive_education", "Utanför arbetskraften, studerar", "Outside the labour force, in education"},
      {"inactive_other", "Utanför arbetskraften, annat", "Outside the labour force, other"},
      {"completed", "Fullföljde", "Completed"},
      {"employment", "Började arbeta", "Started work"},
      {"education", "Började studera", "Started studies"},
      {"dropout", "Avbröt", "Dropped out"},
      {"moved", "Flyttade", "Moved away"},
      {"health", "Hälsoskäl", "Health reasons"},
      {"0-17", "0–17 år", "Aged 0–17"},
      {"18-29", "18–29 år", "Aged 18–29"},
      {"30-54", "30–54 år", "Aged 30–54"},
      {"55-", "55 år och äldre", "Aged 55 and over"},
      {"treated", "De som jämförs", "Those who are compared"},
      {"control", "De som de jämförs med", "Those they are compared with"},
  }};
  for (const Word& word : words) {
    if (word.code == value) return {std::string(word.sv), std::string(word.en)};
  }
  return {std::string(value), std::string(value)};
}

}  // namespace comparison
