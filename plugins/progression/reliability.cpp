#include "reliability.hpp"

namespace progression {

namespace statistics = fotfaste::statistics;
using statistics::JointMoments;

void Reliability::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table =
      description.table(id, fotfaste::Kind::mean, "Reliabilitet", "Reliability")
          .description(
              "Cronbachs alfa för varje delområde och våg, bland dem som besvarat alla frågor i det, och hur "
              "två "
              "skattare stämmer överens: vägd kappa för frågor, ICC(2,1) för frågor och delområden.",
              "Cronbach's alpha for each sub-scale and wave, among those who answered all its items, and how "
              "far "
              "two raters agree: weighted kappa for items, ICC(2,1) for items and sub-scales.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("other_rater", Type::text, Role::dimension, "Jämfört med", "Compared with")
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("statistic", Type::text, Role::dimension, "Mått på reliabilitet", "Statistic")
      .column("n", Type::integer, Role::count, "Antal", "Number")
      .column("items", Type::integer, Role::attribute, "Frågor", "Items")
      .column("value", Type::number, Role::value, "Värde", "Value")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)");
}

void Reliability::count(const Person& person, const Measures& measures) {
  const Ratings& ratings = person.ratings;
  for (const std::uint32_t form : ratings.rated_forms()) {
    for (const std::uint32_t number : measures.forms()[form].sub_scales) {
      const Measure& sub_scale = measures.measures()[number];
      for (const auto& at : ratings.waves_of(form)) {
        row_.clear();
        for (const std::uint32_t item : sub_scale.items) {
          const auto value = ratings.at(item, at.wave);
          if (!value) break;
          row_.push_back(turned(measures.measures()[item], *value));
        }
        if (row_.size() != sub_scale.items.size()) continue;
        answers_.try_emplace({number, at.wave}, row_.size()).first->second.add(row_);
      }
    }
  }
}

void Reliability::merge(const Reliability& other, const Numbering& numbers) {
  for (const auto& [key, answers] : other.answers_) {
    const auto [own, is_new] =
        answers_.try_emplace({numbers.measures[key.first], key.second}, answers.columns());
    own->second.merge(answers);
  }
}

void Reliability::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  for (const std::uint32_t measure : numbers.measures) {
    const auto begin = answers_.lower_bound({measure, 0});
    const auto end = answers_.lower_bound({measure + 1, 0});
    writer.number(static_cast<std::uint64_t>(std::distance(begin, end)));
    for (auto it = begin; it != end; ++it) {
      writer.number(it->first.second);
      it->second.save(writer);
    }
  }
}

void Reliability::restore(fotfaste::Reader& reader, const Numbering& numbers, const Measures& measures) {
  for (const std::uint32_t measure : numbers.measures) {
    const std::uint64_t waves = reader.count(sizeof(std::int32_t));
    const std::size_t items = measures.measures()[measure].items.size();
    if (waves > 0 && items == 0) throw fotfaste::MalformedBytes("an item has no items of its own");
    for (std::uint64_t left = waves; left > 0; --left) {
      const auto wave = reader.number<std::int32_t>();
      if (wave < 0 || wave > last_possible_wave) throw fotfaste::MalformedBytes("there is no such wave");
      answers_.try_emplace({measure, wave}, items).first->second.restore(reader);
    }
  }
}

std::optional<double> Reliability::first_alpha(std::uint32_t measure) const {
  for (auto it = answers_.lower_bound({measure, 0}); it != answers_.end() && it->first.first == measure;
       ++it) {
    if (const auto alpha = statistics::cronbach_alpha(it->second)) return alpha->alpha;
  }
  return std::nullopt;
}

void Reliability::report(const Reporting& reporting, const RaterGap& gap) const {
  const Measures& measures = reporting.measures;
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = measures.measures()[number];
    const Form& form = measures.form_of(measure);
    for (auto it = answers_.lower_bound({number, 0}); it != answers_.end() && it->first.first == number;
         ++it) {
      const auto alpha = statistics::cronbach_alpha(it->second);
      if (!alpha) continue;
      reporting.results.add(id, form.instrument, form.rater, measure.id, word(measure.kind), std::nullopt,
                            it->first.second, "alpha", alpha->persons, measure.items.size(), alpha->alpha,
                            alpha->limits.low, alpha->limits.high);
    }
  }
  for (const std::uint32_t number : measures.pair_order()) {
    const Measures::Pair& pair = measures.pairs()[number];
    const Measure& measure = measures.measures()[pair.first];
    const Measure& other = measures.measures()[pair.second];
    const Form& form = measures.form_of(measure);
    for (std::size_t wave = 0; wave < gap.wave_count(number); ++wave) {
      const auto both = gap.pairs(fotfaste::Breakdown::everybody, number, wave);
      const Agreement agreed = agreement(both, measure, other, reporting.options.kappa_weights);
      const auto add = [&](const char* statistic, const std::optional<double>& value,
                           const std::optional<statistics::Interval>& limits) {
        if (!value) return;
        std::optional<double> low, high;
        if (limits) {
          low = limits->low;
          high = limits->high;
        }
        reporting.results.add(id, form.instrument, form.rater, measure.id, word(measure.kind),
                              measures.form_of(other).rater, wave, statistic, both.size(), std::nullopt,
                              *value, low, high);
      };
      add("weighted-kappa", agreed.kappa, agreed.kappa_limits);
      add("icc-2-1", agreed.icc, agreed.icc_limits);
    }
  }
  label_measures(reporting, id);
  measures.label_raters(reporting.results, id, "other_rater");
  reporting.results.label(id, "statistic", "alpha", {"Cronbachs alfa", "Cronbach's alpha"});
  reporting.results.label(id, "statistic", "weighted-kappa", {"vägd kappa", "weighted kappa"});
  reporting.results.label(id, "statistic", "icc-2-1", {"ICC(2,1)", "ICC(2,1)"});
}

}  // namespace progression
