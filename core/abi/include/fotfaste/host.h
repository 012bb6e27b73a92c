/* What the host offers to a plugin: an error text, and extensions by name.
 *
 * A plugin must work with a host that offers no extension at all: get_extension may return NULL for any id.
 * Extension ids are "fotfaste.NAME/REVISION"; an id never changes its meaning, and is the same in a draft
 * and when it is final. Functions may be called from the thread that the host called the plugin on, while
 * that call lasts, and from nowhere else.
 */
#ifndef FOTFASTE_HOST_H_
#define FOTFASTE_HOST_H_

#include "fotfaste/abi.h"
#include "fotfaste/value.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The host. Lives from init until the matching deinit. */
typedef struct fotfaste_host {
  uint32_t struct_size;
  uint16_t abi_major;
  uint16_t abi_minor;
  void* context;       /* the host's own */
  const char* name;    /* of the host program, for messages */
  const char* version; /* of the host program, for messages */
  /* Returns the extension's structure, valid as long as the host structure is, or NULL. The same id gives
   * the same pointer each time. */
  const void* (*get_extension)(const struct fotfaste_host* host, const char* id);
  /* One sentence on why the call that is under way will not return FOTFASTE_OK. The last one counts. */
  void (*set_error)(const struct fotfaste_host* host, fotfaste_text message);
} fotfaste_host;

/* Log lines, to the host's log. Never write anything about a participant. */
#define FOTFASTE_EXTENSION_LOG "fotfaste.log/1"
#define FOTFASTE_LOG_DEBUG 0
#define FOTFASTE_LOG_INFO 1
#define FOTFASTE_LOG_WARNING 2
#define FOTFASTE_LOG_ERROR 3
/* FOTFASTE_EXTENSION_LOG. */
typedef struct fotfaste_host_log {
  uint32_t struct_size;
  uint32_t reserved;
  /* Copies the line; one that is no UTF-8, or too long, is dropped. */
  void (*log)(const fotfaste_host* host, uint32_t level, fotfaste_text message);
} fotfaste_host_log;

/* How far the call has come: done of total, in a unit of the plugin's choice. */
#define FOTFASTE_EXTENSION_PROGRESS "fotfaste.progress/1"
/* FOTFASTE_EXTENSION_PROGRESS. */
typedef struct fotfaste_host_progress {
  uint32_t struct_size;
  uint32_t reserved;
  /* May be called as often as is convenient. */
  void (*progress)(const fotfaste_host* host, uint64_t done, uint64_t total);
} fotfaste_host_progress;

/* Whether to stop: 1 when the host wants the call to end soon with FOTFASTE_CANCELLED, else 0. Ask at least
 * once every 10 ms of work; the host ends a plugin that does not listen. */
#define FOTFASTE_EXTENSION_CANCEL "fotfaste.cancel/1"
/* FOTFASTE_EXTENSION_CANCEL. */
typedef struct fotfaste_host_cancel {
  uint32_t struct_size;
  uint32_t reserved;
  /* 1 or 0; once 1, it stays so. */
  int32_t (*is_cancelled)(const fotfaste_host* host);
} fotfaste_host_cancel;

/* Findings for the evaluator, about the configuration or the data, beside the results. */
#define FOTFASTE_EXTENSION_FINDINGS "fotfaste.findings/1"
#define FOTFASTE_SEVERITY_NOTE 0
#define FOTFASTE_SEVERITY_WARNING 1
#define FOTFASTE_SEVERITY_ERROR 2
/* One thing that is wrong or noteworthy. */
typedef struct fotfaste_finding {
  uint32_t struct_size;
  uint32_t severity;
  const char* code;         /* permanent; a letter and three digits, unique within the plugin */
  fotfaste_label message;   /* what is wrong */
  fotfaste_label help;      /* how to put it right; texts may be empty */
  const fotfaste_value* at; /* the parameter it is about, or NULL */
  uint64_t count;           /* so many ... */
  uint64_t total;           /* ... of so many participations; 0 and 0 when it is not about participations */
} fotfaste_finding;
/* FOTFASTE_EXTENSION_FINDINGS. */
typedef struct fotfaste_host_findings {
  uint32_t struct_size;
  uint32_t reserved;
  /* Copies the finding before it returns. After a status other than FOTFASTE_OK the plugin stops, and returns
   * that status. */
  int32_t (*report)(const fotfaste_host* host, const fotfaste_finding* finding);
} fotfaste_host_findings;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_HOST_H_ */
