// The plugin: the European Social Fund 2014-2020 and its Youth Employment Initiative.
#include <initializer_list>
#include <vector>

#include "fotfaste/sdk/indicators/export.hpp"
#include "scheme.hpp"

namespace esf2014 {

const std::vector<in::Indicator> indicators = [] {
  std::vector<in::Indicator> all;
  for (const auto& part : {outputs, results, youth}) all.insert(all.end(), part.begin(), part.end());
  return all;
}();

constexpr in::Option options[] = {
    {youth_option,
     {"Projektet hör till ungdomssysselsättningsinitiativet: räkna även dess indikatorer.",
      "The project belongs to the Youth Employment Initiative: count its indicators too."}}};

extern const in::Scheme scheme;
const in::Scheme scheme = {
    .title = {"ESF 2014-2020: gemensamma indikatorer", "ESF 2014-2020: common indicators"},
    .description =
        {"Deltagare och resultat som förordning (EU) nr 1304/2013 räknar dem, per år och kön, med "
         "kontroll mot reglerna. Numren i koderna, utom CR07, ska stämmas av mot "
         "rapporteringssystemet.",
         "Participants and results as Regulation (EU) No 1304/2013 counts them, by year and gender, "
         "held to its rules. The numbers of the codes, CR07 apart, are to be confirmed against the "
         "reporting system."},
    .indicators = indicators,
    .fields = fields,
    .figure_rules = figure_rules,
    .record_rules = record_rules,
    .options = options,
};

using Export = in::Export<scheme>;

}  // namespace esf2014

FOTFASTE_PLUGIN(esf2014::Export, "funder-export-esf2014", "1.0.0");
