// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/across_evidence.h"

#include <utility>

#include "warehouse/json_text.h"

namespace boardtrail {

AcrossEvidence AcrossEvidence::prepare(Database& database) {
  AcrossEvidence evidence;
  const std::pair<Statement*, std::string_view> texts[] = {
      {&evidence.find_cell_,
       "SELECT label, page, line, bbox FROM v_evidence WHERE observation_id = ?1 AND field = ?2 "
       "ORDER BY lower(label) = ?3 DESC, position LIMIT 1"},
      {&evidence.find_row_, "SELECT page, line, bbox FROM observation WHERE observation_id = ?1"},
      {&evidence.find_metric_, "SELECT page, line, bbox FROM metric WHERE metric_id = ?1"},
      {&evidence.find_path_,
       "SELECT d.path FROM paper p JOIN document d USING (document_id) WHERE p.paper_id = ?1"}};
  for (const auto& [statement, sql] : texts) {
    *statement = database.prepare_later(std::string(sql));
  }
  return evidence;
}

// Lives until the next call.
Result<const AcrossEvidence::Cell*> AcrossEvidence::cell_of(const AcrossExhibit& exhibit) {
  constexpr std::size_t kMostKnown = 4096;
  Key key{exhibit.metric_id, exhibit.observation_id, exhibit.field, exhibit.label};
  const auto known = known_.find(key);
  if (known != known_.end()) return &known->second;
  BOARDTRAIL_ASSIGN_OR_RETURN(Cell cell, find_cell(exhibit));
  if (known_.size() == kMostKnown) known_.clear();
  return &known_.emplace(std::move(key), std::move(cell)).first->second;
}

// Heading and place of the cell that the exhibit is about: the row's place where the row has
// no such cell.
Result<AcrossEvidence::Cell> AcrossEvidence::find_cell(const AcrossExhibit& exhibit) {
  Cell cell{exhibit.label, {}};
  const auto take_place = [&cell](const Statement& row, int first) {
    if (!row.is_null(first)) cell.place += ",\"page\":" + std::to_string(row.integer(first));
    if (!row.is_null(first + 1)) {
      cell.place += ",\"line\":" + std::to_string(row.integer(first + 1));
    }
    if (!row.is_null(first + 2)) cell.place += ",\"bbox\":" + std::string(row.text(first + 2));
  };
  if (exhibit.metric_id != 0) {
    find_metric_.start(exhibit.metric_id);
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool metric, find_metric_.step());
    if (metric) take_place(find_metric_, 0);
    find_metric_.reset();
  }
  if (exhibit.observation_id == 0) return cell;
  find_cell_.start(exhibit.observation_id, field_name(exhibit.field), exhibit.label);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, find_cell_.step());
  if (found) {
    if (!find_cell_.text(0).empty()) cell.label = find_cell_.text(0);
    take_place(find_cell_, 1);
  }
  find_cell_.reset();
  if (found) return cell;
  find_row_.start(exhibit.observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, find_row_.step());
  if (row) take_place(find_row_, 0);
  find_row_.reset();
  return cell;
}

Result<std::string> AcrossEvidence::json(const AcrossFinding& finding) {
  std::string out = "[";
  for (const AcrossExhibit& exhibit : finding.evidence) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Cell* cell, cell_of(exhibit));
    if (out.size() > 1) out += ',';
    out += "{\"label\":";
    append_json(out, cell->label);
    out += ",\"raw\":";
    append_json(out, exhibit.raw);
    out += cell->place;
    if (exhibit.observation_id != 0) {
      out += ",\"observation_id\":" + std::to_string(exhibit.observation_id);
    }
    if (exhibit.metric_id != 0) out += ",\"metric_id\":" + std::to_string(exhibit.metric_id);
    out += ",\"paper_id\":" + std::to_string(exhibit.paper_id) + ",\"path\":";
    find_path_.start(exhibit.paper_id);
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, find_path_.step());
    append_json(out, found ? find_path_.text(0) : std::string_view());
    find_path_.reset();
    out += '}';
  }
  return out + "]";
}

}  // namespace boardtrail
