// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_ROW_IDENTITY_H_
#define BOARDTRAIL_WAREHOUSE_ROW_IDENTITY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/across/across.h"
#include "checks/rule.h"
#include "model/paper.h"

// The identities of rows: hashes of what the rows say, never counters, so that the
// same papers give the same rows in any order and on any machine. Pure functions.
//
// Rows that belong together share the leading bits of their identity, so that they
// stand together in every B-tree and in the full-text index: storing one paper touches
// few pages, however many papers there are. Observations and findings have 39 bits of
// their paper's hash before 24 of their own; tables, metrics and plan tables 48 bits of
// their parent's before their number. At a million papers the chance that any two rows
// meet is some 2 in a thousand; SQLite would refuse the second, and its document be
// recorded as failed.
namespace boardtrail {

// Of the content alone: one document, however many paths it stands at.
std::int64_t document_identity(std::string_view sha256);
// Of a file in which nothing could be read: what is known is about its path.
std::int64_t unread_identity(std::string_view path);
std::int64_t paper_identity(std::string_view sha256, const Paper& paper);
std::int64_t table_identity(std::string_view sha256, std::size_t position);
std::int64_t plan_table_identity(std::int64_t paper_id, std::size_t position);
std::int64_t metric_identity(std::int64_t paper_id, std::size_t position);

// One for each observation, in their order: hashes of paper, table and row, and of a
// count where one row states several actions.
std::vector<std::int64_t> observation_identities(std::int64_t paper_id, const Paper& paper);

// One for each finding, in their order: hashes of rule, paper, ref, field and the raw
// values compared, and of a count where two findings agree in all of them.
std::vector<std::int64_t> finding_identities(std::int64_t paper_id, const Findings& findings);

// The same for findings that compare the paper with an earlier one.
std::vector<std::int64_t> across_finding_identities(std::int64_t paper_id,
                                                    const AcrossFindings& findings);

// Of an action through all papers: by the first observation of it, whose leading bits it
// has. Linking (warehouse/history_writer.h) hands it on to the later ones.
std::int64_t action_identity(std::int64_t first_observation_id);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_ROW_IDENTITY_H_
