// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_
#define BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_

#include <span>

#include "base/embedded_text.h"

namespace boardtrail {

// The files of sql/: the migrations, each from a version of the warehouse to the next,
// the first of which makes version 1; last the views.
std::span<const EmbeddedText> embedded_sql();

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_EMBEDDED_SQL_H_
