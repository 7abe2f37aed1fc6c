// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/text_extractor.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/common/decode.h"
#include "extractors/common/document_builder.h"
#include "extractors/common/input_size.h"
#include "extractors/text/block_reader.h"
#include "extractors/text/fixed_width.h"
#include "extractors/text/html_fragment.h"
#include "extractors/text/lines.h"
#include "extractors/text/pipe_table.h"
#include "extractors/text/tab_table.h"

namespace boardtrail {
namespace {

// Goes through the lines once. At each, the readers of tables are asked in falling
// order of certainty; what none of them takes is a heading, an item or a paragraph.
class TextReader {
 public:
  TextReader(const std::vector<Line>& lines, const Limits& limits, DocumentBuilder& document)
      : lines_(lines), limits_(limits), document_(document), blocks_(lines, document) {}

  void read() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].page_start && i > 0) add_page_break(i);
      if (lines_[i].blank) {
        ++i;
        continue;
      }
      const std::size_t next = read_table(i);
      i = next > i ? next : blocks_.read(i, lines_.size());
    }
    add_pages();
  }

 private:
  std::size_t read_table(std::size_t i) {
    if (lines_[i].page_footer) return i;
    std::size_t next = read_html_table(lines_, i, limits_, no_more_ends_, document_);
    if (next == i) next = read_pipe_table(lines_, i, limits_, document_);
    if (next == i) next = read_tab_table(lines_, i, limits_, tabbed_end_, document_);
    if (next == i) next = read_fixed_table(lines_, i, limits_, rejected_end_, document_);
    return next;
  }

  void add_page_break(std::size_t i) {
    Block block;
    block.kind = BlockKind::kPageBreak;
    block.place = lines_[i].place(0);
    document_.add(std::move(block));
  }

  void add_pages() {
    std::int32_t last = 0;
    for (const Line& line : lines_) last = std::max(last, line.page);
    // A form feed at the very end begins no page.
    if (last > 1 && lines_.back().page_start && lines_.back().blank) --last;
    for (std::int32_t number = 1; number <= last; ++number) {
      Page page;
      page.number = number;
      document_.document().pages.push_back(std::move(page));
    }
  }

  const std::vector<Line>& lines_;
  const Limits& limits_;
  DocumentBuilder& document_;
  BlockReader blocks_;
  bool no_more_ends_ = false;
  std::size_t tabbed_end_ = 0;
  std::size_t rejected_end_ = 0;
};

}  // namespace

Result<Document> extract_text(std::string_view bytes, const Limits& limits) {
  BOARDTRAIL_RETURN_IF_ERROR(check_input_size(bytes, limits));
  DocumentBuilder document(limits);
  std::string storage;
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::string_view text,
                              decode_text(bytes, storage, document.document().diagnostics));
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<Line> lines, split_lines(text, limits));
  if (std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.blank; })) {
    return Error{ErrorCode::kBadInput, "there is no text in the file", ""};
  }
  TextReader(lines, limits, document).read();
  return document.finish();
}

}  // namespace boardtrail
