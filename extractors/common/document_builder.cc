// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/document_builder.h"

#include <utility>

namespace boardtrail {

void DocumentBuilder::add(Block block) {
  if (document_.blocks.size() >= static_cast<std::size_t>(limits_.max_blocks)) {
    ++dropped_blocks_;
    return;
  }
  document_.blocks.push_back(std::move(block));
}

void DocumentBuilder::add(Table table) {
  if (table.cells.empty()) return;
  if (document_.tables.size() >= static_cast<std::size_t>(limits_.max_tables)) {
    ++dropped_tables_;
    return;
  }
  Block block;
  block.kind = BlockKind::kTable;
  block.table = static_cast<std::int32_t>(document_.tables.size());
  block.place = table.place;
  document_.tables.push_back(std::move(table));
  add(std::move(block));
}

void DocumentBuilder::diagnose(const char* id, DiagnosticLevel level, std::string message,
                               Place place) {
  document_.diagnostics.push_back({id, level, std::move(message), place});
}

Document DocumentBuilder::finish() {
  if (dropped_blocks_ > 0) {
    diagnose("text.too-many-blocks", DiagnosticLevel::kLoss,
             std::to_string(dropped_blocks_) + " blocks beyond the first " +
                 std::to_string(limits_.max_blocks) + " were left out",
             Place{});
  }
  if (dropped_tables_ > 0) {
    diagnose("text.too-many-tables", DiagnosticLevel::kLoss,
             std::to_string(dropped_tables_) + " tables beyond the first " +
                 std::to_string(limits_.max_tables) + " were left out",
             Place{});
  }
  return std::move(document_);
}

}  // namespace boardtrail
