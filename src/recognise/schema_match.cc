// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which schema a table follows. The first rows are tried as headings, alone and two
// together (a heading may wrap); each schema takes the columns it knows, in the order
// in which it lists them. A schema that lacks what it requires is out; of the others
// the one that explains most wins. Schemas without heading rows are tried by their
// section rows and by what their cells look like.
#include <algorithm>
#include <array>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/leads.h"
#include "normalise/number.h"
#include "normalise/rating.h"
#include "normalise/reference.h"
#include "recognise/row_repair.h"
#include "recognise/text_column.h"

namespace boardtrail {
namespace {

// Points for a column, for the description's column, and against a heading that nobody knows.
constexpr std::int32_t kColumnScore = 10;
constexpr std::int32_t kDescriptionScore = 15;
constexpr std::int32_t kUnknownHeading = 3;
// Headings stand in the first rows; banners and a key may stand above them.
constexpr std::int32_t kHeaderSearchRows = 6;
// The words of a rating, with the window of a legend in brackets.
constexpr std::size_t kLongestRating = 120;
// A heading row that finds so many points is the table's; no other row is tried.
constexpr std::int32_t kClearScore = 4 * kColumnScore;
// Section rows are short.
constexpr std::size_t kLongestSectionRow = 250;
// Wider tables hold figures, not actions; the widest plans seen have 15 columns.
constexpr std::int32_t kMaxPlanColumns = 64;
// A cell with more text is no heading. The longest seen are questions of some 90 characters.
constexpr std::size_t kLongestColumnHeading = 160;
// A column is the reference's where so many of its cells are references; pages with
// continued rows have blanks, which do not count, and an odd cell.
constexpr double kReferenceShare = 0.6;

struct HeaderRow {
  std::vector<std::string> folded;                  // by column
  std::vector<const std::vector<HeaderHit>*> hits;  // nullptr under a blank heading
  std::int32_t hit_columns = 0;
};

// One of several headings may explain its scale ("RAG: Red = not compliant with ...").
bool may_be_header(const TableText& text, std::int32_t row) {
  constexpr std::size_t kLongestExplained = 800;
  constexpr std::int32_t kSeveral = 5;
  bool explained = text.filled(row) < kSeveral;
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    const std::size_t size = text.text(row, column).size();
    if (size <= kLongestColumnHeading) continue;
    if (explained || size > kLongestExplained) return false;
    explained = true;
  }
  return true;
}

// The heading that stands over a column which has none of its own: the nearest on the left.
std::int32_t parent_of(const TableText& text, std::int32_t row, std::int32_t column) {
  while (column > 0 && text.text(row, column).empty()) --column;
  return column;
}

// "Due date | (blank) | RAG | (blank)" over "Original | Revised | August | September": every cell
// of the second row stands under a heading that is parted, and nothing below is an action.
bool has_sub_headings(const TableText& text, std::int32_t row) {
  constexpr std::size_t kLongest = 24;
  if (row + 1 >= text.rows() || text.filled(row + 1) < 2) return false;
  bool any = false;
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    const std::string& below = text.text(row + 1, column);
    if (below.empty()) continue;
    if (below.size() > kLongest) return false;
    const bool parted = text.text(row, column).empty()
                            ? !text.text(row, parent_of(text, row, column)).empty()
                            : column + 1 < text.columns() && text.text(row, column + 1).empty() &&
                                  !text.text(row + 1, column + 1).empty();
    if (!parted || find_dates(below).size() > 1) return false;
    any |= text.text(row, column).empty();
  }
  return any;
}

// The words of a parted heading in the order that the schemas know: "revised due date", "rag
// september".
std::string parted_heading(const PaperReading& reading, const std::string& parent,
                           const std::string& below) {
  for (std::string words : {below + ' ' + parent, parent + ' ' + below}) {
    const std::vector<HeaderHit>& hits = reading.header_hits(words);
    const bool named = std::any_of(hits.begin(), hits.end(), [&](const HeaderHit& hit) {
      const Schema& schema = reading.schemas.schemas()[static_cast<std::size_t>(hit.schema)];
      return !schema.columns[static_cast<std::size_t>(hit.column)].loose;
    });
    if (named) return words;
  }
  return below;
}

