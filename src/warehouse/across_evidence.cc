// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/across_evidence.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "warehouse/json_text.h"

namespace boardtrail {
namespace {

// What v_evidence shows of one cell, each value as JSON; "" where there is none.
struct CellValues {
  std::string_view label;
  std::string_view page;
  std::string_view line;
  std::string_view box;
};

CellValues values_of(std::string_view cell) {
  const std::vector<std::string_view> values = json_values(cell);
  const auto at = [&values](std::size_t i) {
    return i < values.size() && values[i] != "null" ? values[i] : std::string_view();
  };
  return {at(1), at(3), at(4), at(5)};
}

// The same but for case; `folded` has no capitals.
bool reads(std::string_view text, std::string_view folded) {
  return std::equal(text.begin(), text.end(), folded.begin(), folded.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

// Of the cells of a field the first under the heading `label`; else the first that has a heading;
// else the first.
std::optional<CellValues> choose_cell(std::string_view cells, Field field, std::string_view label) {
  std::string beginning = "[\"";
  beginning.append(field_name(field)).append("\",");
  std::optional<CellValues> chosen;
  for (const std::string_view cell : json_values(cells)) {
    if (!cell.starts_with(beginning)) continue;
    const CellValues values = values_of(cell);
    if (!values.label.empty() && reads(json_text(values.label), label)) return values;
    if (!chosen || (chosen->label.empty() && !values.label.empty())) chosen = values;
  }
  return chosen;
}

// Page, line and box of a place, as members of an object that has others before them.
void append_members(std::string& out, const Place& place) {
  const std::string object = JsonObject().place(place).finish();
  if (object.size() > 2) out.append(",").append(object, 1, object.size() - 2);
}

}  // namespace

AcrossEvidence AcrossEvidence::prepare(Database& database) {
  AcrossEvidence evidence;
  const std::pair<Statement*, std::string_view> texts[] = {
      {&evidence.find_cells_, "SELECT cells FROM observation_evidence WHERE observation_id = ?1"},
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
  const auto add = [&cell](std::string_view name, std::string_view value) {
    if (!value.empty()) cell.place.append(",\"").append(name).append("\":").append(value);
  };
  const auto take_place = [&add](const Statement& row) {
    add("page", row.text(0));
    add("line", row.text(1));
    add("bbox", row.text(2));
  };
  if (exhibit.metric_id != 0) {
    find_metric_.start(exhibit.metric_id);
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool metric, find_metric_.step());
    if (metric) take_place(find_metric_);
    find_metric_.reset();
  }
  if (exhibit.observation_id == 0) return cell;
  find_cells_.start(exhibit.observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool any, find_cells_.step());
  if (any) {
    const auto found = choose_cell(find_cells_.text(0), exhibit.field, exhibit.label);
    if (found) {
      if (!found->label.empty()) cell.label = json_text(found->label);
      add("page", found->page);
      add("line", found->line);
      add("bbox", found->box);
      find_cells_.reset();
      return cell;
    }
  }
  find_cells_.reset();
  find_row_.start(exhibit.observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, find_row_.step());
  if (row) take_place(find_row_);
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
    append_members(out, exhibit.place);
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
