// Level 2: hosts that offer less, are newer, or guard what they lend.

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

// The result with this host. What keeps the plugin from working there is a failure, since it worked
// elsewhere.
Report with_host(const Trial& trial, const std::set<std::string>& extensions, const ShownHost& shown,
                 const std::string& what) {
  try {
    Drive drive(trial, extensions, Copy::first, shown);
    return drive.evaluate(drive.data());
  } catch (const Skipped& skipped) {
    throw Failure(what + ": " + skipped.what(), "it works as with any other host");
  } catch (const Failure& failure) {
    throw Failure(what + ": " + failure.what(), failure.expected());
  }
}

Report with_ordinary_host(const Trial& trial) {
  Drive drive(trial);
  return drive.evaluate(drive.data());
}

void host_minimal(const Trial& trial) {
  const Report ordinary = with_ordinary_host(trial);
  const auto compare = [&](const std::set<std::string>& offered, const std::string& what) {
    expect_equal(ordinary, with_host(trial, offered, {}, what), what);
  };
  const std::set<std::string>& every = OfferedHost::every_extension();
  compare({}, "with a host that offers no extension");
  for (const std::string& withheld : every) {
    std::set<std::string> offered = every;
    offered.erase(withheld);
    compare(offered, "with a host that does not offer " + withheld);
  }
  std::mt19937_64 random(trial.seed);
  for (int round = 0; round < 4; ++round) {
    std::set<std::string> offered;
    std::string names;
    for (const std::string& extension : every) {
      if (random() % 2 == 0) continue;
      offered.insert(extension);
      names.append(" ").append(extension);
    }
    compare(offered, "with a host that only offers" + (names.empty() ? " nothing" : names));
  }
}

void host_newer(const Trial& trial) {
  const Report ordinary = with_ordinary_host(trial);
  struct Newer {
    fotfaste_host host;
    std::uint64_t more[8];
  } newer{};
  const ShownHost show = [&newer](const fotfaste_host& own) {
    newer.host = own;
    newer.host.struct_size = sizeof newer;
    newer.host.abi_minor = FOTFASTE_ABI_MINOR + 1;
    return &newer.host;
  };
  const std::string what = "with a host of the next minor version";
  expect_equal(ordinary, with_host(trial, OfferedHost::every_extension(), show, what), what);
}

// A read-only copy of a structure that ends where memory ends: writing to it, or reading behind it, is a
// fault.
template <typename Structure>
class Guarded {
 public:
  explicit Guarded(const Structure& structure) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    static_assert(sizeof structure <= 4096 && sizeof structure % alignof(Structure) == 0);
    pages_ = mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages_ == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "guarding a structure");
    size_ = 2 * page;
    void* at = static_cast<char*>(pages_) + page - sizeof structure;
    std::memcpy(at, &structure, sizeof structure);
    copy_ = static_cast<const Structure*>(at);
    const bool guarded = mprotect(pages_, page, PROT_READ) == 0 &&
                         mprotect(static_cast<char*>(pages_) + page, page, PROT_NONE) == 0;
    if (!guarded) throw std::system_error(errno, std::generic_category(), "guarding a structure");
  }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;
  ~Guarded() { munmap(pages_, size_); }
  [[nodiscard]] const Structure* get() const { return copy_; }

 private:
  void* pages_ = nullptr;
  std::size_t size_ = 0;
  const Structure* copy_ = nullptr;
};

void expect_ok(const char* what, std::int32_t status) {
  if (status == FOTFASTE_OK) return;
  throw Failure(std::string(what) + " returns " + status_word(status),
                std::string(what) + " returns FOTFASTE_OK");
}

// A state made through an address between two others, which are the host's.
Drive::State create_between(Drive& drive, const fotfaste_settings* settings) {
  const auto canary = [](std::uintptr_t number) { return reinterpret_cast<fotfaste_state*>(number); };
  fotfaste_state* states[3] = {canary(0x5eed1), nullptr, canary(0x5eed2)};
  expect_ok("create", drive.call("create", [&] { return drive.factory().create(settings, &states[1]); }));
  Drive::State made(states[1], Drive::Destroy{&drive.factory()});
  if (states[0] != canary(0x5eed1) || states[2] != canary(0x5eed2)) {
    throw Failure("create writes beside the address that is meant for the state");
  }
  return made;
}

