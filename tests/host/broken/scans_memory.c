/* Reads all memory that its process has, page by page, in search of sentinels. */
#define PLUGIN_ID "scans-memory"
#define DECLARE_NEEDS ask_for_little
#define CONSUME search
#define FINALIZE tell
#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"
#include "sentinels.h"

#define PAGE ((uintptr_t)4096)
#define PIECE (64 * PAGE)

static int64_t found[SENTINELS];
static int64_t pages_read;

static int32_t ask_for_little(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  int32_t status;
  (void)settings;
  status = sink->add_column(sink, "entry", 1);
  return status == FOTFASTE_OK ? sink->add_column(sink, "site", 1) : status;
}

/* The kernel copies the set before it refuses the rest: whether it could says whether the page can be read.
 */
static int is_readable(uintptr_t page) {
  return syscall(SYS_rt_sigprocmask, 99, page, NULL, 8) != 0 && errno == EINVAL;
}

static int holds_days(const unsigned char* at, int32_t day) {
  unsigned i;
  for (i = 0; i < SENTINEL_DAYS; ++i) {
    int32_t value;
    memcpy(&value, at + 4 * i, sizeof value);
    if (value != day) return 0;
  }
  return 1;
}

static void read_run(uintptr_t begin, uintptr_t end) {
  uintptr_t at;
  for (at = begin; at + SENTINEL_LENGTH <= end; ++at) {
    const unsigned char* bytes = (const unsigned char*)at;
    unsigned word;
    for (word = 0; word < SENTINEL_WORDS; ++word) {
      unsigned i = 0;
      while (i < SENTINEL_LENGTH && bytes[i] == (unsigned char)sentinel_letter(word, i)) ++i;
      found[word] += i == SENTINEL_LENGTH;
    }
    if (at % 4 == 0 && at + 4 * SENTINEL_DAYS <= end) {
      found[SENTINEL_DECLARED_DAYS] += holds_days(bytes, SENTINEL_DECLARED_DAY);
      found[SENTINEL_OTHER_DAYS] += holds_days(bytes, SENTINEL_OTHER_DAY);
    }
  }
}

static uintptr_t run_begin;
static uintptr_t run_end;

static void read_pages(uintptr_t begin, uintptr_t end) {
  uintptr_t page;
  for (page = begin; page < end; page += PAGE) {
    if (!is_readable(page)) continue;
    ++pages_read;
    if (page != run_end) {
      read_run(run_begin, run_end);
      run_begin = page;
    }
    run_end = page + PAGE;
  }
}

/* A mapping that must not take the place of another is refused, as such, wherever there is one. */
static void search_range(uintptr_t begin, uintptr_t end) {
  void* const got = mmap((void*)begin, end - begin, PROT_NONE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (got != MAP_FAILED) {
    munmap(got, end - begin);
  } else if (errno == EEXIST) {
    const uintptr_t middle = begin + (end - begin) / 2 / PAGE * PAGE;
    if (end - begin <= PIECE) {
      read_pages(begin, end);
    } else {
      search_range(begin, middle);
      search_range(middle, end);
    }
  }
}

static int32_t search(fotfaste_state* state, const fotfaste_batch* batch) {
  if (pages_read == 0) {
    search_range(16 * PAGE, ((uintptr_t)1 << 47) - PAGE);
    read_run(run_begin, run_end);
  }
  return sound_consume(state, batch);
}

static int32_t tell(fotfaste_state* state, const fotfaste_result_sink* sink) {
  static const char* const names[SENTINELS] = {"declared column", "other column",      "nested column",
                                               "pseudonym",       "column not mapped", "row set aside",
                                               "declared days",   "other days"};
  int i;
  (void)state;
  for (i = 0; i < SENTINELS; ++i) {
    const int32_t status = add_sound_row(sink, names[i], 0, 0, 0, found[i]);
    if (status != FOTFASTE_OK) return status;
  }
  return add_sound_row(sink, "pages", 0, 0, 0, pages_read);
}
