// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/view_notes.h"

#include "base/text.h"

namespace boardtrail {
namespace {

// "`red` or [the rules](rules.md)" as "red or the rules".
std::string plain(std::string_view marked) {
  std::string out;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] == '`' || marked[at] == '*') continue;
    const std::size_t middle = marked[at] == '[' ? marked.find("](", at) : std::string_view::npos;
    const std::size_t end = middle == std::string_view::npos ? middle : marked.find(')', middle);
    if (end == std::string_view::npos) {
      out += marked[at];
      continue;
    }
    out += plain(marked.substr(at + 1, middle - at - 1));
    at = end;
  }
  return out;
}

}  // namespace

std::vector<ViewNote> read_view_notes(std::string_view markdown) {
  constexpr std::string_view kHeading = "### `";
  std::vector<ViewNote> notes;
  bool in_section = false;
  for (const std::string_view line : split(markdown, '\n')) {
    if (line.starts_with("## ")) in_section = line == "## Views";
    if (!in_section) continue;
    if (line.starts_with(kHeading)) {
      notes.push_back({plain(line.substr(kHeading.size())), "", {}});
    } else if (notes.empty() || line.empty()) {
      continue;
    } else if (line.starts_with("| `")) {
      const std::size_t bar = line.find(" | ");
      const std::size_t last = line.rfind('|');
      if (bar == std::string_view::npos || last <= bar + 3) continue;
      notes.back().columns.push_back(
          {plain(line.substr(2, bar - 2)), plain(trim(line.substr(bar + 3, last - bar - 3)))});
    } else if (line[0] != '|') {
      std::string& meaning = notes.back().meaning;
      if (!meaning.empty()) meaning += ' ';
      meaning += plain(line);
    }
  }
  return notes;
}

const std::vector<ViewNote>& view_notes() {
  static const std::vector<ViewNote> notes = read_view_notes(embedded_view_notes().front().text);
  return notes;
}

std::string_view meaning_of(std::string_view view, std::string_view column) {
  for (const ViewNote& note : view_notes()) {
    if (note.name != view) continue;
    for (const ColumnNote& known : note.columns) {
      if (known.name == column) return known.meaning;
    }
  }
  return {};
}

}  // namespace boardtrail
