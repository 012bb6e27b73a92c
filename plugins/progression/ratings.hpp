// One participation's ratings, wave by wave.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "measures.hpp"
#include "options.hpp"

namespace progression {

// Waves are numbered up to this; ratings of later ones are left out and told of.
inline constexpr std::int32_t last_possible_wave = 200;

// An answer as it was given.
struct Answer {
  std::uint32_t measure;
  fotfaste::Day day;
  double value;
};

// A measure's value at a wave.
struct Rating {
  std::int32_t wave;
  double value;
};

// Reads one participation after the other into memory that it keeps.
//
// Of several answers to one item in one wave the one nearest to the wave's day counts, the later of two as
// near; two that differ on that very day make it missing. The wave's day is that of the wave (time), or the
// first of the occasion.
class Ratings {
 public:
  // measures outlives this.
  Ratings(const Options& options, Measures& measures, fotfaste::Day as_of)
      : options_(options), measures_(measures), as_of_(as_of) {}

  static void declare(fotfaste::Needs& needs);
  // To be called for each batch before its participations are read.
  void bind(const fotfaste::Batch& batch);
  void read(const fotfaste::Participation& participation);

  // All of what follows is of the participation read last.

  // Measures with any value, and a measure's values in the order of the waves.
  [[nodiscard]] std::span<const std::uint32_t> rated_measures() const { return rated_measures_; }
  [[nodiscard]] std::span<const Rating> of(std::uint32_t measure) const {
    return measure < series_.size() ? std::span<const Rating>(series_[measure]) : std::span<const Rating>();
  }
  [[nodiscard]] std::optional<double> at(std::uint32_t measure, std::int32_t wave) const;

  // Forms with any value, and the waves at which a form has any.
  struct FormWave {
    std::int32_t wave;
    fotfaste::Day day;  // of the earliest answer
  };
  [[nodiscard]] std::span<const std::uint32_t> rated_forms() const { return rated_forms_; }
  [[nodiscard]] std::span<const FormWave> waves_of(std::uint32_t form) const {
    return form < form_waves_.size() ? std::span<const FormWave>(form_waves_[form])
                                     : std::span<const FormWave>();
  }

  // Every answer before as_of, also those outside all waves.
  [[nodiscard]] std::span<const Answer> answers() const { return answers_; }
  // The answers that count at the waves: one a measure and wave.
  struct Chosen {
    std::uint32_t measure;
    std::int32_t wave;
    fotfaste::Day day;
    double value;
  };
  [[nodiscard]] std::span<const Chosen> chosen() const { return chosen_; }
  // Whether any answer is of no wave.
  [[nodiscard]] bool any_outside() const { return outside_; }

  // The last wave at which a rating was to be expected by now: its time has passed, and the participation had
  // not ended by its day. Nothing for occasions, which nobody expects.
  [[nodiscard]] std::optional<std::int32_t> last_expected_wave(
      const fotfaste::Participation& participation) const;

 private:
  struct Place {
    std::int32_t wave;      // negative: none
    std::int64_t distance;  // from the wave's day; the smaller, the better
  };
  struct Candidate {
    std::uint32_t measure;
    Place place;
    fotfaste::Day day;
    double value;
  };

  void read_answers(const fotfaste::Participation& participation);
  void find_occasions();
  [[nodiscard]] Place place_in_time(fotfaste::Day entry, fotfaste::Day day) const;
  [[nodiscard]] Place place_among_occasions(const Answer& answer) const;
  [[nodiscard]] fotfaste::Day wave_day(fotfaste::Day entry, std::int32_t wave) const;
  void choose(fotfaste::Day entry);
  void add_sub_scales();
  void add(std::uint32_t measure, Rating rating);
  [[nodiscard]] std::optional<double> sub_scale_value(const Measure& sub_scale, std::int32_t wave) const;

  const Options& options_;
  Measures& measures_;
  fotfaste::Day as_of_;
  const fotfaste::AssessmentColumns* columns_ = nullptr;
  // Forms and items by the batch's numbers of words: rows of it are looked up once.
  std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> forms_met_;
  std::vector<std::vector<std::int64_t>> items_met_;  // by form, then word

  std::vector<Answer> answers_;
  std::vector<Candidate> candidates_;
  std::vector<Chosen> chosen_;
  std::map<std::string_view, std::vector<fotfaste::Day>> occasions_;  // first days, by instrument
  std::vector<std::vector<Rating>> series_;                           // by measure
  std::vector<std::uint32_t> rated_measures_;
  std::vector<std::vector<FormWave>> form_waves_;  // by form
  std::vector<std::uint32_t> rated_forms_;
  bool outside_ = false;
};

}  // namespace progression
