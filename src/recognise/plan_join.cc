// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the tables of one plan over pages. A table carries on the plan before it
// where it has the same schema (its heading row was repeated) or no heading row but
// cells that fit the plan's columns, and nothing but keys, running lines and page
// ends stands between.
#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "recognise/plan.h"
#include "recognise/tracked_text.h"

namespace boardtrail {
namespace {

// Running lines between two pages of a table: so many, so long at most.
constexpr std::int32_t kMaxRunningLines = 3;
constexpr std::size_t kLongestLineBetween = 200;
// A paragraph that serves as a table's heading.
constexpr std::size_t kLongestTableTitle = 160;
// Of the vocabulary "sheet-label".
constexpr std::string_view kNumberedLabel = "numbered";

// What stands between a plan and the table at hand; grows block by block.
struct Between {
  std::int32_t next = 0;  // the first block not looked at
  bool heading = false;   // another heading than the plan's own
  bool section = false;   // its last block is a line that opens a section
  std::int32_t lines = 0;
  bool prose = false;
  bool tables = false;
};

void look_at(const PaperReading& reading, const Block& block, const std::string& plan_heading,
             Between& between) {
  switch (block.kind) {
    case BlockKind::kPageHeader:
    case BlockKind::kPageBreak:
      break;
    case BlockKind::kHeading:
      if (collapse_spaces(block.content.text) != plan_heading) between.heading = true;
      break;
    case BlockKind::kTable:
      if (reading.use[static_cast<std::size_t>(block.table)] != TableUse::kLegend) {
        between.tables = true;
      }
      break;
    case BlockKind::kParagraph:
    case BlockKind::kListItem:
      if (is_blank(block.content.text)) break;
      ++between.lines;
      if (block.content.text.size() > kLongestLineBetween) between.prose = true;
      break;
  }
  if (between.lines > kMaxRunningLines) between.prose = true;
}

void look_up_to(const PaperReading& reading, std::int32_t end, const std::string& plan_heading,
                Between& between) {
  for (; between.next < end; ++between.next) {
    const auto index = static_cast<std::size_t>(between.next);
    if (reading.legend_blocks[index]) continue;
    look_at(reading, reading.document.blocks[index], plan_heading, between);
  }
}

// A heading that says when or which version names no section, nor does one that says whose
// paper it is.
bool names_section(const PaperReading& reading, const std::string& heading) {
  const Paper& paper = reading.paper;
  if (!heading.empty() && heading == paper.organisation) return false;
  return reading.schemas.vocabulary("no-section").find(fold_words(heading)) == nullptr;
}

// A running line stands on other pages, too; so many blocks either way are looked at.
constexpr std::int32_t kNearBlocks = 400;

bool stands_once(const PaperReading& reading, std::int32_t index) {
  const auto& blocks = reading.document.blocks;
  const std::string& line = blocks[static_cast<std::size_t>(index)].content.text;
  const std::int32_t first = std::max(reading.paper.first_block, index - kNearBlocks);
  const std::int32_t last =
      std::min(static_cast<std::int32_t>(blocks.size()) - 1, index + kNearBlocks);
  for (std::int32_t i = first; i <= last; ++i) {
    if (i != index && blocks[static_cast<std::size_t>(i)].content.text == line) return false;
  }
  return true;
}

// A few words with a capital, no sentence: "Culture and staff wellbeing".
bool is_title_like(const std::string& line) {
  constexpr std::size_t kMostSpaces = 7;
  return !line.empty() && is_upper(line[0]) &&
         line.find_first_of("0123456789.;") == std::string::npos &&
         static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) <= kMostSpaces;
}

// True where the paragraph right above a table opens a section as the line above the plan
// did: "Objective 2: ..." after "Objective 1: ...", or one title after another. Running
// lines, which stand between the pages of one table, come again.
bool opens_section(const PaperReading& reading, std::int32_t index, const std::string& before) {
  constexpr std::size_t kLongestLine = 120;
  const Block& block = reading.document.blocks[static_cast<std::size_t>(index)];
  if (block.kind != BlockKind::kParagraph || before.empty() || before == reading.paper.title) {
    return false;
  }
  const std::string line = collapse_spaces(block.content.text);
  if (line.empty() || line.size() > kLongestLine || line.ends_with('.') || line == before) {
    return false;
  }
  const std::string folded = fold_words(line);
  if (folded.find("continued") != std::string::npos || !names_section(reading, line)) return false;
  const std::string other = fold_words(before);
  const bool alike = folded.substr(0, folded.find(' ')) == other.substr(0, other.find(' '));
  return (alike || (is_title_like(line) && is_title_like(before))) && stands_once(reading, index);
}

// "BAF 1: Failure to recruit ...", "Strategic risk 4 – ...": what a sheet for one risk or
// objective begins with; nullptr where the words before the colon or dash are no such label.
const std::string* sheet_label(const PaperReading& reading, std::string_view line) {
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kLongestLabel = 40;
  if (line.size() > kLongest) return nullptr;
  const Vocabulary& labels = reading.schemas.vocabulary("sheet-label");
  const auto is_dash = [&](std::size_t at) {
    return line.substr(at).starts_with("–") || line.substr(at).starts_with("—");
  };
  for (std::size_t at = 1; at + 1 < line.size() && at <= kLongestLabel; ++at) {
    const bool mark = line[at] == ':' || line[at] == '-' || line[at] == '.';
    if (!mark && !is_dash(at)) continue;
    if (trim(line.substr(at + (mark ? 1 : 3))).empty()) continue;
    const std::string* label = labels.find(fold_words(line.substr(0, at)));
    if (label != nullptr && (*label == kNumberedLabel || line[at] == ':')) return label;
  }
  return nullptr;
}

// What the first row of a small table says the next one is about: "Principal risk 2 | The
// estate is not fit for purpose"; "Theme: | Slow response to incidents" as its only row.
std::string title_row(const PaperReading& reading, std::int32_t table) {
  constexpr std::int32_t kMostRows = 12;
  const TableText& text = reading.text(table);
  if (text.rows() == 0 || text.rows() > kMostRows || text.filled(0) != 2) return {};
  std::string line;
  std::string_view title;
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    const std::string& cell = text.text(0, column);
    if (cell.empty()) continue;
    if (line.empty()) {
      line = cell;
      if (!line.ends_with(':')) line += ':';
    } else {
      line += ' ' + collapse_spaces(cell);
      title = cell;
    }
  }
  const std::string* label = sheet_label(reading, line);
  if (label == nullptr) return {};
  if (*label == kNumberedLabel) return line;
  return text.rows() == 1 ? collapse_spaces(title) : std::string();
}

