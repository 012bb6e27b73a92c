/* Asks for memory until there is none left. */
#define PLUGIN_ID "broken-allocate-without-end"
#define CONSUME hoard
#include "plugin_parts.h"

#include <vector>

static int32_t hoard(fotfaste_state*, const fotfaste_batch*) {
  static std::vector<std::vector<char>> hoarded;
  while (true) hoarded.emplace_back(1 << 20, 'x');
}
