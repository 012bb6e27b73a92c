#include "mapping.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "codes.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/instruments.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Day;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::criteria::WordSet;
namespace criteria = fotfaste::criteria;

constexpr const char* table_id = "mapping-completeness";
constexpr const char* together = "all";

enum Slot : std::size_t { begun, done, taking_part, not_due, left };
constexpr std::size_t slot_count = 5;
// The mapping is not broken down.
constexpr std::uint32_t everybody_stratum[] = {fotfaste::Breakdown::everybody};

struct RaterWord {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr RaterWord known_raters[] = {{"participant", "deltagaren", "the participant"},
                                      {"caseworker", "handledaren", "the caseworker"},
                                      {"employer", "arbetsgivaren", "the employer"}};

std::vector<std::string> words_of(const Parameters& item) {
  std::vector<std::string> words;
  for (const std::string_view word : criteria::some_texts(item)) {
    if (std::find(words.begin(), words.end(), word) != words.end()) {
      criteria::throw_contradiction(
          item, {criteria::quote(word) + " står två gånger.", criteria::quote(word) + " stands twice."},
          {"Ta bort den ena.", "Remove one of them."});
    }
    words.emplace_back(word);
  }
  return words;
}

}  // namespace

void Mapping::describe_parameter(fotfaste::Description& description) {
  auto& mapping = description.parameter("mapping", ParameterType::table,
                                        "Kartläggningen: formulär, skattare och hur många månader den tar.",
                                        "The mapping: instruments, raters and how many months it takes.");
  mapping
      .field("instruments", ParameterType::text, "Formulär som hör till kartläggningen.",
             "Instruments that belong to the mapping.")
      .repeated()
      .required();
  mapping
      .field("raters", ParameterType::text, "Vilka som svarar: deltagaren, handledaren, arbetsgivaren.",
             "Who answers: participant, caseworker, employer.")
      .repeated()
      .required();
  mapping
      .field("months", ParameterType::integer, "Så många månader från start redovisas.",
             "So many months from entry are reported.")
      .range(1, 60)
      .default_value("6");
  auto& asked = mapping
                    .field("asked", ParameterType::table,
                           "Vilka frågor en skattare får, om det är andra än formulären säger.",
                           "Which items a rater is asked, if others than the instruments say.")
                    .repeated();
  asked.field("rater", ParameterType::text, "Skattaren.", "The rater.").required();
  asked
      .field("items", ParameterType::text, "Frågorna, som \"FORMULÄR.FRÅGA\".",
             "The items, as \"INSTRUMENT.ITEM\".")
      .repeated()
      .required();
}

void Mapping::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(table_id, fotfaste::Kind::proportion, "Kartläggningen, månad för månad",
             "The mapping, month by month")
      .description(
          "Hur många som hade börjat och blivit klara vid slutet av varje månad från start, skattare för "
          "skattare och alla tillsammans. Klar är den som svarat på varje fråga som skattaren får.",
          "How many had begun and were done at the end of each month from entry, rater by rater and all of "
          "them together. Done is whoever has answered every item that the rater is asked.")
      .additive()
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("measure", Type::text, Role::dimension, "Läge", "State")
      .column("rater", Type::text, Role::dimension, "Skattare", "Rater")
      .column("month", Type::integer, Role::dimension, "Månad", "Month")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Deltog vid månadens slut",
              "Taking part at the end of the month")
      .column("not_due", Type::integer, Role::excluded, "Månaden är inte slut", "The month is not over")
      .column("left", Type::integer, Role::excluded, "Hade slutat", "Had left");
}

