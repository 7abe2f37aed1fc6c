// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/across_evidence.h"

#include <algorithm>
#include <array>
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
  // Members of a place, in the order of `kPlaceNames`.
  std::array<std::string_view, 6> place;
};
constexpr std::array<std::string_view, 6> kPlaceNames = {"page",  "line", "bbox",
                                                         "table", "row",  "cell"};
constexpr std::size_t kTableInPlace = 3;
constexpr std::size_t kRowInPlace = 4;

CellValues values_of(std::string_view cell) {
  constexpr std::size_t kFirstOfPlace = 3;
  const std::vector<std::string_view> values = json_values(cell);
  const auto at = [&values](std::size_t i) {
    return i < values.size() && values[i] != "null" ? values[i] : std::string_view();
  };
  CellValues found{at(1), {}};
  for (std::size_t i = 0; i < found.place.size(); ++i) found.place[i] = at(kFirstOfPlace + i);
  return found;
}

// Of tables that are structures (DOCX) the row that these cells stand in, by the first of them.
CellValues row_of(std::string_view cells) {
  CellValues row;
  const std::vector<std::string_view> list = json_values(cells);
  if (list.empty()) return row;
  const CellValues first = values_of(list.front());
  for (const std::size_t i : {kTableInPlace, kRowInPlace}) row.place[i] = first.place[i];
  return row;
}

// Adds them to an object that has others before them.
void add_place(const CellValues& values, std::string& out) {
  for (std::size_t i = 0; i < kPlaceNames.size(); ++i) {
    if (values.place[i].empty()) continue;
    out.append(",\"").append(kPlaceNames[i]).append("\":").append(values.place[i]);
  }
}

// The same of the first row that is found by this number: its page, line and box.
Status add_place(Statement& find, std::int64_t id, std::string& out) {
  find.start(id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool any, find.step());
  if (any) {
    CellValues row;
    for (int i = 0; i < 3; ++i) row.place[static_cast<std::size_t>(i)] = find.text(i);
    add_place(row, out);
  }
  find.reset();
  return {};
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
      {&evidence.find_table_,
       "SELECT page, line, bbox FROM plan_table WHERE paper_id = ?1 ORDER BY position LIMIT 1"},
      {&evidence.find_first_cells_,
       "SELECT e.cells FROM observation o JOIN observation_evidence e USING (observation_id) "
       "WHERE o.paper_id = ?1 ORDER BY o.position LIMIT 1"},
      {&evidence.find_legend_,
       "SELECT page, line, bbox FROM legend_entry WHERE paper_id = ?1 ORDER BY position LIMIT 1"},
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
  if (exhibit.metric_id != 0) {
    BOARDTRAIL_RETURN_IF_ERROR(add_place(find_metric_, exhibit.metric_id, cell.place));
  }
  if (exhibit.observation_id == 0) return cell;
  find_cells_.start(exhibit.observation_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool any, find_cells_.step());
  if (any) {
    const auto found = choose_cell(find_cells_.text(0), exhibit.field, exhibit.label);
    if (found) {
      if (!found->label.empty()) cell.label = json_text(found->label);
      add_place(*found, cell.place);
      find_cells_.reset();
      return cell;
    }
    add_place(row_of(find_cells_.text(0)), cell.place);
  }
  find_cells_.reset();
  BOARDTRAIL_RETURN_IF_ERROR(add_place(find_row_, exhibit.observation_id, cell.place));
  return cell;
}

Result<std::string> AcrossEvidence::find_part(std::int64_t paper_id, PaperPart part) {
  std::string place;
  if (part == PaperPart::kNone) return place;
  BOARDTRAIL_RETURN_IF_ERROR(
      add_place(part == PaperPart::kTable ? find_table_ : find_legend_, paper_id, place));
  if (part == PaperPart::kLegend || !place.empty()) return place;
  // A table that is a structure is known by the rows that were read from it.
  find_first_cells_.start(paper_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool any, find_first_cells_.step());
  if (any) {
    CellValues row = row_of(find_first_cells_.text(0));
    row.place[kRowInPlace] = {};
    add_place(row, place);
  }
  find_first_cells_.reset();
  return place;
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
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string part, find_part(exhibit.paper_id, exhibit.part));
    out += part;
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
