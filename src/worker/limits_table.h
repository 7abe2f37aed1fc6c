// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_LIMITS_TABLE_H_
#define BOARDTRAIL_WORKER_LIMITS_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace boardtrail {

// Everything that a document may not exceed, as data: what docs/limits.md states is
// held against it.
struct LimitRow {
  const char* name;  // as its field in base/limits.h or worker/worker_limits.h
  std::int64_t value;
  const char* unit;  // "bytes", "ms", or what is counted
  const char* what;  // as docs/limits.md says it
  const char* harm;  // that it prevents
};

std::vector<LimitRow> document_limits();
std::vector<LimitRow> process_limits();

// "256 MiB", "200,000", "60 s".
std::string limit_text(const LimitRow& row);
// The rows of a Markdown table: what, value, harm.
std::string limits_as_markdown(const std::vector<LimitRow>& rows);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_LIMITS_TABLE_H_
