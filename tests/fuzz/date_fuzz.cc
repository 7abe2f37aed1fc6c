// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "normalise/dates.h"

// Terms lie in the text, in order, and do not overlap; every date is a day that
// exists; a stated day is never later than the latest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  std::uint32_t last = 0;
  for (const boardtrail::DateTerm& term : boardtrail::find_dates(text)) {
    BOARDTRAIL_CHECK(term.begin >= last && term.begin < term.end && term.end <= size);
    BOARDTRAIL_CHECK(!term.date || term.date->ok());
    BOARDTRAIL_CHECK(!term.latest || term.latest->ok());
    BOARDTRAIL_CHECK(!term.date || (term.latest && *term.date <= *term.latest));
    BOARDTRAIL_CHECK(!term.impossible || !term.date);
    last = term.end;
  }
  const auto half = static_cast<std::uint32_t>(size / 2);
  const boardtrail::DueReading due = boardtrail::read_due(text, {{0, half}});
  for (const boardtrail::DueDate& date : due.dates) {
    BOARDTRAIL_CHECK(!date.date || date.date->ok());
    BOARDTRAIL_CHECK(!date.raw.empty());
  }
  BOARDTRAIL_CHECK(due.dates.empty() || due.dates[0].role == boardtrail::DateRole::kOriginal);
  const auto single = boardtrail::read_single_date(text);
  BOARDTRAIL_CHECK(!single || single->ok());
  const auto period = boardtrail::read_period(text.substr(0, half), text.substr(half));
  BOARDTRAIL_CHECK(!period || !period->end || period->end->ok());
  return 0;
}
