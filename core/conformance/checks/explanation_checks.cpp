// Level 3: whether what a plugin explains of each participation agrees with what it reports of all.

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "fotfaste/explain.h"

namespace fotfaste::conformance {
namespace {

bool is_explained(std::uint32_t role) {
  return role == FOTFASTE_ROLE_NUMERATOR || role == FOTFASTE_ROLE_DENOMINATOR ||
         role == FOTFASTE_ROLE_UNKNOWN || role == FOTFASTE_ROLE_PENDING || role == FOTFASTE_ROLE_EXCLUDED;
}

using Dimensions = std::vector<std::string>;          // spelled, in the order of the columns
using Parts = std::map<std::uint32_t, std::int64_t>;  // by number of the column

std::string words(const model::TableDescription& table, const Parts& parts) {
  std::string text;
  for (const auto& [column, count] : parts) {
    text.append(text.empty() ? "" : ", ").append(table.columns[column].name).append(" ");
    text.append(std::to_string(count));
  }
  return text;
}

// What a plugin explains of one figure, over all participations.
class Explained {
 public:
  Explained(const model::PluginDescription& description, std::string figure)
      : description_(description), figure_(std::move(figure)), sink_{sizeof sink_, 0, this, add} {}
  Explained(const Explained&) = delete;
  Explained& operator=(const Explained&) = delete;

  void ask(Drive& drive, const fotfaste_plugin_explain& extension, const Drive::State& state,
           const LaidOut& batch, std::size_t first) {
    first_ = first;
    rows_ = static_cast<std::uint64_t>(batch.batch().array->length);
    const fotfaste_explain_request request = {
        sizeof request, FOTFASTE_EXPLAIN_STRATA, {figure_.data(), figure_.size()}};
    const fotfaste_batch lent = batch.batch();
    const std::int32_t status =
        drive.call("explain", [&] { return extension.explain(state.get(), &request, &lent, &sink_); });
    if (!fault_.empty()) throw Failure(fault_);
    if (status != FOTFASTE_OK) throw Failure("explain returns " + status_word(status), "FOTFASTE_OK");
  }

  [[nodiscard]] bool empty() const { return found_.empty(); }

  // How many of the participations stand in each part of a row.
  [[nodiscard]] Parts parts(std::uint32_t table, const Dimensions& dimensions) const {
    const auto& columns = description_.tables[table].columns;
    Parts parts;
    for (std::uint32_t i = 0; i < columns.size(); ++i) {
      if (is_explained(columns[i].role)) parts[i] = 0;
    }
    for (const auto& [participation, all] : found_) {
      const Place* place = nearest(all, table, dimensions);
      if (place == nullptr) continue;
      for (auto& [column, count] : parts) count += counts_in(*place, column, columns[column].role) ? 1 : 0;
    }
    return parts;
  }

 private:
  struct Place {
    std::uint32_t part;
    std::uint32_t column;
  };
  using OfOne = std::map<std::pair<std::uint32_t, Dimensions>, Place>;

  static bool counts_in(const Place& place, std::uint32_t column, std::uint32_t role) {
    switch (role) {
      case FOTFASTE_ROLE_NUMERATOR:
        return place.part == FOTFASTE_EXPLAINED_NUMERATOR;
      case FOTFASTE_ROLE_DENOMINATOR:
        return place.part == FOTFASTE_EXPLAINED_NUMERATOR || place.part == FOTFASTE_EXPLAINED_DENOMINATOR;
      case FOTFASTE_ROLE_UNKNOWN:
        return place.part == FOTFASTE_EXPLAINED_UNKNOWN;
      case FOTFASTE_ROLE_PENDING:
        return place.part == FOTFASTE_EXPLAINED_PENDING;
      default:
        return place.column != 0 && place.column == column;
    }
  }

  // By the row's own values, or else by those that stand for all.
  static const Place* nearest(const OfOne& all, std::uint32_t table, const Dimensions& dimensions) {
    for (std::uint64_t nulls = 0; nulls < std::uint64_t{1} << dimensions.size(); nulls += 2) {
      Dimensions own = dimensions;
      for (std::size_t i = 1; i < own.size(); ++i) {
        if ((nulls >> i & 1) != 0) own[i] = spelled(model::Cell());
      }
      const auto place = all.find({table, own});
      if (place != all.end()) return &place->second;
    }
    return nullptr;
  }

  static std::int32_t add(const fotfaste_explain_sink* sink, const fotfaste_explanation* explanation) {
    auto& self = *static_cast<Explained*>(sink->context);
    try {
      self.take(*explanation);
      return FOTFASTE_OK;
    } catch (const std::exception& error) {
      if (self.fault_.empty()) self.fault_ = error.what();
      return FOTFASTE_INTERNAL;
    }
  }

