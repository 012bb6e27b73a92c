// The project's questionnaires as its tables instruments, items, sub_scales and norms describe them.
//
// Declare "project.instruments", "project.items", "project.sub_scales" and "project.norms". A table that is
// not there describes nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste {

// What a sub-scale is when answers to some of its items are missing: nothing, the mean of those there are, or
// that mean when they are at least half.
enum class MissingRule : std::int8_t { drop, mean_of_rest, half_rule };

// An item as one rater answers it.
struct ItemDescription {
  std::string instrument;  // empty: not stated
  std::string item;
  std::string rater;     // empty: whoever rates
  double number = 0;     // place in the questionnaire; 0 when not stated
  Label title;           // a few words; empty when not stated
  Label wording;         // as it is asked; empty when not stated
  std::string sub_scale;  // empty: none
  std::optional<double> lowest, highest;
  Direction direction = Direction::none;  // none: not stated
  MissingRule missing_rule = MissingRule::drop;
};

// What others have found of an item or a sub-scale.
struct MeasureNorm {
  std::string instrument;  // empty: not stated
  std::string measure;
  std::string rater;  // empty: whoever rates
  std::optional<double> sd, reliability, functional_mean, functional_sd;
  std::string source;
};

class Instruments {
 public:
  static void declare(Needs& needs) {
    needs.columns({"project.instruments", "project.items", "project.sub_scales", "project.norms"},
                  Required::no);
  }

  // Copies what it needs from the project's tables. Throws ContractError for a table outside the profile.
  explicit Instruments(const Settings& settings) {
    read_titles(settings.project_table("instruments"), "instrument", nullptr);
    read_titles(settings.project_table("sub_scales"), "sub_scale", "instrument");
    read_items(settings.project_table("items"));
    read_norms(settings.project_table("norms"));
  }

  [[nodiscard]] const std::vector<ItemDescription>& items() const { return items_; }
  // Whether any item of this instrument is described.
  [[nodiscard]] bool describes(std::string_view instrument) const {
    return std::any_of(items_.begin(), items_.end(),
                       [&](const ItemDescription& item) { return item.instrument == instrument; });
  }
  // What an instrument, or a sub-scale of it, is called; nothing when it is not said.
  [[nodiscard]] std::optional<Label> title(std::string_view instrument,
                                           std::string_view sub_scale = {}) const {
    for (const Title& one : titles_) {
      const bool of_any = one.instrument.empty() && !sub_scale.empty();
      if ((of_any || one.instrument == instrument) && one.sub_scale == sub_scale) return one.title;
    }
    return std::nullopt;
  }
  // The norm of this rater, else that of any; null when there is none.
  [[nodiscard]] const MeasureNorm* norm(std::string_view instrument, std::string_view measure,
                                        std::string_view rater) const {
    const MeasureNorm* found = nullptr;
    for (const MeasureNorm& one : norms_) {
      if (one.measure != measure || (!one.instrument.empty() && one.instrument != instrument)) continue;
      if (one.rater == rater) return &one;
      if (one.rater.empty() && found == nullptr) found = &one;
    }
    return found;
  }

 private:
  enum class ItemDirection : std::int8_t { higher, lower };
  struct Title {
    std::string instrument;
    std::string sub_scale;  // empty: of the instrument itself
    Label title;
  };

  template <typename View>
  static View column(const fotfaste_project_table& table, std::string_view name) {
    return View(internal::child(table.schema, table.array, name));
  }
  static Label label(const WordColumn& sv, const WordColumn& en, std::size_t row) {
    const std::string_view english = en[row].empty() ? sv[row] : en[row];
    return {std::string(sv[row].empty() ? english : sv[row]), std::string(english)};
  }
  static std::size_t rows(const fotfaste_project_table* table) {
    return table == nullptr || table->array == nullptr ? 0 : static_cast<std::size_t>(table->array->length);
  }

  void read_titles(const fotfaste_project_table* table, const char* name, const char* of) {
    if (rows(table) == 0) return;
    const auto names = column<WordColumn>(*table, name);
    const WordColumn instruments = of == nullptr ? WordColumn() : column<WordColumn>(*table, of);
    const auto sv = column<WordColumn>(*table, "title");
    const auto en = column<WordColumn>(*table, "title_en");
    for (std::size_t row = 0; row < rows(table); ++row) {
      Title made;
      made.instrument = of == nullptr ? names[row] : instruments[row];
      if (of != nullptr) made.sub_scale = names[row];
      made.title = label(sv, en, row);
      if (!made.title.sv.empty()) titles_.push_back(std::move(made));
    }
  }

  void read_items(const fotfaste_project_table* table) {
    if (rows(table) == 0) return;
    const auto word = [table](const char* name) { return column<WordColumn>(*table, name); };
    const auto number = [table](const char* name) { return column<NumberColumn<double>>(*table, name); };
    const WordColumn instruments = word("instrument"), items = word("item"), raters = word("rater"),
                     title = word("title"), title_en = word("title_en"), wording = word("wording"),
                     wording_en = word("wording_en"), sub_scales = word("sub_scale");
    const NumberColumn<double> numbers = number("number"), lowest = number("lowest"),
                               highest = number("highest");
    const auto directions =
        column<CodeColumn<ItemDirection, ItemDirection::higher, ItemDirection::lower>>(*table, "direction");
    const auto rules =
        column<CodeColumn<MissingRule, MissingRule::drop, MissingRule::half_rule>>(*table, "missing_rule");
    for (std::size_t row = 0; row < rows(table); ++row) {
      ItemDescription made;
      made.instrument = instruments[row];
      made.item = items[row];
      made.rater = raters[row];
      made.number = numbers.value_or(row, 0);
      made.title = label(title, title_en, row);
      made.wording = label(wording, wording_en, row);
      made.sub_scale = sub_scales[row];
      made.lowest = lowest[row];
      made.highest = highest[row];
      if (directions.has(row)) {
        made.direction =
            directions[row] == ItemDirection::higher ? Direction::higher : Direction::lower;
      }
      made.missing_rule = rules[row];
      items_.push_back(std::move(made));
    }
  }

  void read_norms(const fotfaste_project_table* table) {
    if (rows(table) == 0) return;
    const auto word = [table](const char* name) { return column<WordColumn>(*table, name); };
    const auto number = [table](const char* name) { return column<NumberColumn<double>>(*table, name); };
    const WordColumn instruments = word("instrument"), measures = word("measure"), raters = word("rater"),
                     sources = word("source");
    const NumberColumn<double> sd = number("sd"), reliability = number("reliability"),
                               mean = number("functional_mean"), deviation = number("functional_sd");
    for (std::size_t row = 0; row < rows(table); ++row) {
      norms_.push_back({std::string(instruments[row]), std::string(measures[row]), std::string(raters[row]),
                        sd[row], reliability[row], mean[row], deviation[row], std::string(sources[row])});
    }
  }

  std::vector<Title> titles_;
  std::vector<ItemDescription> items_;
  std::vector<MeasureNorm> norms_;
};

}  // namespace fotfaste