Mapping::Mapping(const fotfaste::Settings& settings) : as_of_(settings.as_of()) {
  const Parameters table = settings.parameters().find("mapping");
  if (!table) return;
  const std::vector<std::string> instruments = words_of(table.find("instruments"));
  raters_ = words_of(table.find("raters"));
  if (std::find(raters_.begin(), raters_.end(), together) != raters_.end()) {
    criteria::throw_contradiction(table.find("raters"),
                                  {"Ingen skattare får heta \"all\".", "No rater may be called \"all\"."},
                                  {"Byt namn med codes.rater.", "Rename it with codes.rater."});
  }
  months_ = static_cast<std::size_t>(table.integer_or("months", 6));
  const std::vector<std::string_view> instrument_texts(instruments.begin(), instruments.end());
  const std::vector<std::string_view> rater_texts(raters_.begin(), raters_.end());
  instruments_ = WordSet("assessments.instrument", instrument_texts, table.find("instruments").raw());
  rater_words_ = WordSet("assessments.rater", rater_texts, table.find("raters").raw());
  read_questions(settings, instruments);
  counts_ = StrataCounts(months_ * (raters_.size() + 1), slot_count);
}

std::size_t Mapping::question(std::string_view instrument, std::string_view item) {
  std::size_t number = 0;
  while (number < questions_.size() &&
         (questions_[number].instrument != instrument || questions_[number].item != item)) {
    ++number;
  }
  if (number == questions_.size()) {
    questions_.push_back({std::string(instrument), std::string(item)});
    for (auto& of_rater : asked_) of_rater.push_back(false);
  }
  return number;
}

void Mapping::read_questions(const fotfaste::Settings& settings,
                             const std::vector<std::string>& instruments) {
  asked_.resize(raters_.size());
  const fotfaste::Instruments described(settings);
  for (const fotfaste::ItemDescription& item : described.items()) {
    if (std::find(instruments.begin(), instruments.end(), item.instrument) == instruments.end()) continue;
    const std::size_t number = question(item.instrument, item.item);
    for (std::size_t rater = 0; rater < raters_.size(); ++rater) {
      if (item.rater.empty() || item.rater == raters_[rater]) asked_[rater][number] = true;
    }
  }
  std::set<std::string_view> stated;
  for (const Parameters table : settings.parameters().find("mapping").find("asked").items()) {
    const std::string_view rater = table.text("rater");
    const auto found = std::find(raters_.begin(), raters_.end(), rater);
    if (found == raters_.end() || !stated.insert(rater).second) {
      criteria::throw_contradiction(
          table.find("rater"),
          {criteria::quote(rater) + " är ingen av raters, eller står två gånger.",
           criteria::quote(rater) + " is none of raters, or stands twice."},
          {"Skriv varje skattare i raters högst en gång.", "Write each rater of raters once at most."});
    }
    const auto of_rater = static_cast<std::size_t>(found - raters_.begin());
    std::fill(asked_[of_rater].begin(), asked_[of_rater].end(), false);
    for (const std::string_view written : criteria::some_texts(table.find("items"))) {
      const std::size_t dot = written.find('.');
      const std::string_view instrument = written.substr(0, dot);
      const bool is_item = dot != std::string_view::npos && dot + 1 < written.size() &&
                           std::find(instruments.begin(), instruments.end(), instrument) != instruments.end();
      if (!is_item) {
        criteria::throw_contradiction(
            table.find("items"),
            {criteria::quote(written) + " är ingen fråga i kartläggningens formulär.",
             criteria::quote(written) + " is no item of the mapping's instruments."},
            {"Skriv FORMULÄR.FRÅGA med ett av formulären i instruments.",
             "Write INSTRUMENT.ITEM with one of instruments."});
      }
      asked_[of_rater][question(instrument, written.substr(dot + 1))] = true;
    }
  }
}

bool Mapping::can_be_done(std::size_t rater) const {
  const auto has_questions = [](const std::vector<bool>& asked) {
    return std::find(asked.begin(), asked.end(), true) != asked.end();
  };
  if (rater == everybody()) return std::all_of(asked_.begin(), asked_.end(), has_questions);
  return has_questions(asked_[rater]);
}

void Mapping::declare(fotfaste::Needs& needs) const {
  if (!is_asked()) return;
  declare_answers(needs);
  fotfaste::Instruments::declare(needs);
}

