// The plugin: the European Social Fund 2007-2013.
#include "fotfaste/sdk/indicators/export.hpp"
#include "scheme.hpp"

namespace esf2007 {

extern const in::Scheme scheme;
const in::Scheme scheme = {
    .title = {"ESF 2007-2013: uppgifter om deltagare", "ESF 2007-2013: data on participants"},
    .description =
        {"Deltagare som börjar, slutar och följer med, per år och kön, i raderna i bilaga XXIII till "
         "förordning (EG) nr 1828/2006. Radernas lydelse ska stämmas av mot lagtexten.",
         "Participants who enter, leave and are carried over, by year and gender, in the rows of "
         "Annex XXIII of Regulation (EC) No 1828/2006. The rows' wording is to be confirmed against "
         "the legal text."},
    .indicators = indicators,
    .fields = fields,
    .figure_rules = figure_rules,
    .record_rules = record_rules,
};

using Export = in::Export<scheme>;

}  // namespace esf2007

FOTFASTE_PLUGIN(esf2007::Export, "funder-export-esf2007", "1.0.0");
