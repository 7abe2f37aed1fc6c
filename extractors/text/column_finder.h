// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_COLUMN_FINDER_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_COLUMN_FINDER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace boardtrail {

// Words of one line that single spaces hold together. Columns are code points from 0.
struct Chunk {
  std::int32_t start = 0;
  std::int32_t end = 0;
  std::string_view text;
};

// The chunks of a line: split where two spaces or more stand, but not at the two
// spaces that some typists set behind a full stop. Lines wider than 1,000 code points
// have none: no page is as wide.
std::vector<Chunk> split_chunks(std::string_view line);

// One line of a region that may be a table.
struct RegionLine {
  std::size_t index = 0;  // of the line in its document
  bool after_blank = false;
  std::vector<Chunk> chunks;  // never empty
};

// Where the columns of a region begin, from left to right; fewer than two where its
// gaps do not line up.
std::vector<std::int32_t> find_columns(const std::vector<RegionLine>& region);

// Parts chunks where a column begins inside of them behind a single space: a text so
// long that it all but touches its neighbour's.
void split_at_columns(std::vector<RegionLine>& region, const std::vector<std::int32_t>& starts);

// Three chunks or more, each a few words without figures, the first of them with a capital.
bool is_heading_line(const std::vector<Chunk>& chunks);

// Parts a heading that runs over the beginning of the next column, for which the line of
// headings has no other: "Theme Action" above two columns that stand near each other.
void part_headings(std::vector<RegionLine>& region, const std::vector<std::int32_t>& starts);

// The column a chunk begins in. `starts` must not be empty.
std::size_t column_of(const std::vector<std::int32_t>& starts, std::int32_t position);

std::size_t column_of(const std::vector<std::int32_t>& starts, const Chunk& chunk);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_COLUMN_FINDER_H_
