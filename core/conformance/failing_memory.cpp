#include "conformance/failing_memory.hpp"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <string_view>
#include <system_error>

namespace fotfaste::conformance {
namespace {

struct Control {
  Failing failing = Failing::none;
  std::uint64_t failing_call = 0;
  std::uint64_t calls = 0;
};
Control control;

bool fails() {
  ++control.calls;
  if (control.failing == Failing::one) return control.calls == control.failing_call;
  return control.failing == Failing::from && control.calls >= control.failing_call;
}

void* nothing() {
  errno = ENOMEM;
  return nullptr;
}

void* give(std::size_t size) {
  return fails() ? nothing() : std::malloc(size);
}
void* give_zeros(std::size_t count, std::size_t size) {
  return fails() ? nothing() : std::calloc(count, size);
}
void* give_more(void* memory, std::size_t size) {
  return fails() ? nothing() : std::realloc(memory, size);
}
void* give_more_items(void* memory, std::size_t count, std::size_t size) {
  return fails() ? nothing() : reallocarray(memory, count, size);
}
void* give_aligned(std::size_t alignment, std::size_t size) {
  return fails() ? nothing() : std::aligned_alloc(alignment, size);
}
int give_aligned_to(void** memory, std::size_t alignment, std::size_t size) {
  return fails() ? ENOMEM : posix_memalign(memory, alignment, size);
}
char* give_copy(const char* text) {
  return fails() ? static_cast<char*>(nothing()) : strdup(text);
}
void* give_object(std::size_t size) {
  if (fails()) throw std::bad_alloc();
  return ::operator new(size);
}
void* give_array(std::size_t size) {
  if (fails()) throw std::bad_alloc();
  return ::operator new[](size);
}
void* give_object_or_nothing(std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return fails() ? nullptr : ::operator new(size, nothrow);
}
void* give_array_or_nothing(std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return fails() ? nullptr : ::operator new[](size, nothrow);
}
void* give_aligned_object(std::size_t size, std::align_val_t alignment) {
  if (fails()) throw std::bad_alloc();
  return ::operator new(size, alignment);
}

template <typename Function>
void* address(Function* function) {
  return reinterpret_cast<void*>(function);
}

const std::map<std::string_view, void*>& replacements() {
  static const std::map<std::string_view, void*> all = {
      {"malloc", address(give)},
      {"calloc", address(give_zeros)},
      {"realloc", address(give_more)},
      {"reallocarray", address(give_more_items)},
      {"aligned_alloc", address(give_aligned)},
      {"memalign", address(give_aligned)},
      {"posix_memalign", address(give_aligned_to)},
      {"strdup", address(give_copy)},
      {"_Znwm", address(give_object)},
      {"_Znam", address(give_array)},
      {"_ZnwmRKSt9nothrow_t", address(give_object_or_nothing)},
      {"_ZnamRKSt9nothrow_t", address(give_array_or_nothing)},
      {"_ZnwmSt11align_val_t", address(give_aligned_object)},
  };
  return all;
}

// What the loader worked from, with addresses as they are in memory.
struct Dynamic {
  const Elf64_Sym* symbols = nullptr;
  const char* names = nullptr;
  const Elf64_Rela* tables[2] = {};
  std::size_t sizes[2] = {};
};

Dynamic dynamic_of(const link_map& library) {
  Dynamic found;
  const auto at = [&library](Elf64_Addr value) {
    return value < library.l_addr ? library.l_addr + value : value;
  };
  for (const Elf64_Dyn* one = library.l_ld; one->d_tag != DT_NULL; ++one) {
    if (one->d_tag == DT_SYMTAB) found.symbols = reinterpret_cast<const Elf64_Sym*>(at(one->d_un.d_ptr));
    if (one->d_tag == DT_STRTAB) found.names = reinterpret_cast<const char*>(at(one->d_un.d_ptr));
    if (one->d_tag == DT_RELA) found.tables[0] = reinterpret_cast<const Elf64_Rela*>(at(one->d_un.d_ptr));
    if (one->d_tag == DT_JMPREL) found.tables[1] = reinterpret_cast<const Elf64_Rela*>(at(one->d_un.d_ptr));
    if (one->d_tag == DT_RELASZ) found.sizes[0] = one->d_un.d_val / sizeof(Elf64_Rela);
    if (one->d_tag == DT_PLTRELSZ) found.sizes[1] = one->d_un.d_val / sizeof(Elf64_Rela);
  }
  return found;
}

// The page was made read-only when the library was loaded.
void make_writable(void** place) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(place) / page * page;
  if (mprotect(reinterpret_cast<void*>(begin), page, PROT_READ | PROT_WRITE) != 0) {
    throw std::system_error(errno, std::generic_category(), "changing where a plugin gets its memory");
  }
}

}  // namespace

FailingMemory::FailingMemory(const std::filesystem::path& plugin) {
  control = {};
  void* handle = dlopen(plugin.c_str(), RTLD_NOW | RTLD_NOLOAD);
  link_map* library = nullptr;
  if (handle == nullptr || dlinfo(handle, RTLD_DI_LINKMAP, &library) != 0) return;
  const Dynamic dynamic = dynamic_of(*library);
  if (dynamic.symbols == nullptr || dynamic.names == nullptr) return;
  for (const int table : {0, 1}) {
    for (std::size_t i = 0; i < dynamic.sizes[table]; ++i) {
      const Elf64_Rela& one = dynamic.tables[table][i];
      const auto type = ELF64_R_TYPE(one.r_info);
      if (type != R_X86_64_JUMP_SLOT && type != R_X86_64_GLOB_DAT && type != R_X86_64_64) continue;
      const Elf64_Sym& symbol = dynamic.symbols[ELF64_R_SYM(one.r_info)];
      const auto found = replacements().find(dynamic.names + symbol.st_name);
      if (found == replacements().end()) continue;
      auto** place = reinterpret_cast<void**>(library->l_addr + one.r_offset);
      make_writable(place);
      entries_.push_back({place, *place});
      *place = found->second;
    }
  }
}

FailingMemory::~FailingMemory() {
  for (const Entry& entry : entries_) *entry.place = entry.before;
}

void FailingMemory::count_from_here(Failing failing, std::uint64_t call) {
  control = {failing, call, 0};
}

std::uint64_t FailingMemory::calls() const {
  return control.calls;
}

}  // namespace fotfaste::conformance
