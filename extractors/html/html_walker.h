// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_HTML_HTML_WALKER_H_
#define BOARDTRAIL_EXTRACTORS_HTML_HTML_WALKER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "base/limits.h"
#include "extractors/common/document_builder.h"
#include "extractors/common/html_grid.h"
#include "extractors/common/html_tag.h"
#include "extractors/common/rich_text_builder.h"

namespace boardtrail {

// Goes through the tree of an HTML file in reading order and adds its blocks and
// tables to a document. A table inside of a cell of a table of data is part of the
// cell's text; a table that only lays out the page (one cell a row, or tables in it)
// is read as what its cells hold.
//
// Ownership: borrows the tree and the document for the call.
class HtmlWalker {
 public:
  HtmlWalker(DocumentBuilder& document, const Limits& limits)
      : document_(document), limits_(limits) {}

  void walk(const xmlNode* root);

 private:
  void children(const xmlNode* node);
  void node(const xmlNode* node);
  void element(const xmlNode* node);
  void mark(const xmlNode* node, Mark mark);
  void styled(const xmlNode* node);
  void list(const xmlNode* node);
  void item(const xmlNode* node);
  void heading(const xmlNode* node, std::int32_t level);
  void table(const xmlNode* node);
  void data_table(const xmlNode* node);
  void rows(const xmlNode* node, HtmlGrid& grid, std::optional<Colour> fill, bool head);
  void row(const xmlNode* node, HtmlGrid& grid, std::optional<Colour> fill, bool head);
  void nested_table(const xmlNode* node);
  // Ends the block that is being read.
  void flush();

  DocumentBuilder& document_;
  const Limits& limits_;
  RichTextBuilder text_;
  Place place_;  // of the block being read
  BlockKind kind_ = BlockKind::kParagraph;
  std::int32_t level_ = 0;
  std::string marker_;
  struct List {
    bool numbered = false;
    int next = 1;
  };
  std::vector<List> lists_;
  std::int32_t depth_ = 0;
  bool in_cell_ = false;
  bool too_deep_ = false;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_HTML_HTML_WALKER_H_
