#include "intake/instrument_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Table;

// Gathers rows of one table value by value. What is not set is null.
class RowMaker {
 public:
  explicit RowMaker(Table table) : table_(table), columns_(model::columns_of(table)) {
    numbers_.resize(columns_.size());
    words_.resize(columns_.size());
    builders_.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) builders_[i].begin(columns_[i].form);
  }

  void begin_row() {
    ++rows_;
    for (ColumnBuilder& builder : builders_) {
      builder.reserve(rows_);
      builder.set(rows_ - 1, no_value);
    }
  }
  void text(std::string_view column, const std::string& value) {
    if (value.empty()) return;
    const std::size_t i = index(column);
    const auto [found, is_new] = numbers_[i].try_emplace(value, static_cast<std::int32_t>(words_[i].size()));
    if (is_new) words_[i].push_back(value);
    builders_[i].set(rows_ - 1, found->second);
  }
  void code(std::string_view column, const std::string& value) {
    const std::size_t i = index(column);
    const auto& codes = columns_[i].codes;
    const auto found = std::find(codes.begin(), codes.end(), value);
    if (found != codes.end()) builders_[i].set(rows_ - 1, static_cast<std::int32_t>(found - codes.begin()));
  }
  void number(std::string_view column, std::optional<double> value) {
    if (!value) return;
    const double hundredths = *value * 100;
    constexpr double most = 1'000'000'000;
    const bool fits = hundredths > -most && hundredths < most &&
                      static_cast<double>(static_cast<std::int32_t>(hundredths)) == hundredths;
    if (fits) {
      builders_[index(column)].set(rows_ - 1, static_cast<std::int32_t>(hundredths));
    } else {
      doubles_.push_back({index(column), rows_ - 1, *value});
    }
  }

  void finish(TableRows& rows) {
    if (rows_ == 0) return;
    // Numbers that are not hundredths come last: the first of a column turns all that are there to doubles.
    for (const Double& one : doubles_) builders_[one.column].set_number(one.row, one.value);
    Chunk chunk;
    chunk.source = static_cast<std::uint32_t>(rows.sources.size());
    chunk.rows = static_cast<std::uint32_t>(rows_);
    std::vector<std::size_t> positions;
    std::size_t size = 0;
    for (ColumnBuilder& builder : builders_) {
      positions.push_back(size);
      size = (size + builder.measure(rows_) + 7) / 8 * 8;
    }
    chunk.pages = Pages(size);
    for (std::size_t i = 0; i < builders_.size(); ++i) {
      chunk.columns.push_back(builders_[i].finish(rows_, chunk.pages.data(), positions[i]));
      rows.made_columns.push_back(
          {static_cast<model::ColumnId>(model::first_column(table_) + i), columns_[i].form});
    }
    chunk.runs = {{0, 0}};
    rows.made_words = std::move(words_);
    rows.chunks.push_back(std::move(chunk));
  }

 private:
  struct Double {
    std::size_t column;
    std::size_t row;
    double value;
  };
  [[nodiscard]] std::size_t index(std::string_view column) const {
    return *model::find_column(table_, column) - model::first_column(table_);
  }

  Table table_;
  std::span<const model::Column> columns_;
  std::vector<ColumnBuilder> builders_;
  std::vector<std::map<std::string, std::int32_t>> numbers_;
  std::vector<std::vector<std::string>> words_;
  std::vector<Double> doubles_;
  std::size_t rows_ = 0;
};

void add_items(const model::Instrument& instrument, RowMaker& maker) {
  for (const model::InstrumentItem& item : instrument.items) {
    maker.begin_row();
    maker.text("instrument", instrument.id);
    maker.text("item", item.id);
    maker.text("rater", item.rater);
    maker.number("number", static_cast<double>(item.number));
    maker.text("title", item.title.sv);
    maker.text("title_en", item.title.en);
    maker.text("wording", item.wording.sv);
    maker.text("wording_en", item.wording.en);
    maker.text("sub_scale", item.sub_scale);
    maker.number("lowest", item.lowest);
    maker.number("highest", item.highest);
    maker.code("direction", item.direction);
    maker.code("missing_rule", item.missing_rule);
  }
}

void add_norms(const model::Instrument& instrument, RowMaker& maker) {
  for (const model::Norm& norm : instrument.norms) {
    maker.begin_row();
    maker.text("instrument", instrument.id);
    maker.text("measure", norm.measure);
    maker.text("rater", norm.rater);
    maker.number("sd", norm.sd);
    maker.number("reliability", norm.reliability);
    maker.number("functional_mean", norm.functional_mean);
    maker.number("functional_sd", norm.functional_sd);
    maker.text("source", norm.source);
  }
}

}  // namespace

void add_instrument_rows(const model::Project& project, TableRows& rows) {
  RowMaker maker(rows.table);
  for (const model::Instrument& instrument : project.instruments) {
    switch (rows.table) {
      case Table::instruments:
        maker.begin_row();
        maker.text("instrument", instrument.id);
        maker.text("version", instrument.version);
        maker.text("title", instrument.title.sv);
        maker.text("title_en", instrument.title.en);
        maker.text("licence", instrument.licence);
        break;
      case Table::items:
        add_items(instrument, maker);
        break;
      case Table::sub_scales:
        for (const model::SubScale& sub_scale : instrument.sub_scales) {
          maker.begin_row();
          maker.text("instrument", instrument.id);
          maker.text("sub_scale", sub_scale.id);
          maker.text("title", sub_scale.title.sv);
          maker.text("title_en", sub_scale.title.en);
        }
        break;
      case Table::norms:
        add_norms(instrument, maker);
        break;
      default:
        break;
    }
  }
  maker.finish(rows);
}

}  // namespace fotfaste::intake
