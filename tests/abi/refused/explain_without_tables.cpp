// A class that explains is told that it must say which tables.
#include "fotfaste/sdk/plugin.hpp"

struct ExplainsNothing {
  static void describe(fotfaste::Description&) {}
  static void needs(const fotfaste::Settings&, fotfaste::Needs&) {}
  explicit ExplainsNothing(const fotfaste::Settings&) {}
  void consume(const fotfaste::Batch&) {}
  void explain(const fotfaste::Batch&, fotfaste::Explanations&) {}
  void merge(const ExplainsNothing&) {}
  void save(fotfaste::Writer&) const {}
  void restore(fotfaste::Reader&) {}
  void report(fotfaste::Results&) const {}
};

FOTFASTE_PLUGIN(ExplainsNothing, "explains-nothing", "1.0.0");
