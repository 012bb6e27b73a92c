#include "intake/source_layout.hpp"

#include <algorithm>
#include <optional>

#include "intake/header_synonyms.hpp"
#include "intake/wide_header.hpp"
#include "model/nearest.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

using model::ColumnId;
using model::Form;
using model::Table;

const ColumnId person_column = model::first_column(Table::participations);

model::Text suggestion(const std::string& wanted, const std::vector<std::string>& known) {
  const std::optional<std::string> near = model::nearest(wanted, known);
  if (!near) return {};
  return {"menade du \"" + *near + "\"?", "did you mean \"" + *near + "\"?"};
}

// Names of staff and free notes are nobody's business either.
bool may_be_shown(const model::Column& column) {
  return !column.sensitive && column.name != "who" && column.name != "detail";
}

class Maker {
 public:
  Maker(const model::Source& source, const DelimitedFile& file) : source_(source), header_(file.header()) {
    layout_.source = &source;
    layout_.field_count = header_.size();
    layout_.shown.assign(header_.size(), false);
    taken_.assign(header_.size(), false);
    layout_.staged_of.assign(model::columns_of(source.table).size(), not_staged);
  }

  SourceLayout make() {
    if (source_.wide) find_months();
    if (source_.columns.empty()) {
      use_known_headers();
    } else {
      use_mapping();
    }
    for (const auto& [column, text] : source_.constants) add_use(column, no_field, text);
    add_attributes_and_groups();
    add_derived();
    check_required();
    note_extra_columns();
    std::stable_sort(layout_.uses.begin(), layout_.uses.end(),
                     [](const FieldUse& a, const FieldUse& b) { return a.field < b.field; });
    return std::move(layout_);
  }

 private:
  bool needs_person() const { return !model::is_project_table(source_.table); }

  // The field with this header; exactly as written first, then as people read it.
  std::int32_t find_field(const std::string& header) {
    std::int32_t found = no_field;
    const auto look = [&](auto&& same) {
      for (std::size_t i = 0; i < header_.size(); ++i) {
        if (!same(header_[i])) continue;
        if (found != no_field) {
          taken_[i] = true;  // not also a column that is not used
          trouble(Code::header_twice, static_cast<std::int32_t>(i));
          layout_.usable = false;
          return;
        }
        found = static_cast<std::int32_t>(i);
      }
    };
    look([&](const std::string& candidate) { return candidate == header; });
    if (found == no_field) {
      const std::u32string wanted = model::folded(header);
      look([&](const std::string& candidate) { return model::folded(candidate) == wanted; });
    }
    return found;
  }

  void trouble(Code code, std::int32_t field) {
    layout_.troubles.push_back({code, field, false, nullptr, {}});
  }

  std::int32_t stage(ColumnId column, Form form) {
    layout_.staged.push_back({column, form});
    return static_cast<std::int32_t>(layout_.staged.size()) - 1;
  }

  void add_use(ColumnId column, std::int32_t field, const std::string& constant) {
    const auto index = static_cast<std::size_t>(field);
    if (field != no_field) taken_[index] = true;
    if (column == person_column) {
      layout_.person = field;
      return;
    }
    const model::Column& definition = model::column(column);
    std::int32_t& staged = layout_.staged_of[column - model::first_column(source_.table)];
    if (staged != not_staged) return;
    if (field != no_field) layout_.shown[index] = may_be_shown(definition);
    staged = stage(column, definition.form);
    layout_.uses.push_back({column, definition.form, field, constant, staged, not_staged});
  }