// "Executive lead: Chief Nurse", "Current score: 16".
bool is_label_line(std::string_view line) {
  constexpr std::size_t kLongest = 160;
  constexpr std::size_t kLongestLabel = 40;
  return line.size() <= kLongest && line.substr(0, kLongestLabel).find(':') != line.npos;
}

// The title of the sheet above a table, with nothing between but the lines of its sheet; empty
// where there is none.
std::string sheet_title_above(const PaperReading& reading, std::int32_t table_block) {
  constexpr std::int32_t kMostBlocks = 30;
  constexpr std::int32_t kMostRows = 3;
  const std::int32_t first = std::max(reading.paper.first_block, table_block - kMostBlocks);
  for (std::int32_t i = table_block - 1; i >= first; --i) {
    const Block& block = reading.document.blocks[static_cast<std::size_t>(i)];
    if (block.kind == BlockKind::kTable) {
      if (reading.use[static_cast<std::size_t>(block.table)] == TableUse::kActions) return {};
      if (std::string title = title_row(reading, block.table); !title.empty()) return title;
      if (reading.text(block.table).rows() > kMostRows) return {};
      continue;
    }
    // "Key achievements" and what is listed below it.
    if (block.kind == BlockKind::kListItem) continue;
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kHeading) return {};
    const std::string line = collapse_spaces(block.content.text);
    if (sheet_label(reading, line) != nullptr) return line;
    if (block.kind == BlockKind::kHeading && !names_section(reading, line)) continue;
    if (block.kind == BlockKind::kHeading || (!line.empty() && !is_label_line(line))) return {};
  }
  return {};
}

bool opens_sheet(const PaperReading& reading, std::int32_t table_block, const std::string& before) {
  const std::string title = sheet_title_above(reading, table_block);
  return !title.empty() && title != before;
}