void Mapping::declare_answers(fotfaste::Needs& needs) {
  needs.columns({"entry", "exit", "assessments.instrument", "assessments.item", "assessments.rater",
                 "assessments.date", "assessments.value"},
                fotfaste::Required::no);
}

void Mapping::bind(const fotfaste::Batch& batch) {
  if (!is_asked()) return;
  columns_ = &batch.assessments;
  instruments_.bind(columns_->instrument);
  rater_words_.bind(columns_->rater);
  rater_numbers_.assign(static_cast<std::size_t>(columns_->rater.word_count()), -1);
  for (std::size_t i = 0; i < raters_.size(); ++i) {
    const std::int32_t index = columns_->rater.find(raters_[i]);
    if (index != fotfaste::WordColumn::none)
      rater_numbers_[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(i);
  }
  instrument_numbers_.assign(questions_.size(), fotfaste::WordColumn::none);
  by_item_.assign(static_cast<std::size_t>(columns_->item.word_count()), {});
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    instrument_numbers_[i] = columns_->instrument.find(questions_[i].instrument);
    const std::int32_t index = columns_->item.find(questions_[i].item);
    if (index != fotfaste::WordColumn::none) by_item_[static_cast<std::size_t>(index)].push_back(i);
  }
}

void Mapping::read(const fotfaste::Participation& participation) {
  answered_.assign(raters_.size() * questions_.size(), fotfaste::end_of_time);
  progress_.assign(raters_.size() + 1, {fotfaste::end_of_time, fotfaste::end_of_time});
  const std::size_t end = columns_->rows.end(participation.row());
  for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
    const std::int32_t instrument = columns_->instrument.index(row);
    const std::int32_t rater_index = columns_->rater.index(row);
    const Day day = columns_->date.value_or(row, fotfaste::no_day);
    if (!instruments_.contains(instrument) || rater_index == fotfaste::WordColumn::none) continue;
    if (day == fotfaste::no_day || day >= as_of_ || !columns_->value.has(row)) continue;
    const std::int32_t number = rater_numbers_[static_cast<std::size_t>(rater_index)];
    if (number < 0) continue;
    const auto rater = static_cast<std::size_t>(number);
    progress_[rater].begun = std::min(progress_[rater].begun, day);
    const std::int32_t item = columns_->item.index(row);
    if (item == fotfaste::WordColumn::none) continue;
    for (const std::size_t question : by_item_[static_cast<std::size_t>(item)]) {
      if (instrument_numbers_[question] != instrument) continue;
      Day& first = answered_[rater * questions_.size() + question];
      first = std::min(first, day);
    }
  }
  Progress& all = progress_.back();
  all = {fotfaste::no_day, fotfaste::no_day};
  for (std::size_t rater = 0; rater < raters_.size(); ++rater) {
    if (can_be_done(rater)) {
      progress_[rater].done = fotfaste::no_day;
      for (std::size_t question = 0; question < questions_.size(); ++question) {
        if (!asked_[rater][question]) continue;
        progress_[rater].done =
            std::max(progress_[rater].done, answered_[rater * questions_.size() + question]);
      }
    }
    all.begun = std::max(all.begun, progress_[rater].begun);
    all.done = std::max(all.done, progress_[rater].done);
  }
}

void Mapping::count(const fotfaste::Participation& participation) {
  const Day entry = participation.entry();
  if (!is_asked() || entry == fotfaste::no_day) return;
  read(participation);
  for (std::size_t month = 0; month < months_; ++month) {
    const Day end = fotfaste::add(entry, {static_cast<std::int32_t>(month) + 1, 0});
    // The exit is the last day of taking part, and end the day after the month's last.
    const auto exit = participation.exit();
    const Slot standing = end > as_of_              ? Slot::not_due
                          : exit && *exit < end - 1 ? Slot::left
                                                    : Slot::taking_part;
    for (std::size_t rater = 0; rater <= raters_.size(); ++rater) {
      const std::size_t item = item_of(month, rater);
      counts_.add(everybody_stratum, item, standing);
      if (standing != Slot::taking_part) continue;
      if (progress_[rater].begun < end) counts_.add(everybody_stratum, item, Slot::begun);
      if (progress_[rater].done < end) counts_.add(everybody_stratum, item, Slot::done);
    }
  }
}

