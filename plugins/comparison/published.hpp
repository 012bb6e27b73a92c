// Figures that others have published, and series of the surroundings: shown beside, with their source, and no
// claim made of them. Neither reads anything about participants.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "difference_tables.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace comparison {

class Published {
 public:
  // All of the parameters. Throws ParameterError: a figure without a source is refused.
  explicit Published(const fotfaste::Settings& settings);
  static void describe(fotfaste::Description& description);

  // Shares that are to stand beside the comparison of this id.
  [[nodiscard]] std::vector<PublishedShare> beside(std::string_view comparison) const;
  // Names of comparisons that shares ask to stand beside, each with its place.
  [[nodiscard]] std::vector<fotfaste::Parameters> asked() const;

  [[nodiscard]] bool empty() const { return figures_.empty() && series_.empty(); }
  void report(fotfaste::Results& results) const;

 private:
  struct Figure {
    fotfaste::Parameters at;
    std::string id, group, source;
    fotfaste::Label text;
    fotfaste::statistics::Share share;
    std::optional<double> printed;  // per cent
  };
  struct Point {
    std::string period;
    double value;
  };
  struct Series {
    std::string id, unit, source;
    fotfaste::Label text;
    std::vector<Point> points;
  };
  static Figure figure_of(const fotfaste::Parameters& table);
  static Series series_of(const fotfaste::Parameters& table);

  fotfaste::Settings settings_;
  std::vector<Figure> figures_;
  std::vector<Series> series_;
};

}  // namespace comparison
