// ESF+ (2021 to 2027): the indicators of one project, by half-year and gender.
#include <variant>

#include "fotfaste/sdk/indicators/export.hpp"
#include "sampling.hpp"
#include "scheme.hpp"

namespace fotfaste::esf_plus {
namespace {

using indicators::Scheme;
using indicators::Words;

constexpr Words title = {"ESF+ 2021–2027", "ESF+ 2021–2027"};
constexpr Words description = {
    "De gemensamma indikatorerna EECO01–19 och EECR01–06 per halvår och kön, med fondens regler. I Sverige "
    "räknar SCB fram dem ur register: det här är projektets egen beräkning.",
    "The common indicators EECO01–19 and EECR01–06 by half-year and gender, with the fund's rules. In Sweden "
    "Statistics Sweden derives them from registers: these are the project's own figures."};

const Scheme every_indicator = {.title = title,
                                .description = description,
                                .indicators = all_indicators,
                                .fields = all_fields,
                                .figure_rules = all_rules,
                                .record_rules = record_rules,
                                .half_years = true,
                                .non_binary = true};
const Scheme of_inclusion = {.title = title,
                             .description = description,
                             .indicators = inclusion_indicators,
                             .fields = inclusion_fields,
                             .figure_rules = inclusion_rules,
                             .record_rules = record_rules,
                             .half_years = true,
                             .non_binary = true};

// What a specific objective asks for is one of two schemes; which is known when the settings are.
class EsfPlus {
  using Whole = indicators::Export<every_indicator, Sampling>;
  using Inclusion = indicators::Export<of_inclusion, Sampling>;

 public:
  static void describe(Description& description) {
    Whole::describe(description);
    description
        .parameter("objective", ParameterType::choice,
                   "Specifikt mål. l (social integration) utelämnar sysselsättning och utbildning vid start.",
                   "Specific objective. l (social integration) leaves out status and education at entry.")
        .choices({"l", "other"})
        .default_value("other");
  }
  static void needs(const Settings& settings, Needs& needs) {
    is_inclusion(settings) ? Inclusion::needs(settings, needs) : Whole::needs(settings, needs);
  }

  explicit EsfPlus(const Settings& settings) {
    if (is_inclusion(settings)) {
      export_.emplace<Inclusion>(settings);
    } else {
      export_.emplace<Whole>(settings);
    }
  }

  void consume(const Batch& batch) {
    visit([&](auto& own) { own.consume(batch); });
  }
  void merge(const EsfPlus& other) {
    visit([&]<typename Own>(Own& own) { own.merge(std::get<Own>(other.export_)); });
  }
  void save(Writer& writer) const {
    visit([&](const auto& own) { own.save(writer); });
  }
  void restore(Reader& reader) {
    visit([&](auto& own) { own.restore(reader); });
  }
  void report(Results& results) const {
    visit([&](const auto& own) { own.report(results); });
  }

 private:
  static bool is_inclusion(const Settings& settings) {
    return settings.parameters().text_or("objective", "other") == "l";
  }
  template <typename Function>
  void visit(const Function& function) {
    if (auto* whole = std::get_if<Whole>(&export_)) return function(*whole);
    function(std::get<Inclusion>(export_));
  }
  template <typename Function>
  void visit(const Function& function) const {
    if (const auto* whole = std::get_if<Whole>(&export_)) return function(*whole);
    function(std::get<Inclusion>(export_));
  }

  std::variant<std::monostate, Whole, Inclusion> export_;
};

}  // namespace
}  // namespace fotfaste::esf_plus

FOTFASTE_PLUGIN(fotfaste::esf_plus::EsfPlus, "funder-export-esfplus", "1.0.0");
