// What a plugin says before there are any data, of each thing that it computes and an evaluator quotes: whom
// the figure is of, which questions its wording leaves open, what it will not show. For
// `fotfaste check --design`; a plugin without `static void design(const Settings&, Design&)` needs none of
// it.
//
//   design.purpose({.id = "share-employed", .title = {"...", "..."}, .denominator = {"...", "..."}});
//   design.columns().column("states.core_state");
//   design.question({.id = "gap", .question = {"...", "..."}, .reading = {"...", "..."},
//                    .options = {{"gap_at_most = \"14d\"", {"...", "..."}}}});
//   design.limit({"...", "..."});
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/design.h"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace fotfaste {

// One thing that is computed: a goal, a follow-up point, a curve. Fields as in fotfaste_design_purpose.
struct DesignPurpose {
  std::string_view id = {};
  Label title = {};
  Label denominator = {};  // both texts empty where nobody is counted
  std::optional<std::int64_t> planned = {};
  std::optional<double> target = {};  // a share
  bool describes = false;             // those who take part: there is no difference to show
  Parameters at = {};
};

struct DesignOption {
  std::string toml;
  Label meaning;
};

struct DesignQuestion {
  const char* id = nullptr;
  Label question = {};
  Label reading = {};  // what is assumed as long as the question is open
  bool answered = false;
  std::vector<DesignOption> options = {};  // at least one for a question that is open
};

class Design {
 public:
  // sink outlives this.
  explicit Design(const fotfaste_design_sink* sink) : sink_(sink), needs_(&needs_sink_, declared_) {
    needs_sink_.struct_size = sizeof needs_sink_;
    needs_sink_.context = this;
    needs_sink_.add_column = add_column;
    needs_sink_.add_follow_up = ignore_follow_up;
  }
  Design(const Design&) = delete;
  Design& operator=(const Design&) = delete;

  // Begins a purpose; what follows is about it.
  void purpose(const DesignPurpose& purpose) {
    const fotfaste_design_purpose lent = {sizeof lent,
                                          purpose.describes ? FOTFASTE_DESIGN_DESCRIBES : 0,
                                          lend(purpose.id),
                                          lend(purpose.title),
                                          lend(purpose.denominator),
                                          purpose.planned.value_or(-1),
                                          purpose.target.value_or(std::numeric_limits<double>::quiet_NaN()),
                                          purpose.at.raw()};
    check(sink_->add_purpose(sink_, &lent));
  }
  // Takes the columns of the purpose, from criteria and histories too: criterion.declare(design.columns()).
  // How long it follows people is said in needs() alone.
  [[nodiscard]] Needs& columns() { return needs_; }

  void question(const DesignQuestion& question) {
    std::vector<fotfaste_design_option> options;
    for (const DesignOption& option : question.options) {
      options.push_back({lend(option.toml), lend(option.meaning)});
    }
    const fotfaste_design_question lent = {sizeof lent,
                                           question.answered ? 1u : 0u,
                                           question.id,
                                           lend(question.question),
                                           lend(question.reading),
                                           options.data(),
                                           options.size()};
    check(sink_->add_question(sink_, &lent));
  }

  // Something that the figure will not show, whatever it turns out to be.
  void limit(const Label& limit) {
    const fotfaste_label lent = lend(limit);
    check(sink_->add_limit(sink_, &lent));
  }

 private:
  static std::int32_t add_column(const fotfaste_needs_sink* needs, const char* column,
                                 std::int32_t required) {
    const fotfaste_design_sink* sink = static_cast<Design*>(needs->context)->sink_;
    return sink->add_column(sink, column, required);
  }
  static std::int32_t ignore_follow_up(const fotfaste_needs_sink*, fotfaste_text, const char*, std::int32_t,
                                       std::int32_t) {
    return FOTFASTE_OK;
  }
  static void check(std::int32_t status) {
    if (status != FOTFASTE_OK) throw SinkRefused(status);
  }

  const fotfaste_design_sink* sink_;
  fotfaste_needs_sink needs_sink_ = {};
  Declared declared_;
  Needs needs_;
};

}  // namespace fotfaste
