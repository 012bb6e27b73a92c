#include "intake/intake.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <system_error>

#include "intake/findings.hpp"
#include "intake/identity_number.hpp"
#include "intake/instrument_rows.hpp"
#include "intake/item_scales.hpp"
#include "intake/model_writer.hpp"
#include "intake/nested_rows.hpp"
#include "intake/parallel.hpp"
#include "intake/participations.hpp"
#include "intake/person_index.hpp"
#include "intake/set_aside.hpp"
#include "intake/source_reading.hpp"
#include "intake/spell_check.hpp"
#include "intake/table_columns.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

class Intake {
 public:
  Intake(const model::Project& project, const Options& options, model::MemoryFile& file)
      : project_(project),
        options_(options),
        threads_(std::max(options.threads, 1U)),
        file_(file),
        writer_(file, directory_, threads_) {}

  model::Directory run(Report& report) {
    open_key(report);
    open_sources();
    for (std::size_t table = 0; table < model::table_count; ++table) {
      if (model::is_project_table(static_cast<Table>(table))) read_project_table(static_cast<Table>(table));
    }
    read_participations(report);
    // The largest first: its rows are gone before the others are read.
    for (const Table table :
         {Table::assessments, Table::activities, Table::states, Table::events, Table::assignments}) {
      read_nested(table);
    }
    make_report(report);
    std::sort(directory_.columns.begin(), directory_.columns.end(),
              [](const model::StoredColumn& a, const model::StoredColumn& b) { return a.column < b.column; });
    std::sort(directory_.lists.begin(), directory_.lists.end(),
              [](const model::StoredList& a, const model::StoredList& b) { return a.table < b.table; });
    directory_.file_size = file_.size();
    file_.seal();
    return std::move(directory_);
  }

 private:
  void open_key(Report& report) {
    if (!project_.pseudonym_key) return;
    key_ = PseudonymKey::read(*project_.pseudonym_key);
    if (key_) return;
    add_project_finding(Code::key_unreadable, report);
    report.refused_for_privacy = true;
  }

  void add_project_finding(Code code, Report& report) {
    model::Finding finding = model::make_finding(name(code));
    finding.count = 1;
    model::Place place;
    place.file = project_.file.string();
    finding.places.push_back(std::move(place));
    report.findings.push_back(std::move(finding));
  }

