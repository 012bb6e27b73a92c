#include "intake/evidence_documents.hpp"

#include <array>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>

#include "model/sha256.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

// In hexadecimal; nothing for what is no file or cannot be read.
std::optional<std::string> checksum_of(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  model::Sha256 sum;
  std::array<char, 1 << 16> piece;
  while (stream) {
    stream.read(piece.data(), piece.size());
    sum.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
  }
  return stream.bad() ? std::nullopt : std::optional<std::string>(sum.finish());
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void check_one(const Node& evidence, const std::filesystem::path& folder, ProjectFindings& findings) {
  const Node* document = evidence.find("document");
  if (document == nullptr || !document->is(ValueType::text) || document->text.empty()) return;
  const auto found = checksum_of(folder / document->text);
  if (!found) return;
  const std::string line = "document_sha256 = \"" + *found + "\"";
  const Node* stated = evidence.find("document_sha256");
  if (stated == nullptr) {
    findings.add("C034", document->mark, {}, {}, {"lägg till: " + line, "add: " + line});
  } else if (stated->is(ValueType::text) && in_small_letters(stated->text) != *found) {
    findings.add("C033", stated->mark, {}, {"filen har nu " + *found, "the file now has " + *found});
  }
}

void walk(const Node& node, const std::filesystem::path& folder, ProjectFindings& findings) {
  for (const Node& item : node.items) {
    if (item.key == "evidence" && item.is(ValueType::table)) {
      check_one(item, folder, findings);
    } else {
      walk(item, folder, findings);
    }
  }
}

}  // namespace

void check_evidence_documents(const Node& root, const std::filesystem::path& folder,
                              ProjectFindings& findings) {
  if (const Node* plugins = root.find("plugin")) walk(*plugins, folder, findings);
}

}  // namespace fotfaste::intake
