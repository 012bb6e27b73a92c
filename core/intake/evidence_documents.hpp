// Documents that evidence in project.toml names: whether they are still the files that were reviewed.
#pragma once

#include <filesystem>

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"

namespace fotfaste::intake {

// Looks at every table evidence within [[plugin]] whose document is a file, from the folder of project.toml
// on. A document that is no file there (a reference, a link) is passed over. Findings: a file whose SHA-256
// is not the document_sha256 that stands beside it (C033), or that has none beside it (C034).
void check_evidence_documents(const Node& root, const std::filesystem::path& folder,
                              ProjectFindings& findings);

}  // namespace fotfaste::intake
