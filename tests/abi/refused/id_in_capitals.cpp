#include "fotfaste/sdk/plugin.hpp"

struct Complete {
  static void describe(fotfaste::Description&) {}
  static void needs(const fotfaste::Settings&, fotfaste::Needs&) {}
  explicit Complete(const fotfaste::Settings&) {}
  void consume(const fotfaste::Batch&) {}
  void merge(const Complete&) {}
  void save(fotfaste::Writer&) const {}
  void restore(fotfaste::Reader&) {}
  void report(fotfaste::Results&) const {}
};

FOTFASTE_PLUGIN(Complete, "Complete", "1.0.0");
