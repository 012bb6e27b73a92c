#include "host/plugin_services.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <type_traits>

#include "host/messages.hpp"

namespace fotfaste::host {
namespace {

// More than this from one worker helps nobody; the rest is dropped.
constexpr std::uint64_t most_messages = 10'000;
constexpr std::uint64_t state_piece = 1u << 20;
constexpr auto progress_interval = std::chrono::milliseconds(50);

bool is_readable(const fotfaste_text& text) {
  return text.size == 0 || text.data != nullptr;
}
bool is_readable(const fotfaste_label& label) {
  return is_readable(label.sv) && is_readable(label.en);
}

std::string_view view(const fotfaste_text& text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

model::Text copy(const fotfaste_label& label) {
  return {std::string(view(label.sv)), std::string(view(label.en))};
}

bool is_short(const fotfaste_label& label) {
  return label.sv.size <= longest_text && label.en.size <= longest_text;
}

}  // namespace

// The functions behind the structures. context leads back to the services.
struct PluginServices::Calls {
  static PluginServices& of(const auto* structure) {
    return *static_cast<PluginServices*>(structure->context);
  }

  // A function as the plugin sees it: nothing is thrown through the plugin's frames.
  template <auto function>
  struct Guarded;
  template <typename Result, typename Structure, typename... Arguments,
            Result (*function)(Structure, Arguments...)>
  struct Guarded<function> {
    static Result call(Structure structure, Arguments... arguments) noexcept {
      try {
        return function(structure, arguments...);
      } catch (const std::exception&) {
        of(structure).out_of_memory_ = true;
      }
      if constexpr (!std::is_void_v<Result>) return FOTFASTE_OUT_OF_MEMORY;
    }
  };