// The row (or two) as headings.
HeaderRow read_header(const PaperReading& reading, const TableText& text, std::int32_t row,
                      std::int32_t height) {
  HeaderRow header;
  header.hits.reserve(static_cast<std::size_t>(text.columns()));
  header.folded.reserve(static_cast<std::size_t>(text.columns()));
  const bool parted = height == 2 && has_sub_headings(text, row);
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    std::string folded = text.folded(row, column);
    if (parted && !text.folded(row + 1, column).empty()) {
      folded = parted_heading(reading, text.folded(row, parent_of(text, row, column)),
                              text.folded(row + 1, column));
    } else if (height == 2) {
      const std::string& below = text.folded(row + 1, column);
      if (!folded.empty() && !below.empty()) folded += ' ';
      folded += below;
    }
    const std::vector<HeaderHit>* hits = folded.empty() ? nullptr : &reading.header_hits(folded);
    if (hits != nullptr && !hits->empty()) ++header.hit_columns;
    header.hits.push_back(hits);
    header.folded.push_back(std::move(folded));
  }
  return header;
}

bool has_field(const std::vector<ColumnUse>& columns, Field field) {
  return std::any_of(columns.begin(), columns.end(), [&](const ColumnUse& use) {
    return use.column != nullptr && use.column->field == field;
  });
}

// Fields as bits.
using FieldSet = std::uint32_t;
static_assert(kFieldCount <= 32);
FieldSet bit_of(Field field) { return FieldSet{1} << static_cast<unsigned>(field); }

bool hits_column(const HeaderRow& header, std::size_t at, std::int32_t schema,
                 std::int32_t column) {
  const std::vector<HeaderHit>* hits = header.hits[at];
  return hits != nullptr &&
         std::find(hits->begin(), hits->end(), HeaderHit{schema, column}) != hits->end();
}

// By schema: how many headings fit a column of it.
std::vector<std::int32_t> count_columns(const HeaderRow& header, std::size_t schemas) {
  std::vector<std::int32_t> columns(schemas);
  for (const std::vector<HeaderHit>* hits : header.hits) {
    std::int32_t last = -1;  // hits stand in order of their schemas
    if (hits == nullptr) continue;
    for (const HeaderHit& hit : *hits) {
      if (hit.schema != last) ++columns[static_cast<std::size_t>(hit.schema)];
      last = hit.schema;
    }
  }
  return columns;
}

bool has_column(const std::vector<ColumnUse>& columns, const SchemaColumn& wanted) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ColumnUse& use) { return use.column == &wanted; });
}

// Gives each column of the schema its place under the heading.
std::vector<ColumnUse> assign_columns(const HeaderRow& header, const Schema& schema,
                                      std::int32_t number) {
  std::vector<ColumnUse> uses(header.hits.size());
  FieldSet found = 0;
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    const SchemaColumn& column = schema.columns[i];
    const bool met = std::all_of(column.needs.begin(), column.needs.end(),
                                 [&](Field field) { return (found & bit_of(field)) != 0; });
    const bool taken = column.field != Field::kExtra && (found & bit_of(column.field)) != 0;
    if (!met || column.loose || (taken && !column.repeat)) continue;
    for (std::size_t at = 0; at < uses.size(); ++at) {
      if (uses[at].column != nullptr ||
          !hits_column(header, at, number, static_cast<std::int32_t>(i))) {
        continue;
      }
      uses[at].column = &column;
      found |= bit_of(column.field);
      if (!column.repeat) break;
    }
  }
  return uses;
}

bool is_accountable(const std::vector<ColumnUse>& uses) {
  return has_field(uses, Field::kLead) || has_field(uses, Field::kDue) ||
         has_field(uses, Field::kRating) || has_field(uses, Field::kStatus) ||
         has_field(uses, Field::kRevisedDue);
}

// Points of an assignment; 0 where the schema does not fit.
std::int32_t score_of(const HeaderRow& header, const Schema& schema,
                      const std::vector<ColumnUse>& uses) {
  for (const SchemaColumn& column : schema.columns) {
    if (column.required && !has_column(uses, column)) return 0;
  }
  if (!has_field(uses, Field::kDescription)) return 0;
  if (schema.needs_accountability && !is_accountable(uses)) return 0;
  std::int32_t fields = 0;
  std::int32_t score = schema.rank;
  for (std::size_t at = 0; at < uses.size(); ++at) {
    const SchemaColumn* column = uses[at].column;
    if (column == nullptr) {
      if (!header.folded[at].empty()) score -= kUnknownHeading;
      continue;
    }
    ++fields;
    score += column->field == Field::kDescription ? kDescriptionScore : kColumnScore;
  }
  return fields >= schema.min_fields ? std::max(score, 1) : 0;
}

// The most points that a schema can get which knows so many of the headings.
std::int32_t most_points(const Schema& schema, std::int32_t known, std::int32_t headings) {
  return std::max(schema.rank + kDescriptionScore + (known - 1) * kColumnScore -
                      (headings - known) * kUnknownHeading,
                  1);
}

