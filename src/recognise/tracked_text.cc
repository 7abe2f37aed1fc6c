// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/tracked_text.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace boardtrail {
namespace {

bool is_white(char c) { return c == ' ' || c == '\n'; }

// Text and struck ranges without the runs that carry `mark`. Where a run is left out, the
// white space of its two sides counts once.
DueText without(const RichText& content, Mark mark) {
  DueText kept;
  const std::string_view all = content.text;
  const auto append = [&](std::size_t begin, std::size_t end, bool struck) {
    begin = std::min(begin, all.size());
    end = std::min(end, all.size());
    if (begin < end && !kept.text.empty() && is_white(kept.text.back()) && is_white(all[begin])) {
      ++begin;
    }
    if (begin >= end) return;
    const auto from = static_cast<std::uint32_t>(kept.text.size());
    kept.text += all.substr(begin, end - begin);
    if (struck) kept.struck.push_back({from, static_cast<std::uint32_t>(kept.text.size())});
  };
  std::size_t at = 0;
  for (const Run& run : content.runs) {
    append(at, run.begin, false);
    if ((run.marks & mark) == 0) append(run.begin, run.end, (run.marks & kStruck) != 0);
    at = std::max<std::size_t>(at, run.end);
  }
  append(at, all.size(), false);
  return kept;
}

// The dates as they are written.
std::vector<std::string> dates_of(const std::string& text) {
  std::vector<std::string> dates;
  for (const DateTerm& term : find_dates(text)) {
    dates.push_back(
        collapse_spaces(std::string_view(text).substr(term.begin, term.end - term.begin)));
  }
  return dates;
}

}  // namespace

DueText due_text(const RichText& content) {
  const bool changed = std::any_of(content.runs.begin(), content.runs.end(),
                                   [](const Run& run) { return (run.marks & kDeleted) != 0; });
  DueText now = without(content, kDeleted);
  if (!changed) return now;
  const DueText before = without(content, kInserted);
  const std::vector<std::string> earlier = dates_of(before.text);
  if (earlier.empty() || earlier == dates_of(now.text)) return now;
  DueText both;
  both.text = before.text;
  both.struck.push_back({0, static_cast<std::uint32_t>(before.text.size())});
  if (is_blank(now.text)) return both;
  both.text += '\n';
  const auto offset = static_cast<std::uint32_t>(both.text.size());
  both.text += now.text;
  for (const ByteRange& range : now.struck) {
    both.struck.push_back({range.begin + offset, range.end + offset});
  }
  return both;
}

}  // namespace boardtrail
