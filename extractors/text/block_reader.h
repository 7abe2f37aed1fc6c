// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_BLOCK_READER_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_BLOCK_READER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/common/document_builder.h"
#include "extractors/text/lines.h"

namespace boardtrail {

// Reads headings, list items and paragraphs: whatever is no table.
//
// A heading is marked by Markdown or HTML, or looks like one: a short line on its own
// without a full stop. Lines that a margin broke are one paragraph; lines that end
// early are paragraphs of their own.
class BlockReader {
 public:
  BlockReader(const std::vector<Line>& lines, DocumentBuilder& document)
      : lines_(lines), document_(document) {}

  // Reads the block that begins at lines[i], no further than lines[end]; gives the
  // index of the first line behind it, at least i + 1.
  std::size_t read(std::size_t i, std::size_t end);

 private:
  std::size_t read_item(std::size_t i, std::size_t end);
  std::size_t read_paragraph(std::size_t i, std::size_t end);
  bool read_markdown_heading(std::size_t i, std::size_t end, std::size_t& next);
  bool read_plain_heading(std::size_t i, std::size_t end);
  bool read_html_block(std::size_t i);
  std::size_t wrapped_end(std::size_t i, std::size_t end);
  void measure_run(std::size_t i, std::size_t end);
  bool is_title_line(std::string_view line, std::string_view next) const;
  std::string join(std::size_t i, std::size_t end) const;
  bool blank_before(std::size_t i) const;
  bool has_item_beside(std::size_t i) const;
  bool blank_behind(std::size_t i) const;
  std::int32_t item_level(std::size_t indent);
  void add(BlockKind kind, std::int32_t level, std::string_view text, std::size_t i,
           std::string_view marker = {});

  // Lines without a blank one between them, in bytes.
  struct LineRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t width = 0;
    std::size_t margin = 0;
    bool prose = false;  // a line goes on with a small letter, or ends a sentence
  };

  const std::vector<Line>& lines_;
  DocumentBuilder& document_;
  LineRun run_;
  std::vector<std::size_t> indents_;  // of the list items that are open
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_BLOCK_READER_H_
