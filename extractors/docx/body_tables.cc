// SPDX-License-Identifier: GPL-3.0-or-later
// Tables, text boxes, and small shapes that stand for ratings.
#include <utility>

#include "base/text.h"
#include "extractors/docx/body_reader.h"

namespace boardtrail {
namespace {

// Tables deeper than this inside one another lay out a page, if anything; their words go
// up no further, so that nesting cannot multiply them.
constexpr std::size_t kDeepestText = 4;

// The words of a table that stands in a cell, line by line.
std::string words_of(const Table& table) {
  std::string words;
  std::int32_t row = -1;
  for (const Cell& cell : table.cells) {
    const std::string shown = cell.content.current();
    if (shown.empty()) continue;
    if (!words.empty()) words += cell.row == row ? " | " : "\n";
    row = cell.row;
    words += shown;
  }
  return words;
}

void append_lines(RichTextBuilder& text, const std::string& words) {
  for (const std::string_view line : split(words, '\n')) {
    text.break_line();
    text.append(line);
  }
  text.break_line();
}

}  // namespace

void BodyReader::begin_table() {
  has_tables_ = true;
  auto opened =
      std::make_unique<OpenTable>(OpenTable{TableFrame(here(), limits_), {}, inner_title(), {}});
  tables_.push_back(std::move(opened));
}

void BodyReader::table_property(WordTag tag, const XmlElement& element) {
  if (tables_.empty()) return;
  OpenTable& table = *tables_.back();
  const std::optional<std::string_view> value = element.attribute("val");
  switch (tag) {
    case WordTag::kRow:
      table.frame.begin_row();
      break;
    case WordTag::kTableStyle:
      table.frame.style = value.value_or("");
      break;
    case WordTag::kTableLook:
      if (parent() == WordTag::kTableProperties) {
        table.frame.look = read_table_look(attributes_of(element));
      }
      break;
    case WordTag::kHeaderRow:
      table.frame.row().header = is_on(value);
      break;
    case WordTag::kGridBefore:
      table.frame.skip_columns(parse_int(value.value_or("")).value_or(0));
      break;
    case WordTag::kGridSpan:
      table.cell.span = parse_int(value.value_or("")).value_or(1);
      break;
    case WordTag::kVerticalMerge:
      table.cell.vertical =
          value.value_or("continue") == "restart" ? CellMerge::kRestart : CellMerge::kContinue;
      break;
    case WordTag::kHorizontalMerge:
      table.cell.goes_on_from_left = value.value_or("continue") == "continue";
      break;
    case WordTag::kCellDeleted:
      table.cell.deleted = true;
      break;
    default:
      break;
  }
}

void BodyReader::begin_cell() {
  Flow cell;
  cell.kind = Flow::Kind::kCell;
  if (tables_.empty()) {
    cell.kind = Flow::Kind::kBlocks;
  } else {
    tables_.back()->cell = CellFormat{};
    tables_.back()->cell.place = here();
  }
  flows_.push_back(std::move(cell));
}

void BodyReader::end_cell() {
  if (flows_.size() < 2) return;
  if (flow().kind != Flow::Kind::kCell) {
    flush_block();
    flows_.pop_back();
    return;
  }
  RichText content = flow().text.finish();
  flows_.pop_back();
  OpenTable& table = *tables_.back();
  const Place place = table.cell.place;
  if (table.frame.add(std::move(table.cell), std::move(content)) &&
      !std::exchange(told_hidden_cell_, true)) {
    document_.diagnose("docx.hidden-cell", DiagnosticLevel::kNote,
                       "words in a cell that is merged with the one above are hidden by Word and "
                       "were left out",
                       place);
  }
  table.cell = CellFormat{};
}

void BodyReader::end_table() {
  if (tables_.empty()) return;
  const std::unique_ptr<OpenTable> done = std::move(tables_.back());
  tables_.pop_back();
  Table table = done->frame.finish(context_.table_styles, document_.document().diagnostics);
  if (flow().kind == Flow::Kind::kBlocks) {
    add_table(std::move(table));
    for (InnerTable& inner : done->inner) {
      if (inner.title) document_.add(std::move(*inner.title));
      add_table(std::move(inner.table));
    }
    return;
  }
  if (tables_.size() < kDeepestText) append_lines(flow().text, words_of(table));
  if (tables_.empty()) {
    add_table(std::move(table));
    return;
  }
  std::vector<InnerTable>& outer = tables_.back()->inner;
  outer.push_back({std::move(done->title), std::move(table)});
  for (InnerTable& inner : done->inner) outer.push_back(std::move(inner));
}

void BodyReader::begin_text_box() {
  for (ShapeState& shape : shapes_) shape.has_text = true;
  Flow box;
  if (!tables_.empty() || flow().kind != Flow::Kind::kBlocks) box.kind = Flow::Kind::kBoxInCell;
  flows_.push_back(std::move(box));
}

void BodyReader::end_text_box() {
  if (flows_.size() < 2) return;
  if (flow().kind == Flow::Kind::kBlocks) {
    flush_block();
    flows_.pop_back();
    return;
  }
  const std::string words = flow().text.finish().current();
  flows_.pop_back();
  append_lines(flow().text, words);
}

void BodyReader::shape_part(WordTag tag, const XmlElement& element) {
  const auto fill = [&](std::optional<Colour> colour) {
    // Only the shape's own fill: not its line's, nor that of an effect.
    if (!shapes_.empty() && parent() == WordTag::kSolidFill &&
        grandparent() == WordTag::kShapeProperties) {
      shapes_.back().colour = colour;
    }
  };
  switch (tag) {
    case WordTag::kShape:
      shapes_.push_back({std::nullopt, false, false, stack_.size()});
      break;
    case WordTag::kVmlShape:
      shapes_.push_back({element.attribute("filled").value_or("t").starts_with('f')
                             ? std::nullopt
                             : vml_colour(element.attribute("fillcolor").value_or("")),
                         element.name() == "oval", false, stack_.size()});
      break;
    case WordTag::kGeometry:
      if (!shapes_.empty()) {
        shapes_.back().circle = element.attribute("prst").value_or("") == "ellipse";
      }
      break;
    case WordTag::kColourValue:
      fill(parse_rgb(element.attribute("val").value_or("")));
      break;
    case WordTag::kThemeColour:
      fill(context_.theme.find(element.attribute("val").value_or("")));
      break;
    case WordTag::kPicture:
      add_swatch(Swatch::Shape::kPicture, std::nullopt);
      break;
    default:
      break;
  }
}

void BodyReader::end_shape() {
  if (shapes_.empty() || shapes_.back().depth != stack_.size()) return;
  const ShapeState shape = shapes_.back();
  shapes_.pop_back();
  if (shape.has_text || !shape.colour) return;
  add_swatch(shape.circle ? Swatch::Shape::kCircle : Swatch::Shape::kBox, shape.colour);
}

void BodyReader::add_swatch(Swatch::Shape shape, std::optional<Colour> colour) {
  constexpr std::size_t kMostSwatches = 64;
  if (tables_.empty() || flow().kind != Flow::Kind::kCell) return;
  std::vector<Swatch>& swatches = tables_.back()->cell.swatches;
  if (swatches.size() < kMostSwatches) swatches.push_back({shape, colour, Box{}});
}

}  // namespace boardtrail
