// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_WAREHOUSE_WAREHOUSE_SAMPLES_H_
#define BOARDTRAIL_TESTS_UNIT_WAREHOUSE_WAREHOUSE_SAMPLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "warehouse/warehouse.h"

namespace boardtrail::test {

// A document with something in every table of the warehouse: one paper of an invented
// Trust, as at the given day, with three actions (the second twice: it is restated).
IngestedDocument sample_paper(std::string path, std::string_view as_at);

// A file in which nothing could be read.
IngestedDocument sample_failure(std::string path, std::string sha256, ErrorCode code);

// The hash that stands for a content in these samples.
std::string sample_sha256(std::string_view content);

// A writer that must open; its run has begun.
Warehouse open_writer(const std::string& path, std::string_view version = "1.0");

// The rows as "a|b|c" lines; NULL is "-". Fails the test on an error.
std::vector<std::string> rows(Warehouse& warehouse, std::string_view sql,
                              const std::vector<SqlValue>& parameters = {});

// Every row of every table but `run`, in order, without times and numbers of runs.
std::vector<std::string> dump(Warehouse& warehouse);

}  // namespace boardtrail::test

#endif  // BOARDTRAIL_TESTS_UNIT_WAREHOUSE_WAREHOUSE_SAMPLES_H_
