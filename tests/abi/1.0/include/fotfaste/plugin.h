/* The plugin's side: one exported constant, and a factory of mergeable states.
 *
 * A host goes through these steps, in a process of its own for each plugin:
 *
 *   init -> get_factory -> get_descriptor -> declare_needs -> create -> consume* -> merge* -> finalize ->
 * destroy
 *
 * A state is a sum over participations. create gives the empty sum; consume adds a batch; merge adds another
 * state. Which batches went through which state, in which order, and how often states were serialized and
 * merged on the way must make no difference to what finalize reports, to the byte. So count in integers,
 * add money in öre and other values exactly, and order what you report.
 *
 * Threads: init and deinit are called while no other function of the plugin runs. All functions on one
 * state are called by one thread at a time. A plugin starts no threads of its own.
 * No function may let a C++ exception out, write to standard output, open files or sockets.
 */
#ifndef FOTFASTE_PLUGIN_H_
#define FOTFASTE_PLUGIN_H_

#include "fotfaste/abi.h"
#include "fotfaste/descriptor.h"
#include "fotfaste/host.h"
#include "fotfaste/model.h"
#include "fotfaste/note.h"
#include "fotfaste/result.h"
#include "fotfaste/value.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The plugin's own; the host never looks inside. */
typedef struct fotfaste_state fotfaste_state;

/* What a state is made with. All of it is lent until the state is destroyed. */
typedef struct fotfaste_settings {
  uint32_t struct_size;
  uint32_t reserved;
  const fotfaste_host* host;
  const fotfaste_value* parameters; /* a table, checked against the descriptor, defaults filled in */
  const fotfaste_project* project;
} fotfaste_settings;

#define FOTFASTE_FACTORY_PLUGIN "fotfaste.plugin/1"

/* All functions are required. Each returns a FOTFASTE_ status. */
typedef struct fotfaste_plugin_factory {
  uint32_t struct_size;
  uint32_t reserved;

  /* Any time between init and deinit. The descriptor is the plugin's and lives until deinit. */
  const fotfaste_descriptor* (*get_descriptor)(void);

  /* Says which columns and how much follow-up the plugin needs with these parameters. Called before any
   * data is loaded: settings->project has no tables yet. FOTFASTE_INVALID_ARGUMENT, with findings, when
   * the parameters contradict each other. */
  int32_t (*declare_needs)(const fotfaste_settings* settings, const fotfaste_needs_sink* sink);

  /* Makes an empty state, the identity of merge. On success *state is the plugin's, until destroy. */
  int32_t (*create)(const fotfaste_settings* settings, fotfaste_state** state);

  /* Adds a batch. Not after finalize. */
  int32_t (*consume)(fotfaste_state* state, const fotfaste_batch* batch);

  /* Adds other, which was made with equal settings, to state, and leaves other as it was. */
  int32_t (*merge)(fotfaste_state* state, const fotfaste_state* other);

  /* Writes the state as bytes. Equal states give equal bytes, however they came about. */
  int32_t (*serialize)(const fotfaste_state* state, const fotfaste_byte_sink* sink);

  /* Adds the state that serialize wrote, as if by merge. The bytes may come from anywhere: anything but
   * a state of this plugin, state revision and settings is refused with FOTFASTE_INVALID_DATA. */
  int32_t (*deserialize)(fotfaste_state* state, const void* data, uint64_t size);

  /* Reports the result. Once for a state; afterwards only destroy may be called. */
  int32_t (*finalize)(fotfaste_state* state, const fotfaste_result_sink* sink);

  /* Frees the state, in whatever condition it is. NULL is ignored. */
  void (*destroy)(fotfaste_state* state);

  /* An extension of the plugin's, or NULL. The same id gives the same pointer each time. */
  const void* (*get_extension)(const char* id);
} fotfaste_plugin_factory;

/* The one symbol that a plugin exports, as a constant named fotfaste_plugin. */
typedef struct fotfaste_plugin_entry {
  uint32_t struct_size;
  uint16_t abi_major;
  uint16_t abi_minor;
  /* First call, and again after a deinit. May be called several times; each is matched by a deinit. host
   * lives until then. */
  int32_t (*init)(const fotfaste_host* host);
  /* Last call for an init that gave FOTFASTE_OK. No state is left then. */
  void (*deinit)(void);
  /* FOTFASTE_FACTORY_PLUGIN gives the fotfaste_plugin_factory; NULL for ids that the plugin does not know. */
  const void* (*get_factory)(const char* id);
} fotfaste_plugin_entry;

extern FOTFASTE_EXPORT const fotfaste_plugin_entry fotfaste_plugin;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_PLUGIN_H_ */
