// Canonical bytes, written and read back as if they came from an enemy; and the header around a state.
#include "fotfaste/sdk/bytes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "fotfaste/sdk/state_bytes.hpp"
#include "fotfaste/sdk/tally.hpp"
#include "sdk/value_builder.hpp"

namespace fotfaste {
namespace {

using namespace tests;

TEST(Writer, WritesLittleEndianWithoutPadding) {
  Writer writer;
  writer.number(std::uint16_t{0x0102});
  writer.number(std::int8_t{-1});
  writer.text("ab");
  EXPECT_EQ(writer.bytes(), std::string("\x02\x01\xff\x02\0\0\0\0\0\0\0ab", 13));
}

TEST(Reader, ReadsBackWhatWasWritten) {
  Writer writer;
  writer.number(std::numeric_limits<std::int64_t>::min());
  writer.number(0.1);
  writer.number(-0.0);
  writer.text(std::string("\0å", 3));
  writer.text("");
  Reader reader(writer.bytes());
  EXPECT_EQ(reader.number<std::int64_t>(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(reader.number<double>(), 0.1);
  EXPECT_TRUE(std::signbit(reader.number<double>()));
  EXPECT_EQ(reader.text(), std::string("\0å", 3));
  EXPECT_EQ(reader.text(), "");
  EXPECT_TRUE(reader.at_end());
  reader.expect_end();
}

TEST(Reader, NeverReadsPastTheEnd) {
  Writer writer;
  writer.number(std::uint64_t{3});
  writer.text("some words");
  const std::string bytes = writer.bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    // An exact copy, so that a sanitizer sees a step too far.
    const std::string cut(bytes, 0, size);
    Reader reader(cut);
    EXPECT_THROW(
        {
          reader.number<std::uint64_t>();
          reader.text();
        },
        MalformedBytes)
        << size;
  }
}

TEST(Reader, RefusesSizesBeyondWhatIsLeft) {
  for (const std::uint64_t size : {std::uint64_t{9}, std::numeric_limits<std::uint64_t>::max()}) {
    Writer writer;
    writer.number(size);
    writer.number(std::uint64_t{0});
    EXPECT_THROW(Reader(writer.bytes()).text(), MalformedBytes);
    EXPECT_THROW(Reader(writer.bytes()).count(1), MalformedBytes);
  }
  Writer writer;
  writer.number(std::uint64_t{2});
  writer.number(std::uint64_t{0});
  EXPECT_EQ(Reader(writer.bytes()).count(4), 2u);
  EXPECT_THROW(Reader(writer.bytes()).count(5), MalformedBytes);
}

TEST(Reader, SeesBytesAfterTheEnd) {
  Reader reader("x");
  EXPECT_FALSE(reader.at_end());
  EXPECT_THROW(reader.expect_end(), MalformedBytes);
}

const internal::StateHeader header = {"some-plugin", 2, 77, 20000};

TEST(StateBytes, GiveBackTheContent) {
  const std::string bytes = internal::pack_state(header, "the counts");
  EXPECT_EQ(internal::unpack_state(header, bytes), "the counts");
  EXPECT_EQ(bytes, internal::pack_state(header, "the counts"));
  EXPECT_EQ(internal::unpack_state(header, internal::pack_state(header, "")), "");
}

TEST(StateBytes, OfAnotherPluginRevisionOrSettingAreRefused) {
  const std::string bytes = internal::pack_state(header, "the counts");
  for (const internal::StateHeader& other : {internal::StateHeader{"another-plugin", 2, 77, 20000},
                                             internal::StateHeader{"some-plugin", 3, 77, 20000},
                                             internal::StateHeader{"some-plugin", 2, 78, 20000},
                                             internal::StateHeader{"some-plugin", 2, 77, 20001}}) {
    EXPECT_THROW(internal::unpack_state(other, bytes), MalformedBytes);
  }
}

TEST(StateBytes, CutAnywhereOrWithASingleChangedBitAreRefused) {
  const std::string bytes = internal::pack_state(header, "the counts");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(internal::unpack_state(header, std::string(bytes, 0, size)), MalformedBytes) << size;
  }
  EXPECT_THROW(internal::unpack_state(header, bytes + "x"), MalformedBytes);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string changed = bytes;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    EXPECT_THROW(internal::unpack_state(header, changed), MalformedBytes) << bit;
  }
}

std::uint64_t digest(const BuiltValue& value, std::uint32_t first_line = 1) {
  return internal::digest_of(*ValueTree(value, first_line).get());
}

TEST(ParameterDigest, IsTheSameWhereverTheParametersStand) {
  const BuiltValue value = table({{"after", text("6m")}, {"points", list({text("exit"), text("entry")})}});
  EXPECT_EQ(digest(value), digest(value, 500));
  EXPECT_EQ(digest(value),
            digest(table({{"points", list({text("exit"), text("entry")})}, {"after", text("6m")}})));
}

TEST(ParameterDigest, ChangesWithWhatTheParametersSay) {
  const std::vector<BuiltValue> values = {
      table({}),
      table({{"a", text("6m")}}),
      table({{"b", text("6m")}}),
      table({{"a", text("6")}, {"b", text("m")}}),
      table({{"a", text("6m")}, {"b", text("")}}),
      table({{"a", list({text("6m")})}}),
      table({{"a", list({text("6m"), text("12m")})}}),
      table({{"a", list({text("12m"), text("6m")})}}),
      table({{"a", table({{"b", text("6m")}})}}),
      table({{"a", integer(1)}}),
      table({{"a", integer(2)}}),
      table({{"a", number(1)}}),
      table({{"a", boolean(true)}}),
      table({{"a", boolean(false)}}),
      table({{"a", date(1)}}),
      table({{"a", none()}}),
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(digest(values[i]), digest(values[j])) << i << " and " << j;
  }
}

enum class Answer { yes, no };

TEST(Tally, AddsUpAndComesBackFromItsBytes) {
  Tally<Answer, 2> here, there, restored;
  here.add(Answer::yes);
  here.add(Answer::yes);
  there.add(Answer::no);
  here.merge(there);
  EXPECT_EQ(here[Answer::yes], 2);
  EXPECT_EQ(here[Answer::no], 1);
  Writer writer;
  here.save(writer);
  Reader reader(writer.bytes());
  restored.restore(reader);
  EXPECT_EQ(restored, here);
  EXPECT_TRUE(reader.at_end());
}

TEST(Tally, RefusesCountsThatCannotBe) {
  for (const std::int64_t count : {std::int64_t{-1}, std::numeric_limits<std::int64_t>::min()}) {
    Writer writer;
    writer.number(std::int64_t{0});
    writer.number(count);
    Tally<Answer, 2> tally;
    Reader reader(writer.bytes());
    EXPECT_THROW(tally.restore(reader), MalformedBytes);
  }
  Writer writer;
  writer.number(std::numeric_limits<std::int64_t>::max());
  writer.number(std::int64_t{0});
  Tally<Answer, 2> tally, huge;
  tally.add(Answer::yes);
  Reader reader(writer.bytes());
  huge.restore(reader);
  EXPECT_THROW(tally.merge(huge), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste
