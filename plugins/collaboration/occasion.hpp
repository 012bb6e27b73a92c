// When something was: on a day, in a month, quarter, half-year or year, or at any time. What the tables put
// meetings, contacts and answers under.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"

namespace collaboration {

enum class Step : std::uint8_t { all, date, month, quarter, half_year, year };
inline constexpr std::array<std::string_view, 6> step_words = {"all",     "date",      "month",
                                                               "quarter", "half-year", "year"};

// Occasions of one step, in their order. Number 0 of Step::all is the whole time.
class Occasions {
 public:
  explicit constexpr Occasions(Step step) : step_(step) {}

  [[nodiscard]] constexpr std::int64_t of(fotfaste::Day day) const {
    const fotfaste::CivilDate date = fotfaste::to_civil(day);
    switch (step_) {
      case Step::all:
        return 0;
      case Step::date:
        return day;
      case Step::month:
        return std::int64_t{date.year} * 12 + date.month - 1;
      case Step::quarter:
        return std::int64_t{date.year} * 4 + (date.month - 1) / 3;
      case Step::half_year:
        return std::int64_t{date.year} * 2 + (date.month > 6 ? 1 : 0);
      case Step::year:
        break;
    }
    return date.year;
  }
  // end_of_time less one for the whole time.
  [[nodiscard]] constexpr fotfaste::Day last_day(std::int64_t occasion) const {
    if (step_ == Step::all) return fotfaste::end_of_time - 1;
    if (step_ == Step::date) return static_cast<fotfaste::Day>(occasion);
    const auto next = static_cast<int>(occasion + 1);
    const int months = 12 / in_year();
    return fotfaste::to_day({next / in_year(), next % in_year() * months + 1, 1}) - 1;
  }
  // "2021-03-01", "2021-03", "2021-Q1", "2021-H1", "2021"; empty for the whole time.
  [[nodiscard]] std::string text(std::int64_t occasion) const {
    if (step_ == Step::all) return {};
    const fotfaste::Day last = last_day(occasion);
    const std::string day = fotfaste::format_day(last);
    const std::string year = day.substr(0, 4);
    switch (step_) {
      case Step::date:
        return day;
      case Step::month:
        return day.substr(0, 7);
      case Step::quarter:
        return year + "-Q" + std::to_string(occasion % 4 + 1);
      case Step::half_year:
        return year + "-H" + std::to_string(occasion % 2 + 1);
      default:
        return year;
    }
  }
  // Nothing where the text says it already.
  [[nodiscard]] std::optional<fotfaste::Label> label(std::int64_t occasion) const {
    const std::string code = text(occasion);
    if (step_ == Step::all) return fotfaste::Label{"hela tiden", "the whole time"};
    if (step_ == Step::quarter) {
      const std::string number = std::to_string(occasion % 4 + 1);
      return fotfaste::Label{"kvartal " + number + " " + code.substr(0, 4),
                             "quarter " + number + " of " + code.substr(0, 4)};
    }
    if (step_ != Step::half_year) return std::nullopt;
    const bool first = occasion % 2 == 0;
    return fotfaste::Label{(first ? "första halvåret " : "andra halvåret ") + code.substr(0, 4),
                           (first ? "first half of " : "second half of ") + code.substr(0, 4)};
  }

 private:
  [[nodiscard]] constexpr int in_year() const {
    if (step_ == Step::month) return 12;
    if (step_ == Step::quarter) return 4;
    return step_ == Step::half_year ? 2 : 1;
  }

  Step step_;
};

}  // namespace collaboration
