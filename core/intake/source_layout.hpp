// Which field of a file feeds which column of the model, worked out once from the header and the mapping.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "intake/delimited_file.hpp"
#include "intake/trouble.hpp"
#include "model/project.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {

inline constexpr std::int32_t no_field = -1;
inline constexpr std::int32_t not_staged = -1;

// A value of every row: read from a field, or the same text everywhere.
struct FieldUse {
  model::ColumnId column = 0;
  model::Form form = model::Form::label;
  std::int32_t field = no_field;  // no_field: constant
  std::string constant;
  std::int32_t staged = not_staged;     // the chunk's column
  std::int32_t precision = not_staged;  // of dates: the chunk's column for how exactly the date is known
};

struct StagedUse {
  model::ColumnId column = 0;
  model::Form form = model::Form::label;
};

// Something about the file as a whole, or its header.
struct FileTrouble {
  Code code = Code::unreadable;
  std::int32_t field = whole_row;                 // of the header
  bool whole_file = false;                        // not even the header
  const model::ColumnMapping* mapping = nullptr;  // then it is project.toml that is shown
  model::Text note;
};

struct SourceLayout {
  const model::Source* source = nullptr;
  std::size_t field_count = 0;
  std::int32_t person = no_field;       // the field with the pseudonym
  std::vector<FieldUse> uses;           // in the order of the fields; without the person
  std::vector<StagedUse> staged;        // the columns of a chunk
  std::vector<std::int32_t> staged_of;  // by column of the table: the chunk's column, or not_staged
  // The chunk's columns that hold attributes and yes/no groups, in the order of Source's lists.
  std::vector<std::int32_t> attributes;
  std::vector<std::int32_t> groups;
  std::vector<std::int32_t> months;  // wide files: the fields
  std::vector<bool> shown;           // by field: may stand in a finding
  bool usable = true;                // nothing that is required is missing
  std::vector<FileTrouble> troubles;

  [[nodiscard]] std::int32_t staged_column(model::ColumnId column) const {
    return staged_of[column - model::first_column(source->table)];
  }
};

SourceLayout lay_out(const model::Source& source, const DelimitedFile& file);

// The column that says how exactly a date column is known, or nothing.
std::optional<model::ColumnId> precision_column(model::ColumnId date);

}  // namespace fotfaste::intake
