#include "level.hpp"

namespace progression {

void Level::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table =
      description.table(id, fotfaste::Kind::mean, "Nivå vid varje våg", "Level at each wave")
          .description(
              "Medelvärde för varje fråga och delområde. Frågor redovisas på sin egen skala, delområden så "
              "att "
              "högre är bättre. Olika personer kan ha svarat vid olika vågor: förändring läses i tabellen "
              "förändring, inte som skillnaden mellan två nivåer.",
              "Mean of each item and sub-scale. Items stand on their own scale, sub-scales so that higher is "
              "better. Different people may have answered at different waves: read change in the table of "
              "change, not as the difference of two levels.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Antal", "Number")
      .column("missing", Type::integer, Role::unknown, "Svar saknas", "Answer missing")
      .column("value", Type::number, Role::value, "Medelvärde", "Mean")
      .column("sd", Type::number, Role::attribute, "Standardavvikelse", "Standard deviation")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)");
}

void Level::count(const Person& person, const Measures& measures) {
  const Ratings& ratings = person.ratings;
  for (const std::uint32_t stratum : person.strata) {
    for (const std::uint32_t measure : ratings.rated_measures()) {
      for (const Rating& rating : ratings.of(measure)) {
        values_.at(stratum, measure, static_cast<std::size_t>(rating.wave)).add({rating.value});
      }
    }
    for (const std::uint32_t form : ratings.rated_forms()) {
      const auto count_missing = [&](const std::vector<std::uint32_t>& of_form) {
        for (const std::uint32_t measure : of_form) {
          if (ratings.of(measure).size() == ratings.waves_of(form).size()) continue;
          if (!measures.measures()[measure].described) continue;
          for (const auto& at : ratings.waves_of(form)) {
            if (!ratings.at(measure, at.wave))
              missing_.at(stratum, measure, static_cast<std::size_t>(at.wave)).add();
          }
        }
      };
      count_missing(measures.forms()[form].items);
      count_missing(measures.forms()[form].sub_scales);
    }
  }
}

void Level::merge(const Level& other, const Numbering& numbers) {
  values_.merge(other.values_, numbers.strata, numbers.measures);
  missing_.merge(other.missing_, numbers.strata, numbers.measures);
}

void Level::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  values_.save(writer, numbers.strata, numbers.measures);
  missing_.save(writer, numbers.strata, numbers.measures);
}

void Level::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  values_.restore(reader, numbers.strata, numbers.measures);
  missing_.restore(reader, numbers.strata, numbers.measures);
}

std::optional<Level::FirstWave> Level::first_wave(std::uint32_t measure) const {
  const std::size_t waves = values_.slot_count(fotfaste::Breakdown::everybody, measure);
  for (std::size_t wave = 0; wave < waves; ++wave) {
    const ValueCounts& values = values_.get(fotfaste::Breakdown::everybody, measure, wave);
    if (!values.empty()) return FirstWave{wave, values};
  }
  return std::nullopt;
}

void Level::report(const Reporting& reporting) const {
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    const std::size_t waves = values_.slot_count(fotfaste::Breakdown::everybody, number);
    for (std::size_t wave = 0; wave < waves; ++wave) {
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const auto level = mean_and_deviation(values_.get(stratum, number, wave));
        if (!level) continue;
        std::optional<std::int64_t> missing;
        if (measure.described) missing = missing_.get(stratum, number, wave).value();
        std::optional<double> low, high;
        if (level->limits) {
          low = level->limits->low;
          high = level->limits->high;
        }
        reporting.results.add(id, form.instrument, form.rater, measure.id, word(measure.kind), wave,
                              reporting.breakdown.cell(stratum), level->size, missing, level->mean,
                              level->deviation, low, high);
      }
    }
  }
  label_measures(reporting, id);
}

}  // namespace progression