  void use_known_headers() {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (taken_[i]) continue;
      const std::optional<ColumnId> column = column_for_header(source_.table, header_[i]);
      if (!column) continue;
      const auto field = static_cast<std::int32_t>(i);
      const bool again = *column == person_column
                             ? layout_.person != no_field
                             : layout_.staged_of[*column - model::first_column(source_.table)] != not_staged;
      if (again) {
        taken_[i] = true;
        trouble(Code::header_twice, field);
        layout_.usable = false;
      } else {
        add_use(*column, field, "");
      }
    }
  }

  void use_mapping() {
    for (const model::ColumnMapping& mapping : source_.columns) {
      const std::int32_t field = find_field(mapping.header);
      if (field != no_field) {
        add_use(mapping.column, field, "");
        continue;
      }
      const bool required =
          model::column(mapping.column).required && !(source_.wide && mapping.column != person_column);
      const Code code = required ? Code::required_column_missing : Code::mapped_column_missing;
      layout_.troubles.push_back({code, whole_row, false, &mapping, suggestion(mapping.header, header_)});
      if (required) layout_.usable = false;
      reported_.push_back(mapping.column);
    }
  }

  void find_months() {
    for (const std::int32_t month : wide_months(*source_.wide)) {
      const std::string header = wide_header(*source_.wide, month);
      const std::int32_t field = find_field(header);
      layout_.months.push_back(field);
      if (field == no_field) {
        model::Text note = suggestion(header, header_);
        note = {"kolumnen \"" + header + "\" saknas" + (note.sv.empty() ? "" : ": " + note.sv),
                "there is no column \"" + header + "\"" + (note.en.empty() ? "" : ": " + note.en)};
        layout_.troubles.push_back({Code::mapped_column_missing, whole_row, false, nullptr, std::move(note)});
        continue;
      }
      taken_[static_cast<std::size_t>(field)] = true;
      layout_.shown[static_cast<std::size_t>(field)] = true;
    }
    stage_if_new(*model::find_column(Table::states, "state"));
    stage_if_new(*model::find_column(Table::states, "from"));
    stage_if_new(*model::find_column(Table::states, "until"));
    stage_if_new(*model::find_column(Table::states, "known_until"));
  }

  std::int32_t stage_if_new(ColumnId column) {
    std::int32_t& staged = layout_.staged_of[column - model::first_column(source_.table)];
    if (staged == not_staged) staged = stage(column, model::column(column).form);
    return staged;
  }

  void add_attributes_and_groups() {
    const auto add = [this](const std::string& header, ColumnId column, Form form) {
      const std::int32_t field = find_field(header);
      if (field == no_field) {
        model::Text note = suggestion(header, header_);
        note = {"kolumnen \"" + header + "\" saknas" + (note.sv.empty() ? "" : ": " + note.sv),
                "there is no column \"" + header + "\"" + (note.en.empty() ? "" : ": " + note.en)};
        layout_.troubles.push_back({Code::mapped_column_missing, whole_row, false, nullptr, std::move(note)});
        return not_staged;
      }
      taken_[static_cast<std::size_t>(field)] = true;
      const std::int32_t staged = stage(column, form);
      layout_.uses.push_back({column, form, field, "", staged, not_staged});
      return staged;
    };
    const ColumnId value = *model::find_column(Table::attributes, "value");
    const ColumnId group = *model::find_column(Table::groups, "name");
    for (const auto& [header, name] : source_.attributes)
      layout_.attributes.push_back(add(header, value, Form::label));
    for (const auto& [header, name] : source_.groups)
      layout_.groups.push_back(add(header, group, Form::small));
  }

  // Columns that follow from others: how exactly dates are known, and the core state of a state.
  void add_derived() {
    for (FieldUse& use : layout_.uses) {
      if (use.form != Form::date) continue;
      const std::optional<ColumnId> precision = precision_column(use.column);
      if (precision && layout_.staged_column(*precision) == not_staged)
        use.precision = stage_if_new(*precision);
    }
    if (source_.table != Table::states) return;
    stage_if_new(*model::find_column(Table::states, "core_state"));
    if (source_.wide) {
      stage_if_new(*model::find_column(Table::states, "from_precision"));
      stage_if_new(*model::find_column(Table::states, "until_precision"));
    }
  }

  void check_required() {
    const auto require = [this](ColumnId column) {
      if (std::find(reported_.begin(), reported_.end(), column) != reported_.end()) return;
      const std::string path(model::path(column));
      layout_.troubles.push_back(
          {Code::required_column_missing,
           whole_row,
           false,
           nullptr,
           {"ingen kolumn är kopplad till " + path, "no column is mapped to " + path}});
      layout_.usable = false;
    };
    if (needs_person() && layout_.person == no_field) require(person_column);
    ColumnId column = model::first_column(source_.table);
    for (const model::Column& definition : model::columns_of(source_.table)) {
      const bool found = layout_.staged_column(column) != not_staged;
      if (definition.required && column != person_column && !found) require(column);
      ++column;
    }
  }

  void note_extra_columns() {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (!taken_[i]) trouble(Code::extra_columns, static_cast<std::int32_t>(i));
    }
  }

  const model::Source& source_;
  const std::vector<std::string>& header_;
  std::vector<bool> taken_;
  std::vector<ColumnId> reported_;
  SourceLayout layout_;
};

}  // namespace

std::optional<ColumnId> precision_column(ColumnId date) {
  const model::Column& definition = model::column(date);
  return model::find_column(definition.table, std::string(definition.name) + "_precision");
}

SourceLayout lay_out(const model::Source& source, const DelimitedFile& file) {
  return Maker(source, file).make();
}

}  // namespace fotfaste::intake
