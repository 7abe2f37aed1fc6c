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
// but those of a list), and a statement that SQLite does not call read-only is
// refused. Defensive mode, that list, which holds for the views of the file too, and
// the virtual tables that are taken away keep a warehouse that somebody tampered with
// from running code. Limits bound the time between two steps of SQLite, and a value;
// what one step may take, and all values together, is for the process to limit
// (cli/own_limits.h): too little memory is an error of the query here.
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
