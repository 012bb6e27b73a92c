#include "conformance/offered_host.hpp"

#include <cstring>

namespace fotfaste::conformance {
namespace {

std::string text_of(const fotfaste_text& text) {
  return text.data == nullptr ? std::string() : std::string(text.data, text.size);
}

bool readable(const fotfaste_text& text) {
  return text.size == 0 || text.data != nullptr;
}

}  // namespace

struct OfferedHost::Calls {
  static OfferedHost& of(const fotfaste_host* host) { return *static_cast<OfferedHost*>(host->context); }

  static const void* get_extension(const fotfaste_host* host, const char* id) {
    static const fotfaste_host_log log_extension = {sizeof log_extension, 0, log};
    static const fotfaste_host_progress progress_extension = {sizeof progress_extension, 0, progress};
    static const fotfaste_host_cancel cancel_extension = {sizeof cancel_extension, 0, is_cancelled};
    static const fotfaste_host_findings findings_extension = {sizeof findings_extension, 0, report};
    const std::lock_guard lock(of(host).calling_);
    OfferedHost& self = of(host);
    if (id == nullptr) {
      self.note_misuse("an extension is asked for with a null pointer");
      return nullptr;
    }
    self.calls.push_back(std::string("get_extension ").append(id));
    if (!self.extensions_.contains(id)) return nullptr;
    if (std::strcmp(id, FOTFASTE_EXTENSION_LOG) == 0) return &log_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_PROGRESS) == 0) return &progress_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_CANCEL) == 0) return &cancel_extension;
    if (std::strcmp(id, FOTFASTE_EXTENSION_FINDINGS) == 0) return &findings_extension;
    return nullptr;
  }

  static void set_error(const fotfaste_host* host, fotfaste_text message) {
    const std::lock_guard lock(of(host).calling_);
    of(host).calls.emplace_back("set_error");
    if (!readable(message)) return of(host).note_misuse("the text of an error is a null pointer");
    of(host).error = text_of(message);
  }
  static void log(const fotfaste_host* host, std::uint32_t, fotfaste_text message) {
    const std::lock_guard lock(of(host).calling_);
    of(host).calls.emplace_back("log");
    if (!readable(message)) return of(host).note_misuse("the text of a log line is a null pointer");
    of(host).log.push_back(text_of(message));
  }
  static void progress(const fotfaste_host* host, std::uint64_t, std::uint64_t) {
    const std::lock_guard lock(of(host).calling_);
    of(host).calls.emplace_back("progress");
  }
  static std::int32_t is_cancelled(const fotfaste_host* host) {
    OfferedHost& self = of(host);
    const std::lock_guard lock(self.calling_);
    self.calls.emplace_back("is_cancelled");
    return self.cancelled || (self.cancels && self.cancels()) ? 1 : 0;
  }
  static std::int32_t report(const fotfaste_host* host, const fotfaste_finding* finding) {
    const std::lock_guard lock(of(host).calling_);
    OfferedHost& self = of(host);
    if (finding == nullptr || finding->struct_size < sizeof *finding || finding->code == nullptr ||
        !readable(finding->message.sv) || !readable(finding->message.en)) {
      self.note_misuse("a finding is incomplete");
      return FOTFASTE_INVALID_ARGUMENT;
    }
    self.calls.push_back(std::string("report ").append(finding->code));
    self.findings.push_back(std::string(finding->code)
                                .append(" ")
                                .append(std::to_string(finding->count))
                                .append(" ")
                                .append(text_of(finding->message.en)));
    return FOTFASTE_OK;
  }
};

const std::set<std::string>& OfferedHost::every_extension() {
  static const std::set<std::string> all = {FOTFASTE_EXTENSION_LOG, FOTFASTE_EXTENSION_PROGRESS,
                                            FOTFASTE_EXTENSION_CANCEL, FOTFASTE_EXTENSION_FINDINGS};
  return all;
}

OfferedHost::OfferedHost(std::set<std::string> extensions) : extensions_(std::move(extensions)) {
  host_.struct_size = sizeof host_;
  host_.abi_major = FOTFASTE_ABI_MAJOR;
  host_.abi_minor = FOTFASTE_ABI_MINOR;
  host_.context = this;
  host_.name = "fotfaste plugin check";
  host_.version = FOTFASTE_VERSION;
  host_.get_extension = Calls::get_extension;
  host_.set_error = Calls::set_error;
}

void OfferedHost::note_misuse(const char* what) {
  if (misuse.empty()) misuse = what;
}

}  // namespace fotfaste::conformance
