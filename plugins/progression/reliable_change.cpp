#include "reliable_change.hpp"

#include "fotfaste/sdk/statistics/reliable_change.hpp"

namespace progression {
namespace {

namespace statistics = fotfaste::statistics;

// A standard deviation and a reliability, and where each comes from; empty: nowhere.
struct Basis {
  std::optional<double> sd, reliability;
  std::string_view sd_source, reliability_source;
  std::optional<statistics::MeasurementError> error;
  std::string source;  // as the instrument states it
  std::optional<statistics::Norm> functional;
};

Basis basis_of(const Reporting& reporting, const Changes& changes, const Reliability& reliability,
               std::uint32_t number) {
  const Measure& measure = reporting.measures.measures()[number];
  const Form& form = reporting.measures.form_of(measure);
  Basis basis;
  if (const auto* norm = reporting.measures.instruments().norm(form.instrument, measure.id, form.rater)) {
    basis.sd = norm->sd;
    basis.reliability = norm->reliability;
    basis.source = norm->source;
    if (norm->functional_mean && norm->functional_sd) {
      basis.functional = statistics::Norm{*norm->functional_mean, *norm->functional_sd};
    }
  }
  if (basis.sd) basis.sd_source = "norm";
  if (basis.reliability) basis.reliability_source = "norm";
  if (reporting.options.missing_norms == MissingNorms::computed) {
    if (!basis.sd) {
      const auto first = mean_and_deviation(changes.first_values(number));
      if (first && first->deviation) {
        basis.sd = first->deviation;
        basis.sd_source = "data";
      }
    }
    if (!basis.reliability && measure.kind == MeasureKind::sub_scale) {
      basis.reliability = reliability.first_alpha(number);
      if (basis.reliability) basis.reliability_source = "data";
    }
  }
  if (basis.sd && basis.reliability) {
    basis.error = statistics::measurement_error(*basis.sd, *basis.reliability);
  }
  return basis;
}

// Of those who took part, before: the cut-off between their group and the one without difficulties.
std::optional<double> cutoff(const Basis& basis, const ValuePairs& pairs) {
  if (!basis.functional || pairs.size() < 2) return std::nullopt;
  const auto sums = statistics::moments(pairs);
  const double deviation = std::sqrt(sums.first_squares / static_cast<double>(sums.size - 1));
  return statistics::cutoff_c({sums.first_mean, deviation}, *basis.functional);
}

}  // namespace

void describe_reliable_change(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table = description
                               .table(reliable_change_id, fotfaste::Kind::distribution,
                                      "Säkerställd förändring", "Reliable change")
                               .description(
                                   "Hur många som ändrats mer än formulärets mätfel förklarar (Jacobson och "
                                   "Truax 1991: mer än 1,96 "
                                   "gånger skillnadens medelfel). Det krävs en standardavvikelse och en "
                                   "reliabilitet, och tabellen "
                                   "säger varifrån de kommer; annars är det okänt. Återhämtad: förbättrad, "
                                   "och närmare gruppen utan "
                                   "svårigheter än den egna.",
                                   "How many changed by more than the instrument's error explains (Jacobson "
                                   "and Truax 1991: more than "
                                   "1.96 standard errors of the difference). It takes a standard deviation "
                                   "and a reliability, and the "
                                   "table says where they come from; otherwise it is unknown. Recovered: "
                                   "improved, and nearer the group "
                                   "without difficulties than one's own.")
                               .smallest_cell(5);
  add_measure_columns(table)
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("class", Type::text, Role::dimension, "Förändring", "Change")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Skattade båda gångerna", "Rated both times")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("smallest_change", Type::number, Role::attribute, "Minsta säkerställda förändring",
              "Smallest reliable change")
      .column("sd", Type::number, Role::attribute, "Standardavvikelse", "Standard deviation")
      .column("sd_source", Type::text, Role::attribute, "Standardavvikelsen kommer från",
              "Standard deviation from")
      .column("reliability", Type::number, Role::attribute, "Reliabilitet", "Reliability")
      .column("reliability_source", Type::text, Role::attribute, "Reliabiliteten kommer från",
              "Reliability from")
      .column("source", Type::text, Role::attribute, "Normens källa", "Source of the norm");
}

void report_reliable_change(const Reporting& reporting, const Changes& changes,
                            const Reliability& reliability) {
  const bool expected = reporting.options.waves == Waves::time;
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    const Basis basis = basis_of(reporting, changes, reliability, number);
    const auto text = [](std::string_view word) {
      return word.empty() ? std::nullopt : std::optional<std::string_view>(word);
    };
    const auto add = [&](std::optional<std::size_t> wave) {
      const auto limit =
          cutoff(basis, changes.pairs(fotfaste::Breakdown::everybody, number, From::first, wave));
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const ValuePairs pairs = changes.pairs(stratum, number, From::first, wave);
        if (pairs.empty()) continue;
        const auto add_row = [&](const char* name, std::optional<std::int64_t> count,
                                 std::optional<std::int64_t> all, std::optional<std::int64_t> unknown) {
          reporting.results.add(
              reliable_change_id, form.instrument, form.rater, measure.id, word(measure.kind), wave, name,
              reporting.breakdown.cell(stratum), count, all, unknown,
              basis.error ? std::optional(statistics::smallest_reliable_change(*basis.error)) : std::nullopt,
              basis.sd, text(basis.sd_source), basis.reliability, text(basis.reliability_source),
              text(basis.source));
        };
        if (!basis.error) {
          add_row("unknown", std::nullopt, std::nullopt, pairs.size());
          continue;
        }
        std::optional<std::int64_t> unknown;
        if (expected || !wave) unknown = changes.without_later(stratum, number, From::first, wave);
        const auto classes = statistics::reliable_changes(pairs, *basis.error, measure.direction, limit);
        add_row("improved", classes.improved, pairs.size(), unknown);
        add_row("unchanged", classes.unchanged, pairs.size(), unknown);
        add_row("deteriorated", classes.deteriorated, pairs.size(), unknown);
        if (limit) add_row("recovered", classes.recovered, pairs.size(), unknown);
      }
    };
    add(std::nullopt);
    for (std::size_t wave = 1; wave < changes.wave_count(number); ++wave) add(wave);
  }
  label_measures(reporting, reliable_change_id);
  const auto label = [&](const char* column, const char* value, const fotfaste::Label& words) {
    reporting.results.label(reliable_change_id, column, value, words);
  };
  label("class", "improved", {"säkert förbättrad", "reliably improved"});
  label("class", "unchanged", {"inom mätfelet", "within the error"});
  label("class", "deteriorated", {"säkert försämrad", "reliably deteriorated"});
  label("class", "recovered", {"därav återhämtad", "of these recovered"});
  label("class", "unknown", {"okänt", "unknown"});
  for (const char* column : {"sd_source", "reliability_source"}) {
    label(column, "norm", {"formuläret", "the instrument"});
    label(column, "data", {"projektets egna data", "the project's own data"});
  }
}

bool lacks_norms(const Reporting& reporting, const Changes& changes, const Reliability& reliability) {
  for (const std::uint32_t number : reporting.numbers.measures) {
    if (changes.wave_count(number) > 0 && !basis_of(reporting, changes, reliability, number).error)
      return true;
  }
  return false;
}

}  // namespace progression
