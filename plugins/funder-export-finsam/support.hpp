// What somebody lived on, and whether they were in work or studies, on a day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/history.hpp"
#include "options.hpp"

namespace finsam {

// The word for a day of which nothing is known.
inline constexpr std::string_view unknown_support = "unknown";

// Reads one participation after the other. Nothing is known on or after as_of.
class Support {
 public:
  Support(const Options& options, fotfaste::Day as_of);

  void declare(fotfaste::Needs& needs) const;
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch);
  void read(const fotfaste::Participation& participation);

  // A number for the support on the day, good for word() within the batch; the one state to tell where there
  // are several (fotfaste/sdk/history.hpp).
  [[nodiscard]] std::int32_t on(fotfaste::Day day) { return support_.state_on(day); }
  [[nodiscard]] std::string_view word(std::int32_t support) const;
  // Whether any state of the day, other than of the dimension of support, is work or studies. Unknown when
  // none is known.
  [[nodiscard]] fotfaste::Answer in_work_or_studies(fotfaste::Day day) const;

 private:
  const fotfaste::History& occupation() const { return occupation_ ? *occupation_ : support_; }

  std::string dimension_;
  fotfaste::History support_;
  std::optional<fotfaste::History> occupation_;  // unless support is read from the same states
  const fotfaste::Batch* batch_ = nullptr;
  std::int32_t left_out_ = fotfaste::WordColumn::none;
};

}  // namespace finsam