  void open_sources() {
    readings_.resize(project_.sources.size());
    // The largest files first, so that no thread is left alone with one at the end.
    std::vector<std::size_t> order(readings_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::uintmax_t> sizes;
    for (const model::Source& source : project_.sources) {
      std::error_code error;
      const std::uintmax_t size = std::filesystem::file_size(source.opened, error);
      sizes.push_back(error ? 0 : size);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    for_each_index(order.size(), threads_, [&](std::size_t i, unsigned) {
      readings_[order[i]] = open_source(project_.sources[order[i]], threads_);
    });
  }

  // Reads all files of a table.
  TableRows read_table(Table table) {
    TableRows rows;
    rows.table = table;
    ReadingSetting setting;
    setting.project = &project_;
    setting.persons = &persons_;
    setting.scales = &scales_;
    setting.key = key_ ? &*key_ : nullptr;
    setting.as_of = options_.as_of;
    for (SourceReading& reading : readings_) {
      if (reading.source->table != table) continue;
      const auto number = static_cast<std::uint32_t>(rows.sources.size());
      rows.sources.push_back(&reading);
      std::vector<Chunk> chunks = read_blocks(reading, setting, number, threads_);
      std::move(chunks.begin(), chunks.end(), std::back_inserter(rows.chunks));
    }
    return rows;
  }

  static void forget_words(TableRows& rows) {
    for (SourceReading* source : rows.sources) source->readers.clear();
  }

  void read_project_table(Table table) {
    TableRows rows = read_table(table);
    std::vector<RowRef> dropped = described_elsewhere(rows);
    if (!project_.instruments.empty()) add_instrument_rows(project_, rows);
    // Project tables have rows of no one: all belong to owner 0.
    const OwnedRows owned(rows.chunks, 1);
    std::vector<RowRef> refs;
    owned.append(0, refs);
    std::erase_if(refs, [&](RowRef ref) { return std::binary_search(dropped.begin(), dropped.end(), ref); });
    while (refs.size() > model::largest_batch) {
      dropped.push_back(refs.back());
      const Chunk& chunk = rows.chunks[chunk_of(refs.back())];
      if (chunk.source < rows.sources.size()) {
        rows.sources[chunk.source]->log.reject(Code::table_too_long, whole_row,
                                               chunk.record(row_of(refs.back())));
      }
      refs.pop_back();
    }
    std::sort(dropped.begin(), dropped.end());
    if (!refs.empty()) {
      const TableColumns columns(rows, dropped, threads_);
      CanonicalOrder order(columns, table);
      const auto end = static_cast<std::uint32_t>(refs.size());
      order.sort_groups(refs, {&end, 1});
      writer_.write_project_table(table, columns, refs);
      if (table == Table::items) learn_scales(columns, refs);
    }
    forget_words(rows);
  }

  // Rows of files that are about an instrument with a file of its own; that file holds.
  std::vector<RowRef> described_elsewhere(const TableRows& rows) const {
    std::vector<RowRef> found;
    const auto instrument = model::find_column(rows.table, "instrument");
    const bool is_described = rows.table == Table::instruments || rows.table == Table::items ||
                              rows.table == Table::sub_scales || rows.table == Table::norms;
    if (!is_described || !instrument || project_.instruments.empty() || rows.chunks.empty()) return found;
    const TableColumns columns(rows, {}, threads_);
    const TableColumn& column = columns[*instrument];
    for (std::size_t chunk = 0; column.values > 0 && chunk < rows.chunks.size(); ++chunk) {
      for (std::uint32_t row = 0; row < rows.chunks[chunk].rows; ++row) {
        const RowRef ref = make_ref(chunk, row);
        const std::int64_t number = TableColumns::load(column, ref);
        if (number == null_key) continue;
        const std::string_view word = column.words[static_cast<std::size_t>(number)];
        const auto same = [word](const model::Instrument& one) { return one.id == word; };
        if (std::none_of(project_.instruments.begin(), project_.instruments.end(), same)) continue;
        found.push_back(ref);
        rows.sources[rows.chunks[chunk].source]->log.reject(Code::described_elsewhere, whole_row,
                                                            rows.chunks[chunk].record(row));
      }
    }
    return found;
  }

  void learn_scales(const TableColumns& columns, const std::vector<RowRef>& refs) {
    const auto column = [&columns](std::string_view name) -> const TableColumn& {
      return columns[*model::find_column(Table::items, name)];
    };
    const auto word = [](const TableColumn& labels, RowRef ref) {
      const std::int64_t number = labels.values == 0 ? null_key : TableColumns::load(labels, ref);
      return number == null_key ? std::string() : std::string(labels.words[static_cast<std::size_t>(number)]);
    };
    for (const RowRef ref : refs) {
      scales_.add(
          word(column("instrument"), ref), word(column("item"), ref), word(column("rater"), ref),
          {TableColumns::number(column("lowest"), ref), TableColumns::number(column("highest"), ref)});
    }
  }

  void read_participations(Report& report) {
    TableRows rows = read_table(Table::participations);
    persons_ = PersonIndex(rows.chunks, threads_);
    for (Chunk& chunk : rows.chunks) {
      chunk.names = {};
      chunk.name_ends = {};
    }
    std::optional<TableColumns> columns;
    columns.emplace(rows, std::vector<RowRef>(), threads_);
    participations_ = order_participations(rows, *columns, persons_.count(), threads_);
    // Words that only rows set aside hold are not the model's.
    if (!participations_.dropped.empty()) columns.emplace(rows, participations_.dropped, threads_);
    if (participations_.rows.empty()) add_project_finding(Code::no_participations, report);
    writer_.divide(participations_.first_of_person, options_.shards);
    writer_.write_persons(participations_.first_of_person, persons_);
    writer_.write_participations(*columns, participations_.rows);
    columns.reset();
    for (const Table table : {Table::groups, Table::attributes}) read_nested(table, &rows);
    participations_.rows = {};
    forget_words(rows);
  }

  // with: rows of participations that hold columns of this table.
  void read_nested(Table table, const TableRows* with = nullptr) {
    TableRows rows = read_table(table);
    const OwnedRows of_persons(rows.chunks, persons_.count());
    OwnedRows of_participations;
    if (with != nullptr) {
      std::vector<Chunk> made;
      make_rows_of_columns(*with, participations_, rows, made);
      if (!made.empty()) {
        std::move(made.begin(), made.end(), std::back_inserter(rows.chunks));
        of_participations = OwnedRows(rows.chunks, static_cast<std::uint32_t>(directory_.participations));
      }
    }
    if (!rows.chunks.empty() && directory_.participations > 0) {
      const TableColumns columns(rows, {}, threads_);
      std::vector<RowRef> dropped;
      if (table == Table::states)
        dropped = check_spells(rows, columns, of_persons, persons_.count(), threads_);
      const NestedRows nested(table, columns, participations_, of_persons, of_participations, dropped);
      writer_.write_nested(
          table, columns,
          {[&](std::size_t first, std::size_t last, std::vector<std::uint32_t>& ends) {
             nested.count(first, last, ends);
           },
           [&](std::size_t first, std::size_t last, BatchRows& batch) { nested.fill(first, last, batch); }});
    }
    forget_words(rows);
  }

  void make_report(Report& report) {
    report_instruments(report);
    std::set<std::string> names;
    for (SourceReading& reading : readings_) {
      reading.log.sort();
      FileReport& made = report.files.emplace_back();
      made.file = reading.source->file.string();
      made.table = reading.source->table;
      for (const FileTrouble& trouble : reading.troubles)
        report.unreadable = report.unreadable || trouble.code == Code::unreadable;
      for (const auto& [key, group] : reading.log.groups()) {
        report.refused_for_privacy = report.refused_for_privacy || key.first == Code::identity_number;
      }
      for (model::Finding& finding : make_findings(reading, project_))
        report.findings.push_back(std::move(finding));
      if (reading.file == nullptr) continue;
      made.sha256 = reading.file->sha256();
      made.encoding = word(reading.file->encoding());
      const char delimiter = reading.file->separators().delimiter;
      made.delimiter = delimiter == '\t' ? "tab" : std::string(1, delimiter);
      made.rows = reading.rows;
      made.set_aside = count_set_aside(reading);
      made.used = made.rows - made.set_aside;
      if (made.set_aside == 0 || options_.set_aside.empty()) continue;
      const std::string stem = reading.source->file.stem().string();
      std::string file = stem + "-set-aside.csv";
      if (names.contains(file)) file = stem + "-" + std::string(model::name(made.table)) + "-set-aside.csv";
      for (int copy = 2; names.contains(file); ++copy) {
        file =
            stem + "-" + std::string(model::name(made.table)) + "-" + std::to_string(copy) + "-set-aside.csv";
      }
      names.insert(file);
      std::filesystem::create_directories(options_.set_aside);
      write_set_aside(reading, options_.set_aside / file);
      made.set_aside_file = (options_.set_aside / file).string();
    }
  }

  void report_instruments(Report& report) const {
    for (const model::Instrument& instrument : project_.instruments) {
      FileReport& made = report.files.emplace_back();
      made.file = instrument.file.string();
      made.table = Table::items;
      made.sha256 = instrument.sha256;
      made.encoding = "utf-8";
      made.rows = made.used = instrument.items.size();
    }
  }

  const model::Project& project_;
  const Options& options_;
  unsigned threads_;
  model::MemoryFile& file_;
  model::Directory directory_;
  ModelWriter writer_;
  std::optional<PseudonymKey> key_;
  std::vector<SourceReading> readings_;
  ItemScales scales_;
  PersonIndex persons_;
  Participations participations_;
};

}  // namespace

model::Directory read_data(const model::Project& project, const Options& options, model::MemoryFile& file,
                           Report& report) {
  return Intake(project, options, file).run(report);
}

}  // namespace fotfaste::intake