// Takes everything and keeps the bytes.
struct Guests {
  static std::int32_t add_column(const fotfaste_needs_sink*, const char*, std::int32_t) {
    return FOTFASTE_OK;
  }
  static std::int32_t add_follow_up(const fotfaste_needs_sink*, fotfaste_text, const char*, std::int32_t,
                                    std::int32_t) {
    return FOTFASTE_OK;
  }
  static std::int32_t write(const fotfaste_byte_sink* sink, const void* data, std::uint64_t size) {
    if (size > 0) static_cast<std::string*>(sink->context)->append(static_cast<const char*>(data), size);
    return FOTFASTE_OK;
  }
  static std::int32_t add_row(const fotfaste_result_sink*, std::uint32_t, const fotfaste_cell*,
                              std::uint64_t) {
    return FOTFASTE_OK;
  }
  static std::int32_t add_label(const fotfaste_result_sink*, std::uint32_t, std::uint32_t, fotfaste_text,
                                const fotfaste_label*) {
    return FOTFASTE_OK;
  }
};

void host_v1_guard(const Trial& trial) {
  std::unique_ptr<Guarded<fotfaste_host>> host;
  const ShownHost show = [&host](const fotfaste_host& own) {
    fotfaste_host oldest = own;
    oldest.abi_minor = 0;
    host = std::make_unique<Guarded<fotfaste_host>>(oldest);
    return host->get();
  };
  Drive drive(trial, OfferedHost::every_extension(), Copy::first, show);
  const fotfaste_plugin_factory& factory = drive.factory();
  const Dataset data = drive.data();
  Drive::Settings own(drive, trial.of_case, data);
  const Guarded<fotfaste_project> project(own.project());
  const Guarded<fotfaste_value> parameters(*own.get().parameters);
  const Guarded<fotfaste_settings> settings(
      {sizeof(fotfaste_settings), 0, own.get().host, parameters.get(), project.get()});
  std::string bytes;
  const Guarded<fotfaste_needs_sink> needs(
      {sizeof(fotfaste_needs_sink), 0, nullptr, Guests::add_column, Guests::add_follow_up});
  const Guarded<fotfaste_byte_sink> byte_sink({sizeof(fotfaste_byte_sink), 0, &bytes, Guests::write});
  const Guarded<fotfaste_result_sink> results(
      {sizeof(fotfaste_result_sink), 0, nullptr, Guests::add_row, Guests::add_label});

  expect_ok("declare_needs",
            drive.call("declare_needs", [&] { return factory.declare_needs(settings.get(), needs.get()); }));
  const Drive::State state = create_between(drive, settings.get());
  for (const LaidOut& batch : lay_out_run(data, batch_ends(data, 20), drive.declared(), {})) {
    const Guarded<fotfaste_batch> lent(
        {sizeof(fotfaste_batch), 0, batch.batch().first_row, batch.schema(), batch.array()});
    expect_ok("consume", drive.call("consume", [&] { return factory.consume(state.get(), lent.get()); }));
  }
  expect_ok("serialize",
            drive.call("serialize", [&] { return factory.serialize(state.get(), byte_sink.get()); }));
  const Drive::State other = create_between(drive, settings.get());
  expect_ok("deserialize", drive.deserialize(other, bytes));
  expect_ok("finalize", drive.call("finalize", [&] { return factory.finalize(other.get(), results.get()); }));
}

}  // namespace

std::vector<Check> host_checks() {
  return {
      {.id = "host-minimal",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Utan tillägg", "Without extensions"},
       .does = {"Erbjuder inga tillägg, alla utom ett, och några på måfå.",
                "Offers no extension, all but one, and some by chance."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = host_minimal},
      {.id = "host-v1-guard",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Bevakad värd", "A guarded host"},
       .does = {"Lånar ut varje struktur utom datas så att den inte kan skrivas till och minnet tar slut "
                "bakom den.",
                "Lends every structure but the data's so that it cannot be written to and memory ends behind "
                "it."},
       .passes = {"Insticksprogrammet läser inte förbi någon, och skriver bara där det ska.",
                  "The plugin reads past none of them, and writes only where it is meant to."},
       .run = host_v1_guard},
      {.id = "host-newer",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"En nyare värd", "A newer host"},
       .does = {"Utger sig för en värd av nästa underversion, med en större struktur.",
                "Passes for a host of the next minor version, with a larger structure."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = host_newer},
  };
}

}  // namespace fotfaste::conformance