// The heading that a table stands under: the nearest heading above it, with nothing but
// keys and short lines between, or else a short line right above it.
std::string heading_above(const PaperReading& reading, std::int32_t table_block) {
  if (std::string title = sheet_title_above(reading, table_block); !title.empty()) return title;
  std::string nearest_line;
  for (std::int32_t i = table_block - 1; i >= reading.paper.first_block; --i) {
    const Block& block = reading.document.blocks[static_cast<std::size_t>(i)];
    if (reading.legend_blocks[static_cast<std::size_t>(i)]) continue;
    if (block.kind == BlockKind::kHeading) {
      std::string heading = collapse_spaces(block.content.text);
      // The paper's title is no section while a line of the table's own stands below it.
      if (heading == reading.paper.title && !nearest_line.empty()) return nearest_line;
      if (names_section(reading, heading)) return heading;
      continue;
    }
    if (block.kind == BlockKind::kTable) {
      if (reading.use[static_cast<std::size_t>(block.table)] == TableUse::kLegend) continue;
      break;
    }
    if (block.kind != BlockKind::kParagraph || is_blank(block.content.text)) continue;
    if (nearest_line.empty() && i == table_block - 1 &&
        block.content.text.size() <= kLongestTableTitle) {
      nearest_line = collapse_spaces(block.content.text);
      const bool sentence = nearest_line.ends_with('.');
      if (sentence || !names_section(reading, nearest_line)) nearest_line.clear();
    }
  }
  return nearest_line;
}

// A column without a heading, of which a page shows no filled cell either.
bool is_silent(const ColumnUse& use) { return use.column == nullptr && use.folded.empty(); }

bool same_columns(const std::vector<ColumnUse>& part, const std::vector<ColumnUse>& plan) {
  return part.size() == plan.size() && std::equal(part.begin(), part.end(), plan.begin(),
                                                  [](const ColumnUse& x, const ColumnUse& y) {
                                                    return x.column == y.column || is_silent(x);
                                                  });
}

// True where every column that `part` names has a place in `plan`.
bool columns_within(const std::vector<ColumnUse>& part, const std::vector<ColumnUse>& plan) {
  return std::all_of(part.begin(), part.end(), [&](const ColumnUse& use) {
    return use.column == nullptr ||
           std::any_of(plan.begin(), plan.end(),
                       [&](const ColumnUse& other) { return other.column == use.column; });
  });
}

// Position in the plan for each column of a part; -1 = nowhere.
std::vector<std::int32_t> positions(const std::vector<ColumnUse>& part,
                                    const std::vector<ColumnUse>& plan) {
  std::vector<std::int32_t> result(part.size(), -1);
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part.size() == plan.size() && (part[i].column == plan[i].column || is_silent(part[i]))) {
      result[i] = static_cast<std::int32_t>(i);
      continue;
    }
    for (std::size_t j = 0; j < plan.size() && part[i].column != nullptr; ++j) {
      if (plan[j].column == part[i].column) {
        result[i] = static_cast<std::int32_t>(j);
        break;
      }
    }
  }
  return result;
}

bool is_due(const ColumnUse& use) {
  return use.column != nullptr &&
         (use.column->field == Field::kDue || use.column->field == Field::kRevisedDue);
}

// A due cell keeps what was struck out or replaced: it is the history of the date.
PlanCell due_cell(const Cell& cell) {
  DueText due = due_text(cell.content);
  PlanCell result;
  result.text = std::move(due.text);
  result.struck = std::move(due.struck);
  return result;
}

PlanCell plan_cell(const TableText& text, std::int32_t row, std::int32_t column,
                   const ColumnUse& use) {
  const Cell* cell = text.cell(row, column);
  PlanCell result;
  if (cell == nullptr) {
    result.place = text.row_place(row);
    return result;
  }
  if (is_due(use) && !cell->content.runs.empty()) {
    result = due_cell(*cell);
  } else {
    result.text = text.text(row, column);
    if (is_blank(result.text)) result.text.clear();
  }
  result.source = cell;
  result.place = cell->place;
  return result;
}

