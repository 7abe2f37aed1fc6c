// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_UTC_H_
#define BOARDTRAIL_BASE_UTC_H_

#include <ctime>
#include <string>
#include <string_view>

namespace boardtrail {

// Moments as they are stored and logged, ISO 8601 in UTC: "2026-01-31T03:00:00Z". Threads: any.
std::string utc_text(std::time_t time);
std::string utc_now();
// 0 where the text is none.
std::time_t utc_time(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_UTC_H_
