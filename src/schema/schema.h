// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_SCHEMA_H_
#define BOARDTRAIL_SCHEMA_SCHEMA_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace boardtrail {

// All schemas of a run, parsed and compiled. Defined by src/schema; immutable.
class SchemaSet;

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_SCHEMA_H_
