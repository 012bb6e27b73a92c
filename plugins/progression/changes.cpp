#include "changes.hpp"

namespace progression {
namespace {

std::size_t slot_of(std::size_t wave, bool with_activity) {
  return wave * 2 + (with_activity ? 0 : 1);
}

}  // namespace

void Changes::count(const Person& person, const Measures& measures, const ActivitySpells& activities) {
  const Ratings& ratings = person.ratings;
  const auto expected = ratings.last_expected_wave(person.participation);
  const auto later = static_cast<std::size_t>(person.later);
  // Whether something went on between a form's wave and the one before, asked once for all its measures.
  const auto went_on = [&](std::uint32_t form, std::int32_t wave) {
    fotfaste::Spell window{fotfaste::no_day, fotfaste::no_day};
    for (const auto& at : ratings.waves_of(form)) {
      if (at.wave == wave - 1) window.from = at.day;
      if (at.wave == wave) window.until = at.day;
    }
    return activities.went_on(window);
  };
  for (const std::uint32_t form : ratings.rated_forms()) {
    const auto waves = ratings.waves_of(form);
    std::vector<char> active;  // by place among the form's waves
    for (const auto& at : waves) active.push_back(went_on(form, at.wave) ? 1 : 0);
    const auto was_active = [&](std::int32_t wave) {
      for (std::size_t i = 0; i < waves.size(); ++i) {
        if (waves[i].wave == wave) return active[i] != 0;
      }
      return false;
    };
    for (const auto* const of_form : {&measures.forms()[form].items, &measures.forms()[form].sub_scales}) {
      for (const std::uint32_t measure : *of_form) {
        const auto series = ratings.of(measure);
        if (series.empty()) continue;
        const Rating& first = series.front();
        for (const std::uint32_t stratum : person.strata) {
          for (std::size_t i = 1; i < series.size(); ++i) {
            const auto wave = static_cast<std::size_t>(series[i].wave);
            from_first_.at(stratum, measure, wave).add({first.value, series[i].value});
            if (series[i].wave != series[i - 1].wave + 1) continue;
            from_previous_.at(stratum, measure, slot_of(wave, was_active(series[i].wave)))
                .add({series[i - 1].value, series[i].value});
          }
          if (series.size() == 1) {
            once_.at(stratum, measure, later).add({first.value});
          } else {
            to_last_.at(stratum, measure, later).add({first.value, series.back().value});
          }
          std::size_t next = 1;
          bool before = true;  // had a value at the wave just before
          for (std::int32_t wave = first.wave + 1; expected && wave <= *expected; ++wave) {
            const bool has = next < series.size() && series[next].wave == wave;
            if (has) {
              ++next;
            } else {
              lost_from_first_.at(stratum, measure, static_cast<std::size_t>(wave)).add();
              if (before) lost_from_previous_.at(stratum, measure, static_cast<std::size_t>(wave)).add();
            }
            before = has;
          }
        }
      }
    }
  }
}

void Changes::merge(const Changes& other, const Numbering& numbers) {
  from_first_.merge(other.from_first_, numbers.strata, numbers.measures);
  from_previous_.merge(other.from_previous_, numbers.strata, numbers.measures);
  to_last_.merge(other.to_last_, numbers.strata, numbers.measures);
  once_.merge(other.once_, numbers.strata, numbers.measures);
  lost_from_first_.merge(other.lost_from_first_, numbers.strata, numbers.measures);
  lost_from_previous_.merge(other.lost_from_previous_, numbers.strata, numbers.measures);
}

void Changes::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  from_first_.save(writer, numbers.strata, numbers.measures);
  from_previous_.save(writer, numbers.strata, numbers.measures);
  to_last_.save(writer, numbers.strata, numbers.measures);
  once_.save(writer, numbers.strata, numbers.measures);
  lost_from_first_.save(writer, numbers.strata, numbers.measures);
  lost_from_previous_.save(writer, numbers.strata, numbers.measures);
}

void Changes::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  from_first_.restore(reader, numbers.strata, numbers.measures);
  from_previous_.restore(reader, numbers.strata, numbers.measures);
  to_last_.restore(reader, numbers.strata, numbers.measures);
  once_.restore(reader, numbers.strata, numbers.measures);
  lost_from_first_.restore(reader, numbers.strata, numbers.measures);
  lost_from_previous_.restore(reader, numbers.strata, numbers.measures);
}

ValuePairs Changes::pairs(std::uint32_t stratum, std::uint32_t measure, From from,
                          std::optional<std::size_t> wave) const {
  if (wave && from == From::first) return value_pairs(from_first_.get(stratum, measure, *wave));
  PairCounts all;
  if (wave) {
    for (const bool with_activity : {true, false}) {
      all.merge(from_previous_.get(stratum, measure, slot_of(*wave, with_activity)));
    }
  } else {
    for (std::size_t later = 0; later < later_count; ++later) {
      all.merge(to_last_.get(stratum, measure, later));
    }
  }
  return value_pairs(all);
}

std::int64_t Changes::without_later(std::uint32_t stratum, std::uint32_t measure, From from,
                                    std::optional<std::size_t> wave) const {
  if (!wave) {
    std::int64_t all = 0;
    for (std::size_t later = 0; later < later_count; ++later) {
      fotfaste::add_counts(all, once_.get(stratum, measure, later).size());
    }
    return all;
  }
  return (from == From::first ? lost_from_first_ : lost_from_previous_).get(stratum, measure, *wave).value();
}

std::size_t Changes::wave_count(std::uint32_t measure) const {
  return from_first_.slot_count(fotfaste::Breakdown::everybody, measure);
}

ValuePairs Changes::by_activity(std::uint32_t stratum, std::uint32_t measure, std::size_t wave,
                                bool with_activity) const {
  return value_pairs(from_previous_.get(stratum, measure, slot_of(wave, with_activity)));
}

ValuePairs Changes::by_later(std::uint32_t stratum, std::uint32_t measure, Later later) const {
  return value_pairs(to_last_.get(stratum, measure, static_cast<std::size_t>(later)));
}

std::int64_t Changes::once_by_later(std::uint32_t stratum, std::uint32_t measure, Later later) const {
  return once_.get(stratum, measure, static_cast<std::size_t>(later)).size();
}

ValueCounts Changes::first_values(std::uint32_t measure) const {
  ValueCounts all;
  for (std::size_t later = 0; later < later_count; ++later) {
    all.merge(once_.get(fotfaste::Breakdown::everybody, measure, later));
    for (const auto& [key, count] : to_last_.get(fotfaste::Breakdown::everybody, measure, later).entries()) {
      for (std::int64_t left = count; left > 0; --left) all.add({key[0]});
    }
  }
  return all;
}

}  // namespace progression