// Merged cells answer for every row they cover.
void carry_merged_cells(const TableText& text, const std::vector<std::int32_t>& place_of,
                        std::span<PlanRow> rows) {
  for (const Cell& cell : text.table().cells) {
    const std::int32_t at = place_of[static_cast<std::size_t>(cell.column)];
    const bool says_nothing = is_blank(cell.content.text) && !cell.fill && cell.swatches.empty();
    if (cell.row_span < 2 || at < 0 || says_nothing) continue;
    auto row = std::upper_bound(rows.begin(), rows.end(), cell.row,
                                [](std::int32_t r, const PlanRow& item) { return r < item.row; });
    for (; row != rows.end() && row->row < cell.row + cell.row_span; ++row) {
      PlanCell& target = row->cells[static_cast<std::size_t>(at)];
      target.text = text.text(cell.row, cell.column);
      target.source = &cell;
      target.place = cell.place;
    }
  }
}

// The heading row of a part, for the classifier: it may say that a section begins
// ("Actions completed").
PlanRow heading_row(const TableText& text, const TableMatch& match,
                    const std::vector<std::int32_t>& place_of, std::size_t columns) {
  PlanRow row;
  row.row = match.first_body_row - 1;
  row.heads_part = true;
  row.place = text.row_place(row.row);
  row.cells.resize(columns);
  for (std::size_t c = 0; c < match.columns.size(); ++c) {
    if (place_of[c] < 0) continue;
    PlanCell& cell = row.cells[static_cast<std::size_t>(place_of[c])];
    cell.text = match.columns[c].label;
    cell.place = text.place(row.row, static_cast<std::int32_t>(c));
  }
  return row;
}

// A title over the whole width of a table, right above its heading row, opens a section as
// one among its rows does; the line above the table says it again at most.
std::string title_above_headings(const PaperReading& reading, std::int32_t table,
                                 const TableMatch& match, const std::string& plan_heading) {
  const TableText& text = reading.text(table);
  const auto is_wide = [&](std::int32_t row) {
    const Cell* cell = row < 0 || text.filled(row) != 1 ? nullptr : text.cell(row, 0);
    return cell != nullptr && cell->column_span >= text.columns();
  };
  if (match.header_rows == 0) return {};
  // It may have been taken for the first row of headings of two. Where no cell says how wide it
  // is, the first alone in its row is.
  const std::int32_t top = match.first_body_row - match.header_rows;
  const auto is_alone = [&](std::int32_t row) {
    return row >= 0 && text.filled(row) == 1 && text.text(row, 0).find(' ') != std::string::npos;
  };
  const bool taken =
      is_wide(top) || (match.header_rows == 2 && is_alone(top) && !text.text(top + 1, 0).empty());
  const std::int32_t row = taken ? top : top - 1;
  const bool alone = is_alone(row);
  if ((!is_wide(row) && !alone) || reading.is_legend_row(table, row)) return {};
  std::string title = collapse_spaces(text.text(row, 0));
  const bool names = title.size() <= kLongestTableTitle && !title.ends_with('.') &&
                     title != plan_heading && title != reading.paper.title &&
                     names_section(reading, title);
  return names ? title : std::string();
}

void add_part(PaperReading& reading, Plan& plan, std::int32_t table, const TableMatch& match) {
  const TableText& text = reading.text(table);
  const bool first = plan.parts.empty();
  const std::vector<std::int32_t> place_of = positions(match.columns, plan.columns);
  if (match.header_rows > 0) {
    plan.rows.push_back(heading_row(text, match, place_of, plan.columns.size()));
    plan.rows.back().table = table;
    plan.rows.back().section = title_above_headings(reading, table, match, plan.heading);
  }
  const std::size_t before = plan.rows.size();
  for (std::int32_t r = match.first_body_row; r < text.rows(); ++r) {
    if (text.filled(r) == 0 || reading.is_legend_row(table, r)) continue;
    const bool top = plan.rows.size() == before;
    PlanRow& row = plan.rows.emplace_back();
    row.table = table;
    row.row = r;
    row.page_start = reading.starts_part(table, r);
    row.part_start = (top && !first) || row.page_start;
    row.place = text.row_place(r);
    row.cells.resize(plan.columns.size());
    for (PlanCell& cell : row.cells) cell.place = row.place;
    for (std::int32_t c = 0; c < text.columns(); ++c) {
      const std::int32_t at = place_of[static_cast<std::size_t>(c)];
      if (at < 0) continue;
      const auto index = static_cast<std::size_t>(at);
      row.cells[index] = plan_cell(text, r, c, plan.columns[index]);
    }
  }
  carry_merged_cells(text, place_of, std::span(plan.rows).subspan(before));
  plan.parts.push_back(table);
}