void try_header(const PaperReading& reading, const TableText& text, std::int32_t row,
                std::int32_t height, TableMatch& best) {
  const HeaderRow header = read_header(reading, text, row, height);
  if (header.hit_columns < 2) return;
  const std::vector<Schema>& schemas = reading.schemas.schemas();
  const std::vector<std::int32_t> columns = count_columns(header, schemas.size());
  const auto headings =
      static_cast<std::int32_t>(header.hits.size()) -
      static_cast<std::int32_t>(std::count(header.hits.begin(), header.hits.end(), nullptr));
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    const Schema& schema = schemas[i];
    if (schema.kind != SchemaKind::kActions || schema.headerless || columns[i] < 2) continue;
    if (most_points(schema, columns[i], headings) <= best.score) continue;
    std::vector<ColumnUse> uses = assign_columns(header, schema, static_cast<std::int32_t>(i));
    if (schema.lends) take_text_column(text, row + height, header.folded, schema, uses);
    const std::int32_t score = score_of(header, schema, uses);
    if (score <= best.score) continue;
    for (std::size_t at = 0; at < uses.size(); ++at) uses[at].folded = header.folded[at];
    best = {&schema, row + height, height, std::move(uses), score, ""};
  }
}

// The headings as printed, above the first row of the body.
void label_columns(const TableText& text, TableMatch& match) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const auto column = static_cast<std::int32_t>(i);
    const std::int32_t row = match.first_body_row - match.header_rows;
    const bool parted = match.header_rows == 2 && !text.text(row + 1, column).empty() &&
                        has_sub_headings(text, row);
    std::string label = text.text(row, parted ? parent_of(text, row, column) : column);
    if (match.header_rows == 2 && !text.text(row + 1, column).empty()) {
      if (!label.empty()) label += ' ';
      label += text.text(row + 1, column);
    }
    match.columns[i].label = collapse_spaces(label);
  }
}

// True where every heading found a column.
bool knows_all(const TableMatch& match) {
  return std::all_of(match.columns.begin(), match.columns.end(), [](const ColumnUse& use) {
    return use.column != nullptr || use.folded.empty();
  });
}

// Headings that the schema does not know are given to the columns that a lending schema has
// for them, or that the schema itself keeps for what is left: what tells a table is not all
// that may stand in it.
void complete_columns(const PaperReading& reading, TableMatch& match) {
  if (knows_all(match)) return;
  const std::vector<Schema>& schemas = reading.schemas.schemas();
  for (std::size_t number = 0; number < schemas.size(); ++number) {
    const Schema& lender = schemas[number];
    const bool own = &lender == match.schema;
    if (!lender.lends && !own) continue;
    for (std::size_t i = 0; i < lender.columns.size(); ++i) {
      const SchemaColumn& column = lender.columns[i];
      if (!own && column.carry_down) continue;
      if (has_field(match.columns, column.field) ||
          !std::all_of(column.needs.begin(), column.needs.end(),
                       [&](Field field) { return has_field(match.columns, field); })) {
        continue;
      }
      const HeaderHit wanted{static_cast<std::int32_t>(number), static_cast<std::int32_t>(i)};
      for (ColumnUse& use : match.columns) {
        if (use.column != nullptr || use.folded.empty() || use.released) continue;
        const std::vector<HeaderHit>& hits = reading.header_hits(use.folded);
        if (std::find(hits.begin(), hits.end(), wanted) == hits.end()) continue;
        use.column = &column;
        break;
      }
    }
  }
}

