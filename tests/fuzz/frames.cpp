// Everything that a worker sends, held against a description: host/frames, host/received and what they call.
#include <spdlog/spdlog.h>

#include <optional>
#include <string>
#include <vector>

#include "frame_input.hpp"
#include "fuzz.hpp"
#include "host/check_description.hpp"
#include "host/finish_table.hpp"
#include "host/frames.hpp"
#include "host/messages.hpp"
#include "host/plugin_findings.hpp"
#include "host/received.hpp"
#include "worker_bytes.hpp"

namespace fotfaste::fuzz {
namespace {

using host::InvalidOutput;
using host::Purpose;
using host::Received;

// What came of a stream, or why it was refused.
struct Taken {
  std::optional<Received> received;
  std::string refused;
};

void feed(Taken& taken, Purpose purpose, const model::PluginDescription* description, std::string_view bytes,
          std::size_t piece) {
  const bool gives_rows = purpose == Purpose::evaluate || purpose == Purpose::merge;
  taken.received.emplace(purpose, "plugin", gives_rows ? description : nullptr,
                         [](double share) { promise(share >= 0 && share <= 1, "progress is a share"); });
  try {
    while (!bytes.empty()) {
      taken.received->feed(bytes.substr(0, piece));
      bytes.remove_prefix(std::min(piece, bytes.size()));
    }
  } catch (const InvalidOutput& error) {
    taken.refused = error.what();
    promise(!taken.refused.empty(), "a refusal has a reason");
  }
}

// The messages of a stage up to its end, as frames.
std::string framed(Pieces& pieces, bool ending) {
  std::string bytes;
  host::FrameWriter writer([&bytes](std::string_view piece) { bytes.append(piece); });
  while (!pieces.at_end()) {
    const unsigned char kind = pieces.byte();
    if (kind == 0) break;
    const std::size_t size = pieces.byte() | static_cast<std::size_t>(pieces.byte()) << 8;
    writer.add(static_cast<host::FrameKind>(kind), pieces.take(size));
  }
  if (ending) writer.add(host::FrameKind::final, host::write(host::Final{{}, 0, "", writer.count()}));
  writer.flush();
  return bytes;
}

// What the host does with results that were not refused.
void use(Received& received) {
  model::Project project;
  project.lines = {"[project]"};
  static_cast<void>(host::merge_findings({&received}, "plugin", project));
  for (model::TableResult& table : received.tables) {
    for (const auto& row : table.rows)
      promise(row.size() == table.description.columns.size(), "a row has a cell for each column");
    host::finish_table(table, 20);
    for (const auto& row : table.rows)
      promise(row.size() == table.description.columns.size(), "a finished row has a cell for each column");
  }
}

}  // namespace

void run_input(std::string_view bytes) {
  spdlog::set_level(spdlog::level::off);
  static const model::PluginDescription standard = example_description();
  std::optional<model::PluginDescription> described;
  Pieces pieces(bytes);
  for (int stages = 0; stages < 8 && !pieces.at_end(); ++stages) {
    const auto purpose = static_cast<Purpose>(pieces.byte() % 6);
    const unsigned char options = pieces.byte();
    std::string sent;
    if ((options & option_raw) != 0) {
      sent = pieces.take(pieces.rest().size());
    } else {
      sent = framed(pieces, (options & option_ending) != 0);
    }
    const model::PluginDescription& description = described ? *described : standard;
    Taken whole;
    feed(whole, purpose, &description, sent, sent.size());
    if ((options & option_in_bits) != 0 && sent.size() < 4096) {
      Taken in_bits;
      feed(in_bits, purpose, &description, sent, 1 + sent.size() % 7);
      promise(in_bits.refused == whole.refused, "how bytes are cut makes no difference");
    }
    if (!whole.refused.empty()) continue;
    if (whole.received->description) {
      try {
        host::check_description(*whole.received->description);
      } catch (const InvalidOutput&) {
        continue;
      }
      const std::string again = host::write(*whole.received->description);
      promise(host::write(host::read_description(again)) == again, "a description reads back as written");
    }
    use(*whole.received);
    // Rows of a stage before are held by what goes; the description outlives the next stages only.
    if (whole.received->description) described = std::move(whole.received->description);
  }
}

}  // namespace fotfaste::fuzz
