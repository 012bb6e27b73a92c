// Table mapping-completeness: how far the mapping had come at the end of each month from entry on, by rater
// and by all of them together.
//
// A month counts for those who still took part at the end of it and for whom that day has passed; who had
// left stands apart, however much of the mapping was done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

class Mapping {
 public:
  static void describe(fotfaste::Description& description);
  static void describe_parameter(fotfaste::Description& description);

  // Throws ParameterError.
  explicit Mapping(const fotfaste::Settings& settings);

  void declare(fotfaste::Needs& needs) const;
  // What is to be collected of people: without what describes the questionnaires.
  static void declare_answers(fotfaste::Needs& needs);
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);
  void merge(const Mapping& other);
  void save(fotfaste::Writer& writer) const;
  // Throws MalformedBytes too for counts of other questions than these.
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results, const fotfaste::Settings& settings) const;
  void report_unseen(const fotfaste::Settings& settings) const;

  [[nodiscard]] bool is_asked() const { return months_ > 0; }
  [[nodiscard]] std::int32_t months() const { return static_cast<std::int32_t>(months_); }

 private:
  struct Question {
    std::string instrument, item;
  };
  // When the mapping was begun and done; end_of_time for not yet.
  struct Progress {
    fotfaste::Day begun, done;
  };

  // The number of a question, which is added when it is new.
  std::size_t question(std::string_view instrument, std::string_view item);
  void read_questions(const fotfaste::Settings& settings, const std::vector<std::string>& instruments);
  // Of each rater, and last of all together.
  void read(const fotfaste::Participation& participation);
  [[nodiscard]] std::size_t everybody() const { return raters_.size(); }
  // Whether the rater, or each of all, has questions, so that it can be told when they are done.
  [[nodiscard]] bool can_be_done(std::size_t rater) const;
  // The counts' item of a rater and month; months from 0.
  [[nodiscard]] std::size_t item_of(std::size_t month, std::size_t rater) const {
    return month * (raters_.size() + 1) + rater;
  }

  std::size_t months_ = 0;  // 0: not asked for
  std::vector<std::string> raters_;
  fotfaste::criteria::WordSet instruments_, rater_words_;
  fotfaste::Day as_of_;
  std::vector<Question> questions_;
  std::vector<std::vector<bool>> asked_;  // by rater and question

  const fotfaste::AssessmentColumns* columns_ = nullptr;
  std::vector<std::int32_t> rater_numbers_;        // by index in the batch's dictionary; -1 for others
  std::vector<std::int32_t> instrument_numbers_;   // the same; the first question of the instrument's name
  std::vector<std::vector<std::size_t>> by_item_;  // questions by the item's index
  std::vector<fotfaste::Day> answered_;            // by rater and question: first day
  std::vector<Progress> progress_;

  StrataCounts counts_{0, 1};
};

}  // namespace needs_mapping