// Share of a column's first filled cells that are references; 0 where none is filled.
double share_of_references(const TableText& text, std::int32_t from, std::int32_t column) {
  constexpr std::int32_t kSample = 12;
  std::int32_t filled = 0;
  std::int32_t fitting = 0;
  for (std::int32_t row = from; row < text.rows() && filled < kSample; ++row) {
    const std::string& cell = text.text(row, column);
    if (cell.empty()) continue;
    ++filled;
    fitting += looks_like_reference(cell) ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(fitting) / filled;
}

const SchemaColumn* reference_column(const Schema& schema) {
  for (const SchemaColumn& column : schema.columns) {
    if (column.field == Field::kRef) return &column;
  }
  return nullptr;
}

// A first column whose cells are references is the reference's column, be it that it has
// no heading or that the heading of its neighbour slipped on to it, the neighbour's being
// blank ("Finding | | Planned action" over "1. | text | text").
void name_reference_column(const TableText& text, TableMatch& match) {
  const SchemaColumn* reference = reference_column(*match.schema);
  if (reference == nullptr || match.columns.size() < 2) return;
  if (has_field(match.columns, Field::kRef)) return;
  ColumnUse& first = match.columns[0];
  ColumnUse& second = match.columns[1];
  const bool slipped = !first.folded.empty() && second.folded.empty();
  if (!first.folded.empty() && !slipped) return;
  if (share_of_references(text, match.first_body_row, 0) < kReferenceShare) return;
  if (slipped) std::swap(first, second);
  first.column = reference;
}

// --- schemas without heading rows -------------------------------------------

// How many rows of a table a headerless schema explains.
struct RowCount {
  std::int32_t filled = 0;
  std::int32_t sections = 0;
  std::int32_t actions = 0;
  std::int32_t labels = 0;
  std::int32_t first = -1;  // row that is a section or an action
};

bool is_label_row(const TableText& text, std::int32_t row, const Schema& schema) {
  std::int32_t filled = 0;
  std::int32_t labels = 0;
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    if (text.text(row, column).empty()) continue;
    ++filled;
    for (const LabelColumn& label : schema.rows.labels) {
      if (label.label.matches(text.folded(row, column))) {
        ++labels;
        break;
      }
    }
  }
  return filled > 0 && labels == filled;
}

bool row_fits_positions(const TableText& text, std::int32_t row, const Schema& schema) {
  return std::all_of(schema.columns.begin(), schema.columns.end(), [&](const SchemaColumn& column) {
    return fits_position(column, text.text(row, column.position));
  });
}

RowCount count_rows(const TableText& text, const Schema& schema) {
  RowCount count;
  for (std::int32_t row = 0; row < text.rows(); ++row) count.filled += text.filled(row) > 0 ? 1 : 0;
  bool labelled = false;
  const bool blank_fits = schema.rows.section.matches("");
  std::int32_t unexplained = 0;  // too many of them say enough
  for (std::int32_t row = 0; row < text.rows() && 2 * unexplained <= count.filled; ++row) {
    if (text.filled(row) == 0) continue;
    if (labelled) {
      labelled = false;
      ++count.labels;
    } else if (const std::string& head = text.text(row, 0);
               head.empty()
                   ? blank_fits
                   : head.size() <= kLongestSectionRow && schema.rows.section.matches(head)) {
      ++count.sections;
      if (count.first < 0) count.first = row;
    } else if (row_fits_positions(text, row, schema)) {
      ++count.actions;
      if (count.first < 0) count.first = row;
    } else if (is_label_row(text, row, schema)) {
      ++count.labels;
      labelled = true;
    } else {
      ++unexplained;
    }
  }
  return count;
}

void try_headerless(const TableText& text, const Schema& schema, TableMatch& best) {
  std::int32_t width = 0;
  for (const SchemaColumn& column : schema.columns) width = std::max(width, column.position + 1);
  if (text.columns() < width || text.columns() > width + 1) return;
  const RowCount count = count_rows(text, schema);
  if (count.sections == 0 || count.actions == 0) return;
  if (!schema.rows.labels.empty() && count.labels == 0) return;
  const std::int32_t explained = count.sections + count.actions + count.labels;
  // Half: sections may carry a lead row each, and a banner stands above.
  if (2 * explained < count.filled) return;
  const std::int32_t score = schema.rank +
                             kColumnScore * static_cast<std::int32_t>(schema.columns.size()) +
                             (count.labels > 0 ? kColumnScore : 0);
  if (score <= best.score) return;
  std::vector<ColumnUse> uses(static_cast<std::size_t>(text.columns()));
  for (const SchemaColumn& column : schema.columns) {
    uses[static_cast<std::size_t>(column.position)].column = &column;
  }
  best = {&schema, count.first, 0, std::move(uses), score, ""};
}

std::string headings_of(const TableText& text) {
  std::string result;
  for (std::int32_t column = 0; column < text.columns() && result.size() < 200; ++column) {
    if (text.text(0, column).empty()) continue;
    if (!result.empty()) result += " | ";
    result += text.text(0, column).substr(0, 40);
  }
  return collapse_spaces(result);
}

std::string explain(const TableText& text, const TableMatch& match) {
  if (match.schema == nullptr) {
    const std::string headings = headings_of(text);
    if (headings.empty()) return "its first row holds no text";
    return "no schema finds an action with a lead, a due date or a rating under: " +
           repair_utf8(headings, nullptr);
  }
  std::string result = "score " + std::to_string(match.score) + ":";
  for (const ColumnUse& use : match.columns) {
    if (use.column == nullptr) continue;
    result += ' ' + use.column->name;
    if (!use.label.empty()) result += " '" + use.label + "'";
    result += ',';
  }
  result.pop_back();
  return result;
}

}  // namespace

