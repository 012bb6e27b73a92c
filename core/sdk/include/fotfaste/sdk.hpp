// All of the C++ SDK. A plugin may include this alone.
#pragma once

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/batch_columns.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/tally.hpp"
