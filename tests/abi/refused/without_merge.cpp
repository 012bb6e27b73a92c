// A class that lacks a function is told which one, in words.
#include "fotfaste/sdk/plugin.hpp"

struct WithoutMerge {
  static void describe(fotfaste::Description&) {}
  static void needs(const fotfaste::Settings&, fotfaste::Needs&) {}
  explicit WithoutMerge(const fotfaste::Settings&) {}
  void consume(const fotfaste::Batch&) {}
  void save(fotfaste::Writer&) const {}
  void restore(fotfaste::Reader&) {}
  void report(fotfaste::Results&) const {}
};

FOTFASTE_PLUGIN(WithoutMerge, "without-merge", "1.0.0");
