// The one macro that makes a class a plugin:
//
//   class ShareEmployed {
//    public:
//     static void describe(fotfaste::Description& description);
//     static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs);
//     explicit ShareEmployed(const fotfaste::Settings& settings);  // the empty sum
//     void consume(const fotfaste::Batch& batch);
//     void merge(const ShareEmployed& other);
//     void save(fotfaste::Writer& writer) const;                   // equal sums, equal bytes
//     void restore(fotfaste::Reader& reader);                      // of a newly constructed object
//     void report(fotfaste::Results& results) const;
//   };
//   FOTFASTE_PLUGIN(ShareEmployed, "share-employed", "1.0.0");
//
// It may also have `static void design(const fotfaste::Settings&, fotfaste::Design&)`: design.hpp, and
// `void explain(const fotfaste::Batch&, fotfaste::Explanations&)`: explain.hpp.
// Any of them may throw. What fotfaste/plugin.h says of order, threads and sums holds for the class too.
#pragma once

#include <concepts>
#include <string_view>

#include "fotfaste/plugin.h"
#include "fotfaste/sdk/trampolines.hpp"

namespace fotfaste::internal {

// Lower-case words of letters and digits, joined by single hyphens, beginning with a letter.
constexpr bool is_plugin_id(std::string_view id) {
  if (id.empty() || id.size() > 63 || id.front() < 'a' || id.front() > 'z') return false;
  char before = '-';
  for (const char c : id) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter_or_digit && (c != '-' || before == '-')) return false;
    before = c;
  }
  return before != '-';
}

// MAJOR.MINOR.PATCH in digits.
constexpr bool is_plugin_version(std::string_view version) {
  if (version.size() > 31) return false;
  int dots = 0;
  char before = '.';
  for (const char c : version) {
    if (c == '.' ? before == '.' : (c < '0' || c > '9')) return false;
    if (c == '.') ++dots;
    before = c;
  }
  return dots == 2 && before != '.';
}

// Says in words which function an author's class lacks.
template <typename Author>
constexpr bool is_plugin_class() {
  static_assert(
      requires(Description & description) { Author::describe(description); },
      "a plugin needs: static void describe(fotfaste::Description&)");
  static_assert(
      requires(const Settings& settings, Needs& needs) { Author::needs(settings, needs); },
      "a plugin needs: static void needs(const fotfaste::Settings&, fotfaste::Needs&)");
  static_assert(std::constructible_from<Author, const Settings&>,
                "a plugin needs a constructor from const fotfaste::Settings&");
  static_assert(
      requires(Author & author, const Batch& batch) { author.consume(batch); },
      "a plugin needs: void consume(const fotfaste::Batch&)");
  static_assert(
      requires(Author & author, const Author& other) { author.merge(other); },
      "a plugin needs: void merge(const itself&)");
  static_assert(
      requires(const Author& author, Writer& writer) { author.save(writer); },
      "a plugin needs: void save(fotfaste::Writer&) const");
  static_assert(
      requires(Author & author, Reader & reader) { author.restore(reader); },
      "a plugin needs: void restore(fotfaste::Reader&)");
  static_assert(
      requires(const Author& author, Results& results) { author.report(results); },
      "a plugin needs: void report(fotfaste::Results&) const");
  static_assert(
      HasDesign<Author> || !requires { &Author::design; },
      "a plugin's design is: static void design(const fotfaste::Settings&, fotfaste::Design&)");
  static_assert(
      HasExplain<Author> || !requires { &Author::explain; },
      "a plugin that explains needs: void explain(const fotfaste::Batch&, fotfaste::Explanations&), and "
      "static constexpr std::array explained with the ids of its tables");
  return true;
}

}  // namespace fotfaste::internal

// Once in a plugin, outside every namespace. class_name may be qualified.
#define FOTFASTE_PLUGIN(class_name, id_text, version_text)                                                  \
  FOTFASTE_IDENTITY(id_text, version_text);                                                                 \
  namespace {                                                                                               \
  struct FotfasteIdentity {                                                                                 \
    static constexpr const char* id = id_text;                                                              \
    static constexpr const char* version = version_text;                                                    \
    static_assert(::fotfaste::internal::is_plugin_id(id_text),                                              \
                  "an id is lower-case words joined by hyphens");                                           \
    static_assert(::fotfaste::internal::is_plugin_version(version_text), "a version is MAJOR.MINOR.PATCH"); \
    static_assert(::fotfaste::internal::is_plugin_class<class_name>());                                     \
  };                                                                                                        \
  }                                                                                                         \
  const fotfaste_plugin_entry fotfaste_plugin =                                                             \
      ::fotfaste::internal::Trampolines<class_name, FotfasteIdentity>::entry
