// The parts of the host that a validator of plugins shares with it, so that what is checked and what is
// demanded in a run are the same code: reading the identity note, loading, copying and checking the
// descriptor, completing parameters, checking rows, and the walls around a worker. Not starting workers:
// a validator has processes of its own.
#pragma once

#include "host/check_description.hpp"
#include "host/check_parameters.hpp"
#include "host/default_value.hpp"
#include "host/frames.hpp"
#include "host/identity_note.hpp"
#include "host/messages.hpp"
#include "host/plugin_library.hpp"
#include "host/plugin_services.hpp"
#include "host/projected_columns.hpp"
#include "host/row_checks.hpp"
#include "host/sandbox.hpp"
