// The headers that a data file may use without a mapping in project.toml: the model's own names and the usual
// Swedish and English words for them. docs/configuration.md lists them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/schema.hpp"

namespace fotfaste::intake {

// The column of a table that a header means, or nothing. Case does not count, and one space, hyphen,
// underscore or full stop between words is as good as another. A nested table's column of pseudonyms is
// participations' "person".
std::optional<model::ColumnId> column_for_header(model::Table table, std::string_view header);

struct HeaderSynonym {
  model::Table table;
  std::string_view column;
  std::string_view header;
};

// All words beyond the model's own names, those of a column together. Those of person stand under
// participations and hold for every nested table.
std::span<const HeaderSynonym> header_synonyms();

}  // namespace fotfaste::intake
