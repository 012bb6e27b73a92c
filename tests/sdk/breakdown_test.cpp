#include "fotfaste/sdk/breakdown.hpp"

#include <gtest/gtest.h>

#include "fotfaste/sdk/count_grid.hpp"
#include "plugins/people.hpp"
#include "plugins/toml_parameters.hpp"

namespace fotfaste {
namespace {

using tests::Person;

const std::set<std::string> columns{"gender", "cohort", "entry"};

Declared declared_columns() {
  Declared declared;
  for (const std::string& column : columns) declared.add(column);
  return declared;
}

// Counts people in a breakdown by gender and cohort.
class Counted {
 public:
  explicit Counted(const std::vector<Person>& people = {}, std::uint32_t seed = 0)
      : breakdown(Parameters(parameters_.get()).find("by")), counts(1) {
    tests::PeopleBatch lent(people, columns, seed);
    const Declared declared = declared_columns();
    const Batch batch(*lent.get(), declared);
    breakdown.bind(batch);
    for (const Participation participation : batch) {
      for (const std::uint32_t stratum : breakdown.strata_of(participation)) counts.add(stratum, 0, 0);
    }
  }
  [[nodiscard]] std::string text() const {
    std::string text;
    for (const std::uint32_t stratum : breakdown.order()) {
      for (const auto& [name, value] : breakdown.cell(stratum).labels)
        text.append(name).append("=").append(value).append(" ");
      text.append(std::to_string(counts.get(stratum, 0, 0))).append("; ");
    }
    return text;
  }
  [[nodiscard]] std::string bytes() const {
    Writer writer;
    breakdown.save(writer);
    counts.save(writer, breakdown.order(), one);
    return writer.take();
  }
  void merge(const Counted& other) { counts.merge(other.counts, breakdown.merge(other.breakdown), one); }
  void restore(std::string_view bytes) {
    Reader reader(bytes);
    breakdown.restore(reader);
    counts.restore(reader, breakdown.size(), 1);
    reader.expect_end();
  }

 private:
  static constexpr std::uint32_t one[] = {0};
  tests::TomlParameters parameters_{"by = [\"gender\", \"cohort\", \"cohort*gender\"]"};

 public:
  Breakdown breakdown;
  CountGrid counts;
};

const std::vector<Person> first{{.gender = "man", .cohort = "B"}, {.gender = "woman", .cohort = "A"}};
const std::vector<Person> second{{.gender = "woman"}, {.gender = "woman", .cohort = "A"}, {.cohort = "C"}};
constexpr const char* both =
    "5; gender=woman 3; gender=man 1; gender=unknown 1; cohort=A 2; cohort=B 1; cohort=C 1; cohort=unknown "
    "1; "
    "cohort=A gender=woman 2; cohort=B gender=man 1; cohort=C gender=unknown 1; cohort=unknown gender=woman "
    "1; ";

TEST(Breakdown, MergesByWordsInEitherOrder) {
  Counted a(first);
  a.merge(Counted(second));
  EXPECT_EQ(a.text(), both);
  Counted b(second, 5);
  b.merge(Counted(first, 9));
  EXPECT_EQ(b.text(), both);
  EXPECT_EQ(a.bytes(), b.bytes());
}

TEST(Breakdown, ReadsWhatItWrote) {
  Counted counted(second);
  Counted restored;
  restored.restore(counted.bytes());
  EXPECT_EQ(restored.text(), counted.text());
  EXPECT_EQ(restored.bytes(), counted.bytes());
}

TEST(Breakdown, RefusesBytesThatItCannotHaveWritten) {
  const std::string good = Counted(second).bytes();
  for (std::size_t size = 0; size < good.size(); size += 3) {
    Counted restored;
    EXPECT_THROW(restored.restore(std::string_view(good).substr(0, size)), MalformedBytes);
  }
  Writer writer;
  writer.number(std::uint64_t{1});
  writer.number(std::uint32_t{0});
  writer.text("kvinna");  // no code of gender
  Counted restored;
  EXPECT_THROW(restored.restore(writer.bytes()), MalformedBytes);
}

TEST(Breakdown, EverybodyIsThereFromTheStart) {
  EXPECT_EQ(Counted().text(), "0; ");
}

TEST(Breakdown, NamesTheColumnThatItDoesNotKnow) {
  const tests::TomlParameters parameters("by = [\"gendr\"]");
  try {
    const Breakdown breakdown(Parameters(parameters.get()).find("by"));
    FAIL() << "an unknown column was taken";
  } catch (const ParameterError& error) {
    EXPECT_EQ(error.help().en.substr(0, 22), "Did you mean \"gender\"?");
    EXPECT_EQ(error.at()->column, 7U);
  }
}

}  // namespace
}  // namespace fotfaste
