// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_LIMITS_H_
#define BOARDTRAIL_BASE_LIMITS_H_

#include <cstdint>

namespace boardtrail {

// What a reader may spend on one document. Every reader honours every limit that
// applies to it and answers kLimitExceeded, or drops the surplus with a
// diagnostic where the rest of the document stays readable. Each limit is tested
// at n and n + 1 and listed in docs/limits.md.
struct Limits {
  // Bytes of the file. The largest monthly packs known are below 100 MB.
  std::int64_t max_document_bytes = 256LL << 20;
  // Bytes of one line of text. Longer lines are binary data or an attack.
  std::int64_t max_line_bytes = 16LL << 20;
  // Columns of one table; the widest real ones (chart data spilt into a table)
  // have under 60.
  std::int32_t max_table_columns = 512;
  // Cells of one table: rows times columns, blank ones too.
  std::int32_t max_table_cells = 200'000;
  // Tables of one document.
  std::int32_t max_tables = 20'000;
  // Blocks (paragraphs, headings, list items, tables) of one document.
  std::int32_t max_blocks = 2'000'000;
  // Open elements inside one another, in HTML and XML.
  std::int32_t max_markup_depth = 256;
  // Pages of one document. The longest packs known have 700.
  std::int32_t max_pages = 3'000;
  // Glyphs of one page; a dense one has 8,000.
  std::int32_t max_page_glyphs = 200'000;
  // Lines, areas and pictures of one page: guards against drawings and maps.
  std::int32_t max_page_paths = 500'000;
  // Entries of one ZIP file (a DOCX, a pack); a DOCX has under 100.
  std::int32_t max_archive_entries = 4'096;
  // Bytes of one inflated part, and of all that is inflated of one file.
  std::int64_t max_part_bytes = 128LL << 20;
  std::int64_t max_inflated_bytes = 512LL << 20;
  // Inflated bytes to each packed one, beyond the first MiB; plain markup of long
  // tables reaches 60.
  std::int64_t max_inflate_ratio = 200;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_LIMITS_H_
