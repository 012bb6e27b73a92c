// A questionnaire's own file: [instrument], [[item]], [[sub_scale]], [[norm]].
#pragma once

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/instrument.hpp"

namespace fotfaste::intake {

// Everything that can be understood; what cannot is a finding.
model::Instrument read_instrument(const Node& root, ProjectFindings& findings);

}  // namespace fotfaste::intake
