// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_VIEW_NOTES_H_
#define BOARDTRAIL_EXPORTS_VIEW_NOTES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_text.h"

namespace boardtrail {

// What views and their columns mean, as docs/warehouse.md says it, in plain text.
struct ColumnNote {
  std::string name;
  std::string meaning;
};

struct ViewNote {
  std::string name;
  std::string meaning;  // may be empty
  std::vector<ColumnNote> columns;
};

// All views, in the order of the document. Made at the first call; any thread.
const std::vector<ViewNote>& view_notes();

// "" where nothing is said of it.
std::string_view meaning_of(std::string_view view, std::string_view column);

// Reads notes out of the section "Views" of Markdown: a heading "### `view`", a paragraph, and a
// table whose rows are "| `column` | meaning |". Marks and the addresses of links go.
std::vector<ViewNote> read_view_notes(std::string_view markdown);

// docs/warehouse.md, compiled in.
std::span<const EmbeddedText> embedded_view_notes();

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_VIEW_NOTES_H_