  void take(const fotfaste_explanation& explanation) {
    if (explanation.row >= rows_) throw Failure("it explains a participation that the batch does not have");
    if (explanation.part < FOTFASTE_EXPLAINED_NUMERATOR || explanation.part > FOTFASTE_EXPLAINED_OUTSIDE) {
      throw Failure("it explains with the part " + std::to_string(explanation.part) + ", which there is not");
    }
    if (explanation.reason.sv.size == 0 || explanation.reason.en.size == 0) {
      throw Failure("it explains without a reason in both languages");
    }
    std::string bytes;
    host::write_row(bytes, explanation.table, explanation.dimensions, explanation.dimension_count);
    Dimensions dimensions;
    for (const model::Cell& cell : host::read_row(bytes).cells) dimensions.push_back(spelled(cell));
    if (dimensions.empty() || dimensions.front() != spelled(model::Cell(figure_))) {
      throw Failure("asked about " + figure_ + ", it explains another figure");
    }
    const bool is_new = found_[first_ + static_cast<std::size_t>(explanation.row)]
                            .try_emplace({explanation.table, std::move(dimensions)},
                                         Place{explanation.part, explanation.column})
                            .second;
    if (!is_new) throw Failure("it explains a participation twice in the same row");
  }

  const model::PluginDescription& description_;
  std::string figure_;
  fotfaste_explain_sink sink_{};
  std::size_t first_ = 0;
  std::uint64_t rows_ = 0;
  std::map<std::size_t, OfOne> found_;  // by participation
  std::string fault_;
};

void explain_agrees(const Trial& trial) {
  Drive drive(trial);
  const auto* extension = static_cast<const fotfaste_plugin_explain*>(
      drive.call("get_extension", [&] { return drive.factory().get_extension(FOTFASTE_EXTENSION_EXPLAIN); }));
  if (extension == nullptr) throw Skipped("it does not explain its figures");
  if (extension->explain == nullptr || extension->explains == nullptr) {
    throw Skipped("a function of what it offers is a null pointer");
  }
  const Dataset data = drive.data();
  const model::PluginDescription& description = drive.description();
  const Report report = drive.evaluate(data);
  const std::vector<std::size_t> ends = batch_ends(data, 20);
  const std::vector<LaidOut> batches = lay_out_run(data, ends, drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  const auto explain = [&](Explained& explained) {
    const Drive::State state = drive.create(settings);
    for (std::size_t i = 0; i < batches.size(); ++i) {
      explained.ask(drive, *extension, state, batches[i], i == 0 ? 0 : ends[i - 1]);
    }
  };
  Explained nothing(description, "no figure has this name");
  explain(nothing);
  if (!nothing.empty()) throw Failure("it explains a figure that there is not");

  std::map<std::string, Explained> figures;
  for (const Report::Row& row : report.rows) {
    const model::TableDescription& table = description.tables[row.table];
    if (drive.call("explains", [&] { return extension->explains(row.table); }) != 1) continue;
    Dimensions dimensions;
    Parts reported;
    const std::string* figure = nullptr;
    for (std::uint32_t i = 0; i < row.cells.size(); ++i) {
      if (table.columns[i].role == FOTFASTE_ROLE_DIMENSION) {
        if (dimensions.empty()) figure = std::get_if<std::string>(&row.cells[i]);
        dimensions.push_back(spelled(row.cells[i]));
      }
      const auto* count = std::get_if<std::int64_t>(&row.cells[i]);
      if (count != nullptr && is_explained(table.columns[i].role)) reported[i] = *count;
    }
    // Where nothing is counted, as of a goal that is shown by a document, there is nobody to explain.
    if (figure == nullptr || reported.empty()) continue;
    const auto [found, is_new] = figures.try_emplace(*figure, description, *figure);
    if (is_new) explain(found->second);
    const Parts explained = found->second.parts(row.table, dimensions);
    if (explained == reported) continue;
    std::string names;
    for (const std::string& dimension : dimensions) names.append(" ").append(dimension);
    throw Failure("what it explains of " + table.id + names + " gives " + words(table, explained),
                  words(table, reported));
  }
}

}  // namespace

std::vector<Check> explanation_checks() {
  return {
      {.id = "explain-agrees",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Förklaringar", "Explanations"},
       .does = {"Ber om förklaring av varje siffra, deltagande för deltagande, och räknar dem.",
                "Asks why each figure is what it is, participation by participation, and counts them."},
       .passes =
           {"De ger varje rads täljare, nämnare, okända och undantagna; om en siffra som inte finns sägs "
            "ingenting.",
            "They give each row's numerator, denominator, unknown and excluded; of a figure that there "
            "is not, nothing is said."},
       .run = explain_agrees},
  };
}

}  // namespace fotfaste::conformance