void Mapping::merge(const Mapping& other) {
  instruments_.merge(other.instruments_);
  rater_words_.merge(other.rater_words_);
  counts_.merge(other.counts_, everybody_stratum);
}

void Mapping::save(fotfaste::Writer& writer) const {
  if (!is_asked()) return;
  std::set<std::string> asked;
  for (std::size_t rater = 0; rater < raters_.size(); ++rater) {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      if (asked_[rater][i])
        asked.insert(raters_[rater] + "\n" + questions_[i].instrument + "\n" + questions_[i].item);
    }
  }
  writer.number(static_cast<std::uint64_t>(asked.size()));
  for (const std::string& one : asked) writer.text(one);
  instruments_.save(writer);
  rater_words_.save(writer);
  counts_.save(writer, everybody_stratum);
}

void Mapping::restore(fotfaste::Reader& reader) {
  if (!is_asked()) return;
  std::set<std::string> asked;
  for (std::uint64_t left_to_read = reader.count(sizeof(std::uint64_t)); left_to_read > 0; --left_to_read) {
    asked.emplace(reader.text());
  }
  std::size_t own = 0;
  for (std::size_t rater = 0; rater < raters_.size(); ++rater) {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      if (!asked_[rater][i]) continue;
      ++own;
      if (!asked.contains(raters_[rater] + "\n" + questions_[i].instrument + "\n" + questions_[i].item))
        throw fotfaste::MalformedBytes("the mapping was counted with other questions");
    }
  }
  if (own != asked.size()) throw fotfaste::MalformedBytes("the mapping was counted with other questions");
  instruments_.restore(reader);
  rater_words_.restore(reader);
  counts_.restore(reader, 1);
}

void Mapping::report(fotfaste::Results& results, const fotfaste::Settings& settings) const {
  if (!is_asked()) return;
  for (const Slot slot : {Slot::done, Slot::begun}) {
    for (std::size_t rater = 0; rater <= raters_.size(); ++rater) {
      if (slot == Slot::done && !can_be_done(rater)) continue;
      for (std::size_t month = 0; month < months_; ++month) {
        const auto of = [&](Slot one) {
          return counts_.get(fotfaste::Breakdown::everybody, item_of(month, rater), one);
        };
        results.add(table_id, slot == Slot::begun ? "begun" : "done",
                    rater == everybody() ? together : raters_[rater].c_str(), month + 1, of(slot),
                    of(Slot::taking_part), of(Slot::not_due), of(Slot::left));
      }
    }
  }
  for (const auto& [rater, sv, en] : known_raters) {
    if (std::find(raters_.begin(), raters_.end(), rater) != raters_.end())
      results.label(table_id, "rater", rater, {sv, en});
  }
  results.label(table_id, "rater", together, {"alla tillsammans", "all together"});
  results.label(table_id, "measure", "begun", {"har börjat", "have begun"});
  results.label(table_id, "measure", "done", {"är klara", "are done"});
  for (std::size_t rater = 0; rater < raters_.size(); ++rater) {
    if (can_be_done(rater)) continue;
    const std::string name = criteria::quote(raters_[rater]);
    settings.report(fotfaste::Severity::warning, not_described_code,
                    {"Inga frågor i kartläggningen är beskrivna för " + name + ".",
                     "No items of the mapping are described for " + name + "."},
                    {"Det går inte att säga när kartläggningen är klar. Beskriv frågorna i en fil under "
                     "[[instrument]] eller i [data.items].",
                     "It cannot be told when the mapping is done. Describe the items in a file of "
                     "[[instrument]] or in [data.items]."},
                    settings.parameters().find("mapping").find("raters").raw());
  }
}

void Mapping::report_unseen(const fotfaste::Settings& settings) const {
  instruments_.report_unseen(settings);
  rater_words_.report_unseen(settings);
}

}  // namespace needs_mapping
