// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_QUERY_GUARD_H_
#define BOARDTRAIL_WAREHOUSE_QUERY_GUARD_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/sqlite.h"
#include "warehouse/warehouse.h"

// Runs SQL that somebody else wrote. Four fences, each enough by itself against
// writing: the file is open read-only, `query_only` is on, an authorizer passes only
// what reads (no ATTACH, no transaction, no PRAGMA that sets anything, no function
// that touches files or loads code), and a statement that SQLite does not call
// read-only is refused. Defensive mode and an untrusted schema keep a warehouse that
// somebody tampered with from running code; limits bound time and memory.
namespace boardtrail {

// Fences in a connection, once, after opening.
Status fence_in(Database& database);

// Begins a transaction that only reads, on a connection that is fenced in, and fixes
// what it sees: the present, in place of what an earlier call fixed.
Status begin_reading(Database& database);

Status run_fenced(Database& database, std::string_view sql, const std::vector<SqlValue>& parameters,
                  const RowReceiver& receiver, const QueryLimits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_QUERY_GUARD_H_
