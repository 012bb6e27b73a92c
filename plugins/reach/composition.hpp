// Table composition: who takes part, by each column of by.
#pragma once

#include "by_column.hpp"
#include "fotfaste/sdk/description.hpp"

namespace reach {

// Names a stratum: "gender" and "woman"; crossed columns and their values in one text each.
struct Background {
  std::string column;
  std::string value;
  bool is_known;
};
Background background_of(const fotfaste::StratumCell& cell);

// What the report calls columns and the model's own codes: for columns of text that hold such.
void label_background(fotfaste::Results& results, std::string_view table, const Background& background);

class Composition {
 public:
  static constexpr const char* id = "composition";
  static void describe(fotfaste::Description& description);

  void count(std::span<const std::uint32_t> strata) { counts_.add(strata, 0, 0); }
  void merge(const Composition& other, std::span<const std::uint32_t> strata) {
    counts_.merge(other.counts_, strata);
  }
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
    counts_.save(writer, strata);
  }
  void restore(fotfaste::Reader& reader, std::size_t strata) { counts_.restore(reader, strata); }
  void report(const Reporting& reporting) const;

  struct Value {
    Background background;
    std::int64_t count;
    std::int64_t known;  // of the column
    std::int64_t unknown;
  };
  // In the order of the strata, those without a value left out.
  [[nodiscard]] std::vector<Value> values(const fotfaste::Breakdown& breakdown) const;
  // How many know the column, and how many do not.
  struct Known {
    std::int64_t known = 0;
    std::int64_t unknown = 0;
  };
  [[nodiscard]] std::map<std::string, Known> known(const fotfaste::Breakdown& breakdown) const;

 private:
  ItemCounts counts_{1, 1};
};

}  // namespace reach