std::int32_t Plan::column_of(Field field) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].column != nullptr && columns[i].column->field == field) {
      return static_cast<std::int32_t>(i);
    }
  }
  return -1;
}

Fit fit_of(const PaperReading& reading, const ColumnUse& use, const std::string& text) {
  if (text.empty()) return Fit::kBlank;
  if (use.column == nullptr) return Fit::kFree;
  const auto fit = [](bool fits) { return fits ? Fit::kFits : Fit::kMisfits; };
  if (!use.column->value.empty()) return fit(use.column->value.matches(text));
  switch (use.column->type) {
    case ValueType::kText:
      return Fit::kFree;
    case ValueType::kDate: {
      const DueReading due = read_due(text);
      return fit(!due.dates.empty() || due.impossible || due.words != DueWords::kUnparsed);
    }
    case ValueType::kLead:
      return fit(looks_like_lead(text));
    case ValueType::kRating:
      if (text.size() > kLongestRating) return Fit::kMisfits;
      return fit(reading.rating_of(text).is_rating || looks_like_rating(text) ||
                 read_placeholder(text).placeholder);
    case ValueType::kReference:
      return fit(looks_like_reference(text));
    case ValueType::kPercent: {
      static constexpr WordFinder kSpelt("per cent", "percent");
      return fit(text.find('%') != std::string_view::npos || kSpelt.in(text) ||
                 read_placeholder(text).placeholder);
    }
  }
  return Fit::kFree;
}

TableMatch match_table(const PaperReading& reading, std::int32_t table) {
  const TableText& text = reading.text(table);
  TableMatch best;
  if (text.columns() > kMaxPlanColumns) {
    best.reason = "too wide for a plan: " + std::to_string(text.columns()) + " columns";
    return best;
  }
  std::int32_t seen = 0;
  for (std::int32_t row = 0; row < text.rows() && seen < kHeaderSearchRows; ++row) {
    if (text.filled(row) == 0 || reading.is_legend_row(table, row)) continue;
    ++seen;
    if (!may_be_header(text, row)) continue;
    try_header(reading, text, row, 1, best);
    if (best.score >= kClearScore && knows_all(best) && !has_sub_headings(text, row)) break;
    if (row + 1 < text.rows() && text.filled(row + 1) > 0 && may_be_header(text, row + 1)) {
      try_header(reading, text, row, 2, best);
    }
    if (best.score >= kClearScore) break;
  }
  if (best.schema != nullptr) {
    label_columns(text, best);
    complete_columns(reading, best);
    name_reference_column(text, best);
  }
  for (const Schema& schema : reading.schemas.schemas()) {
    if (schema.kind == SchemaKind::kActions && schema.headerless) {
      try_headerless(text, schema, best);
    }
  }
  const bool found = best.schema != nullptr;
  settle_columns(reading, table, best);
  // What was released may have stood in the way of another column.
  if (best.schema != nullptr && !best.schema->headerless) complete_columns(reading, best);
  if (!found || best.schema != nullptr) best.reason = explain(text, best);
  return best;
}

bool continues_columns(const PaperReading& reading, std::int32_t table, const Plan& plan) {
  const TableText& text = reading.text(table);
  if (static_cast<std::size_t>(text.columns()) != plan.columns.size()) return false;
  constexpr std::int32_t kSampleRows = 20;
  constexpr std::int32_t kWholeRow = 3;
  std::int32_t fits = 0;
  std::int32_t misfits = 0;
  // Headings of sections that were cut at the column borders fit nowhere; rows that fit with
  // all they have outweigh them.
  std::int32_t whole_rows = 0;
  std::int32_t misfit_rows = 0;
  for (std::int32_t row = 0; row < std::min(text.rows(), kSampleRows); ++row) {
    const std::int32_t fits_above = fits;
    const std::int32_t misfits_above = misfits;
    for (std::int32_t column = 0; column < text.columns(); ++column) {
      const Fit fit =
          fit_of(reading, plan.columns[static_cast<std::size_t>(column)], text.text(row, column));
      fits += fit == Fit::kFits ? 1 : 0;
      misfits += fit == Fit::kMisfits ? 1 : 0;
    }
    if (misfits > misfits_above) {
      ++misfit_rows;
    } else if (fits - fits_above >= kWholeRow) {
      ++whole_rows;
    }
  }
  if (fits > 0 && fits >= 3 * misfits) return true;
  return whole_rows > 0 && whole_rows >= misfit_rows;
}

}  // namespace boardtrail
