// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_CALENDAR_H_
#define BOARDTRAIL_EXPORTS_CALENDAR_H_

#include <string>
#include <string_view>

#include "warehouse/warehouse.h"

namespace boardtrail {

// Writes the due dates of all open actions in force as an iCalendar file (RFC 5545): an
// all-day event each, its leads in front and as categories, so that a calendar can show
// those of one lead. The same action keeps its UID through all papers; times are those of
// the runs that read the papers, never now.
Status write_calendar(Warehouse& warehouse, const std::string& path);

// One content line, "NAME:value", folded at 75 octets between characters, with its CRLF.
// `value` is complete: escape texts first.
std::string calendar_line(std::string_view name, std::string_view value);

// A text as a value: one line, without controls and direction marks, escaped.
std::string calendar_text(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_CALENDAR_H_
