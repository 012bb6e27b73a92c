// The files of core/sdk/templates, which plugin new writes: part of the program, so that they need not be
// found.
#pragma once

#include <span>
#include <string_view>

namespace fotfaste::cli {

struct TemplateFile {
  std::string_view language;  // "cpp", "c", "rust", or "common": in the folder of each language
  std::string_view path;      // in the folder that is made
  std::string_view content;
};

// In the order of language and path. The templates are themselves a plugin called your-metric: see
// core/sdk/templates/README.md.
std::span<const TemplateFile> template_files();

}  // namespace fotfaste::cli
