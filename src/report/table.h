// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_REPORT_TABLE_H_
#define BOARDTRAIL_REPORT_TABLE_H_

#include <memory>
#include <vector>

#include "report/rows.h"

namespace boardtrail {

// The writer for RowFormat::kTable.
std::unique_ptr<RowWriter> make_table_writer(const RowOptions& options, TextSink sink);

// The widths to give to columns that would like `wanted`, so that they sum up to at
// most `available`: narrow columns keep theirs, the widest share what is left, none
// gets less than `least` unless it wants less.
std::vector<std::size_t> fit_widths(const std::vector<std::size_t>& wanted, std::size_t available,
                                    std::size_t least);

}  // namespace boardtrail

#endif  // BOARDTRAIL_REPORT_TABLE_H_
