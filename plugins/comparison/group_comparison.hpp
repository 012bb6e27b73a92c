// One outcome of several groups: how many reached it in each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "fotfaste/sdk/population.hpp"
#include "group_rule.hpp"
#include "outcome_counts.hpp"

namespace comparison {

inline constexpr const char* groups_table = "groups";

// With whom a group is compared: all others of the same column together, or each of them.
enum class Against : std::uint8_t { rest, pairs };

class GroupComparison {
 public:
  // Throws ParameterError.
  GroupComparison(const fotfaste::Parameters& table, fotfaste::Day as_of);
  static void describe(fotfaste::Description& description);

  void declare(fotfaste::Needs& needs) const;
  void declare_columns(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);
  // Says where each participation of the batch stands in the rows of the table of groups. Counts nothing.
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations);

  void merge(const GroupComparison& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const fotfaste::Label& text() const { return text_; }
  [[nodiscard]] const fotfaste::Parameters& at() const { return at_; }
  [[nodiscard]] Against against() const { return against_; }
  [[nodiscard]] const std::optional<std::string>& reference() const { return reference_; }
  [[nodiscard]] std::int64_t least() const { return least_; }

  struct Row {
    std::string by;     // the columns, "groups" for declared ones, "all"
    std::string group;  // the value, the declared id, "everybody"
    std::optional<fotfaste::Label> label;
    Standings counts;
    bool is_compared;  // everybody, and those whose value is unknown, are not
  };
  // Everybody first, then by column and value, then declared groups in their order.
  [[nodiscard]] std::vector<Row> rows() const;
  [[nodiscard]] Standings everybody() const { return standings(fotfaste::Breakdown::everybody); }
  // Tells the evaluator what the figures leave out.
  void report(const fotfaste::Settings& settings) const;

 private:
  static constexpr std::uint32_t one_item[] = {0};
  [[nodiscard]] Standings standings(std::uint32_t stratum) const;
  // A stratum's row without its counts.
  [[nodiscard]] Row named(std::uint32_t stratum) const;
  // The declared group that somebody is in; none when it is none of them, or cannot be told.
  std::optional<std::size_t> declared_group(const fotfaste::Participation& participation, bool& unplaced);

  fotfaste::Parameters at_;
  fotfaste::Day as_of_;
  std::string id_;
  fotfaste::Label text_;
  fotfaste::Criterion outcome_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  std::vector<GroupRule> rules_;
  bool unknown_is_no_;
  Against against_;
  std::optional<std::string> reference_;
  std::int64_t least_;
  fotfaste::CountGrid counts_{standing_count};
  std::vector<Standings> declared_;
  std::int64_t unplaced_ = 0;  // whose declared group cannot be told
};

}  // namespace comparison