Plan start_plan(PaperReading& reading, std::int32_t table, const TableMatch& match) {
  Plan plan;
  plan.schema = match.schema;
  plan.columns = match.columns;
  plan.heading = heading_above(reading, reading.block_of_table[static_cast<std::size_t>(table)]);
  plan.closed = reading.schemas.vocabulary("closed-plan").find(fold_words(plan.heading)) != nullptr;
  plan.place = reading.document.tables[static_cast<std::size_t>(table)].place;
  add_part(reading, plan, table, match);
  return plan;
}

bool joins_by_heading(const TableMatch& match, const Plan& plan, const Between& between) {
  if (match.schema != plan.schema || between.heading || between.prose || between.section) {
    return false;
  }
  if (plan.schema->headerless) return !between.tables;
  return same_columns(match.columns, plan.columns) ||
         (columns_within(match.columns, plan.columns) &&
          columns_within(plan.columns, match.columns));
}

bool joins_without_heading(const PaperReading& reading, std::int32_t table, const Plan& plan,
                           const Between& between) {
  if (between.heading || between.prose || between.tables) return false;
  return continues_columns(reading, table, plan);
}

// A table without a heading row above the first that has one, with nothing but running lines
// between, and cells that fit its columns: what stood above it on its page was lost.
bool begins_plan(const PaperReading& reading, std::int32_t table, std::int32_t block,
                 const Plan& plan) {
  if (table < 0) return false;
  Between between{reading.block_of_table[static_cast<std::size_t>(table)] + 1};
  look_up_to(reading, block, "", between);
  return !between.heading && !between.prose && !between.tables &&
         continues_columns(reading, table, plan);
}

// The plan again, with the table before it as its first part.
void put_before(PaperReading& reading, std::int32_t before, const TableMatch& match, Plan& plan) {
  const std::int32_t table = plan.parts.front();
  TableMatch headless{match.schema, 0, 0,
                      plan.columns, 0, "no heading row; begins the table below"};
  Plan whole = start_plan(reading, before, headless);
  add_part(reading, whole, table, match);
  reading.claim(before, TableUse::kActions, match.schema->id, headless.reason, 0);
  plan = std::move(whole);
}

}  // namespace

std::vector<Plan> collect_plans(PaperReading& reading) {
  std::vector<Plan> plans;
  Between between;
  std::int32_t unread = -1;  // the last table that no plan has
  for (const std::int32_t table : reading.tables) {
    if (reading.use[static_cast<std::size_t>(table)] != TableUse::kFree) continue;
    TableMatch match = match_table(reading, table);
    const std::int32_t block = reading.block_of_table[static_cast<std::size_t>(table)];
    bool joined = false;
    if (!plans.empty()) {
      Plan& last = plans.back();
      look_up_to(reading, block, last.heading, between);
      between.section = block > 0 && (opens_section(reading, block - 1, last.heading) ||
                                      opens_sheet(reading, block, last.heading));
      if (match.schema != nullptr) {
        joined = joins_by_heading(match, last, between);
      } else if (joins_without_heading(reading, table, last, between)) {
        match = {last.schema, 0, 0, last.columns, 0, "no heading row; carries on the table before"};
        joined = true;
      }
      if (joined) add_part(reading, last, table, match);
    }
    if (match.schema == nullptr) {
      reading.reasons[static_cast<std::size_t>(table)] = match.reason;
      unread = table;
      continue;
    }
    if (!joined) {
      plans.push_back(start_plan(reading, table, match));
      if (begins_plan(reading, unread, block, plans.back())) {
        put_before(reading, unread, match, plans.back());
      }
    }
    unread = -1;
    reading.claim(table, TableUse::kActions, match.schema->id, match.reason, match.header_rows);
    between = Between{block + 1};
  }
  return plans;
}

}  // namespace boardtrail
