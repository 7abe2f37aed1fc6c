// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_OWN_LIMITS_H_
#define BOARDTRAIL_CLI_OWN_LIMITS_H_

// What this process may take of the machine while it answers from a warehouse: SQL that
// somebody else wrote, or the views of a file that somebody has tampered with. For the rest of
// its life; where the system has a narrower limit already, that one stands.
namespace boardtrail {

// Rows are printed as they come, so that no honest answer needs much. What needs more ends with
// an error of the query (warehouse/query_guard.h).
void limit_own_memory();

// Behind the limit of time that the warehouse keeps between two steps of SQLite: one step may
// match a pattern against megabytes, or an expression of the word index, for hours. Ends the
// process, with a word about it. Also what it may write to one file.
void limit_own_time();

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_OWN_LIMITS_H_
