// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_DOCUMENT_BUILDER_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_DOCUMENT_BUILDER_H_

#include <string>

#include "base/limits.h"
#include "model/document.h"

namespace boardtrail {

// Collects the blocks of a text or HTML document within the limits. What lies beyond
// them is told once (text.too-many-blocks, text.too-many-tables).
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const Limits& limits) : limits_(limits) {
    document_.format = Format::kText;
  }

  void add(Block block);
  // Adds the table and the block that stands for it. A table without cells is none.
  void add(Table table);
  void diagnose(const char* id, DiagnosticLevel level, std::string message, Place place);
  Document& document() { return document_; }
  Document finish();

 private:
  Document document_;
  const Limits& limits_;
  std::int64_t dropped_blocks_ = 0;
  std::int64_t dropped_tables_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_DOCUMENT_BUILDER_H_