  static const void* get_extension(const fotfaste_host*, const char* id) {
    static const fotfaste_host_log log_extension = {sizeof(fotfaste_host_log), 0, Guarded<log>::call};
    static const fotfaste_host_progress progress_extension = {sizeof(fotfaste_host_progress), 0,
                                                              Guarded<progress>::call};
    static const fotfaste_host_cancel cancel_extension = {sizeof(fotfaste_host_cancel), 0,
                                                          Guarded<is_cancelled>::call};
    static const fotfaste_host_findings findings_extension = {sizeof(fotfaste_host_findings), 0,
                                                              Guarded<report>::call};
    if (id == nullptr) return nullptr;
    if (std::strcmp(id, FOTFASTE_EXTENSION_LOG) == 0) return &log_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_PROGRESS) == 0) return &progress_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_CANCEL) == 0) return &cancel_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_FINDINGS) == 0) return &findings_extension;
    return nullptr;
  }

  static void set_error(const fotfaste_host* host, fotfaste_text message) {
    if (!is_readable(message)) return;
    of(host).error_ = view(message).substr(0, longest_log_line);
  }

  static void log(const fotfaste_host* host, std::uint32_t level, fotfaste_text message) {
    PluginServices& services = of(host);
    if (!is_readable(message) || message.size > longest_log_line || !is_utf8(view(message))) return;
    if (++services.messages_ > most_messages) return;
    services.writer_.add(FrameKind::log, write(LogLine{level, std::string(view(message))}));
  }

  static void progress(const fotfaste_host* host, std::uint64_t done, std::uint64_t total) {
    of(host).report_progress(done, total);
  }

  static std::int32_t is_cancelled(const fotfaste_host* host) { return of(host).is_cancelled() ? 1 : 0; }

  static std::int32_t report(const fotfaste_host* host, const fotfaste_finding* finding) {
    PluginServices& services = of(host);
    if (finding == nullptr || finding->struct_size < sizeof(fotfaste_finding) || finding->code == nullptr) {
      return services.refuse("a finding is incomplete");
    }
    if (!is_readable(finding->message) || !is_readable(finding->help)) {
      return services.refuse("a text of a finding is a null pointer");
    }
    if (!is_short(finding->message) || !is_short(finding->help)) {
      return services.refuse("a text of a finding is too long");
    }
    if (++services.messages_ > most_messages) return FOTFASTE_OK;
    PluginFinding sent;
    sent.severity = finding->severity;
    sent.code.assign(finding->code, strnlen(finding->code, longest_name));
    sent.message = copy(finding->message);
    sent.help = copy(finding->help);
    if (finding->at != nullptr) {
      sent.line = finding->at->line;
      sent.column = finding->at->column;
    }
    sent.count = finding->count;
    sent.total = finding->total;
    services.writer_.add(FrameKind::finding, write(sent));
    return FOTFASTE_OK;
  }

  static std::int32_t add_row(const fotfaste_result_sink* sink, std::uint32_t table,
                              const fotfaste_cell* cells, std::uint64_t count) {
    PluginServices& services = of(sink);
    if (count > most_described) return services.refuse("a row has more cells than any may have");
    if (count > 0 && cells == nullptr) return services.refuse("a row is a null pointer");
    for (std::uint64_t i = 0; i < count; ++i) {
      if (const char* what = fault(cells[i])) return services.refuse(what);
    }
    services.row_.clear();
    write_row(services.row_, table, cells, count);
    if (services.row_.size() > largest_payload) return services.refuse("a row is too large");
    services.writer_.add(FrameKind::row, services.row_);
    return FOTFASTE_OK;
  }

  static std::int32_t add_label(const fotfaste_result_sink* sink, std::uint32_t table, std::uint32_t column,
                                fotfaste_text value, const fotfaste_label* label) {
    PluginServices& services = of(sink);
    if (label == nullptr || !is_readable(value) || !is_readable(*label)) {
      return services.refuse("a label is a null pointer");
    }
    if (value.size > longest_text || !is_short(*label)) return services.refuse("a label is too long");
    Label sent;
    sent.table = table;
    sent.label = {column, std::string(view(value)), copy(*label)};
    services.writer_.add(FrameKind::label, write(sent));
    return FOTFASTE_OK;
  }

  static std::int32_t write_bytes(const fotfaste_byte_sink* sink, const void* data, std::uint64_t size) {
    PluginServices& services = of(sink);
    if (size > 0 && data == nullptr) return services.refuse("serialized bytes are a null pointer");
    const char* bytes = static_cast<const char*>(data);
    for (std::uint64_t sent = 0; sent < size; sent += state_piece) {
      services.writer_.add(FrameKind::state,
                           std::string_view(bytes + sent, std::min(state_piece, size - sent)));
    }
    return FOTFASTE_OK;
  }

  static std::int32_t add_column(const fotfaste_needs_sink* sink, const char* column, std::int32_t required) {
    PluginServices& services = of(sink);
    if (column == nullptr) return services.refuse("the name of a needed column is a null pointer");
    if (++services.messages_ > most_messages) return services.refuse("the plugin needs too many columns");
    const std::string_view name(column, strnlen(column, longest_name));
    services.writer_.add(FrameKind::column_need, write(ColumnNeedMessage{std::string(name), required != 0}));
    return FOTFASTE_OK;
  }

  static std::int32_t add_follow_up(const fotfaste_needs_sink* sink, fotfaste_text purpose,
                                    const char* anchor, std::int32_t months, std::int32_t days) {
    PluginServices& services = of(sink);
    if (anchor == nullptr || !is_readable(purpose) || purpose.size > longest_name) {
      return services.refuse("a need of follow-up is a null pointer or too long");
    }
    if (++services.messages_ > most_messages) return services.refuse("the plugin needs too much follow-up");
    const std::string_view name(anchor, strnlen(anchor, longest_name));
    services.writer_.add(FrameKind::follow_up_need,
                         write(FollowUpMessage{std::string(view(purpose)), std::string(name), months, days}));
    return FOTFASTE_OK;
  }
};

PluginServices::PluginServices(FrameWriter& writer, std::chrono::steady_clock::time_point deadline)
    : writer_(writer), deadline_(deadline) {
  host_.struct_size = sizeof host_;
  host_.abi_major = FOTFASTE_ABI_MAJOR;
  host_.abi_minor = FOTFASTE_ABI_MINOR;
  host_.context = this;
  host_.name = "fotfaste";
  host_.version = FOTFASTE_VERSION;
  host_.get_extension = Calls::get_extension;
  host_.set_error = Calls::Guarded<Calls::set_error>::call;
  result_sink_ = {sizeof result_sink_, 0, this, Calls::Guarded<Calls::add_row>::call,
                  Calls::Guarded<Calls::add_label>::call};
  byte_sink_ = {sizeof byte_sink_, 0, this, Calls::Guarded<Calls::write_bytes>::call};
  needs_sink_ = {sizeof needs_sink_, 0, this, Calls::Guarded<Calls::add_column>::call,
                 Calls::Guarded<Calls::add_follow_up>::call};
}

bool PluginServices::is_cancelled() const {
  return std::chrono::steady_clock::now() >= deadline_;
}

void PluginServices::report_progress(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_progress_ < progress_interval) return;
  last_progress_ = now;
  writer_.add(FrameKind::progress, write(Progress{done, total}));
  writer_.flush();
}

std::int32_t PluginServices::refuse(std::string what) {
  if (misuse_.empty()) misuse_ = std::move(what);
  return FOTFASTE_INVALID_ARGUMENT;
}

}  // namespace fotfaste::host
