#include "published.hpp"

#include <cmath>
#include <set>

#include "codes.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Kind;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Role;
using fotfaste::Type;

std::string source_of(const Parameters& table) {
  const std::string_view source = table.text("source");
  if (source.empty()) {
    throw_contradiction(
        table.find("source"), {"Källan är tom.", "The source is empty."},
        {"Skriv varifrån siffran kommer, med år.", "Write where the figure comes from, with the year."});
  }
  return std::string(source);
}

}  // namespace

void Published::describe(fotfaste::Description& description) {
  fotfaste::Parameter& figure =
      description
          .parameter(
              "published", ParameterType::table,
              "Andelar som andra har publicerat. Antalen behövs, så att osäkerheten kan visas.",
              "Shares that others have published. The numbers are needed, so that uncertainty can be shown.")
          .repeated();
  describe_id_and_text(figure);
  figure.field("group", ParameterType::text, "Vilka siffran gäller. Annars alla.",
               "Whom the figure is about. Otherwise everybody.");
  figure
      .field("numerator", ParameterType::integer, "Så många nådde utfallet.", "So many reached the outcome.")
      .range(0, 1e12)
      .required();
  figure.field("denominator", ParameterType::integer, "Av så många.", "Out of so many.")
      .range(1, 1e12)
      .required();
  figure.field("percent", ParameterType::number, "Procent som den trycktes.", "Per cent as it was printed.")
      .range(0, 100);
  figure.field("source", ParameterType::text, "Källa, med år.", "Source, with the year.").required();
  figure.field("beside", ParameterType::text, "Jämförelsen vars andel av alla den ställs bredvid.",
               "The comparison whose share of everybody it is set beside.");
  fotfaste::Parameter& series =
      description
          .parameter(
              "context", ParameterType::table,
              "Hur det ser ut omkring. En serie ur statistiken, till exempel ungdomsarbetslöshet per år.",
              "The surroundings. A series of statistics, for example youth unemployment by year.")
          .repeated();
  describe_id_and_text(series);
  series.field("unit", ParameterType::text, "Enhet, som \"procent\".", "Unit, such as \"per cent\".")
      .required();
  series.field("source", ParameterType::text, "Källa.", "Source.").required();
  fotfaste::Parameter& point = series
                                   .field("values", ParameterType::table, "Ett värde och när det gäller.",
                                          "A value and when it holds.")
                                   .repeated()
                                   .required();
  point
      .field("period", ParameterType::text, "År eller månad, som \"2019\".",
             "Year or month, such as \"2019\".")
      .required();
  point.field("value", ParameterType::number, "Värde.", "Value.").required();

  description
      .table("published", Kind::proportion, "Andras publicerade siffror",
             "Figures that others have published")
      .description(
          "Räknade ur de publicerade antalen, med osäkerhet. Andra projekt har andra deltagare.",
          "Computed from the published numbers, with uncertainty. Other projects have other participants.")
      .column("figure", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Nådde utfallet", "Reached the outcome")
      .column("denominator", Type::integer, Role::denominator, "Av", "Of")
      .column("printed", Type::number, Role::attribute, "Som den trycktes", "As it was printed", "percent")
      .column("printing", Type::text, Role::attribute, "Stämmer trycket?", "Does the print agree?")
      .column("published_by", Type::text, Role::attribute, "Källa", "Source");
  description.table("context", Kind::ratio, "Hur det ser ut omkring", "The surroundings")
      .description(
          "Statistik om omgivningen, som bakgrund. Den säger inget om vad projektet lett till.",
          "Statistics of the surroundings, as background. They say nothing of what the project led to.")
      .column("series", Type::text, Role::dimension, "Serie", "Series")
      .column("period", Type::text, Role::dimension, "Period", "Period")
      .column("value", Type::number, Role::value, "Värde", "Value")
      .column("unit", Type::text, Role::attribute, "Enhet", "Unit")
      .column("published_by", Type::text, Role::attribute, "Källa", "Source");
}

Published::Figure Published::figure_of(const Parameters& table) {
  Figure figure{table,
                std::string(table.text("id")),
                std::string(table.text_or("group", "everybody")),
                source_of(table),
                plain_text_of(table),
                {table.integer("numerator"), table.integer("denominator")},
                {}};
  if (figure.share.numerator < 0 || figure.share.numerator > figure.share.denominator) {
    throw_contradiction(table.find("numerator"),
                        {"Fler nådde utfallet än de var.", "More reached the outcome than there were."},
                        {"Kontrollera numerator och denominator.", "Check numerator and denominator."});
  }
  if (const Parameters percent = table.find("percent")) figure.printed = finite_number(percent);
  return figure;
}

Published::Series Published::series_of(const Parameters& table) {
  Series series{std::string(table.text("id")),
                std::string(table.text("unit")),
                source_of(table),
                plain_text_of(table),
                {}};
  std::set<std::string_view> seen;
  for (const Parameters point : table.find("values").items()) {
    if (!seen.insert(point.text("period")).second) {
      throw_contradiction(point.find("period"), {"Samma period står två gånger.", "One period stands twice."},
                          {"Ta bort den ena.", "Remove one of them."});
    }
    series.points.push_back({std::string(point.text("period")), finite_number(point.find("value"))});
  }
  return series;
}

Published::Published(const fotfaste::Settings& settings) : settings_(settings) {
  const Parameters parameters = settings.parameters();
  check_ids(parameters.find("published"));
  check_ids(parameters.find("context"));
  for (const Parameters table : parameters.find("published").items()) figures_.push_back(figure_of(table));
  for (const Parameters table : parameters.find("context").items()) series_.push_back(series_of(table));
}

std::vector<PublishedShare> Published::beside(std::string_view comparison) const {
  std::vector<PublishedShare> shares;
  for (const Figure& figure : figures_) {
    if (figure.at.text_or("beside", "") == comparison)
      shares.push_back({figure.id, figure.text, figure.share});
  }
  return shares;
}

std::vector<Parameters> Published::asked() const {
  std::vector<Parameters> asked;
  for (const Figure& figure : figures_) {
    if (const Parameters beside = figure.at.find("beside")) asked.push_back(beside);
  }
  return asked;
}

void Published::report(fotfaste::Results& results) const {
  for (const Figure& figure : figures_) {
    const double percent =
        100 * static_cast<double>(figure.share.numerator) / static_cast<double>(figure.share.denominator);
    const bool agrees = !figure.printed || std::abs(*figure.printed - percent) < 1;
    std::optional<std::string> printing;
    if (figure.printed) printing = agrees ? "agrees" : "differs";
    results.add("published", figure.id, figure.group, figure.share.numerator, figure.share.denominator,
                figure.printed, printing, figure.source);
    results.label("published", "figure", figure.id, figure.text);
    if (figure.group == "everybody")
      results.label("published", "group", figure.group, value_label(figure.group));
    if (printing) {
      results.label("published", "printing", *printing,
                    agrees ? fotfaste::Label{"ja, avrundat", "yes, rounded"} : fotfaste::Label{"nej", "no"});
    }
    if (agrees) continue;
    settings_.report(fotfaste::Severity::warning, printed_code,
                     {"Antalen i " + figure.id + " ger inte den andel som trycktes.",
                      "The numbers of " + figure.id + " do not give the share that was printed."},
                     {"Läs källan igen: nämnaren kan vara en annan.",
                      "Read the source again: the denominator may be another."},
                     figure.at.raw());
  }
  for (const Series& series : series_) {
    for (const Point& point : series.points) {
      results.add("context", series.id, point.period, point.value, series.unit, series.source);
      // A picture leaves out the name of what does not vary.
      if (series_.size() > 1) continue;
      results.label("context", "period", point.period,
                    {series.text.sv + " " + point.period, series.text.en + " " + point.period});
    }
    if (!series.points.empty()) results.label("context", "series", series.id, series.text);
  }
}

}  // namespace comparison
