// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html/html_walker.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view name_of(const xmlNode* node) { return view(node->name); }

TagMeaning meaning_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? tag_meaning(name_of(node)) : TagMeaning{};
}

// The value of an attribute. Without a DTD that is one text node.
std::optional<std::string_view> attribute_of(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* entry = node->properties; entry != nullptr; entry = entry->next) {
    if (view(entry->name) != name) continue;
    return entry->children == nullptr ? std::string_view() : view(entry->children->content);
  }
  return std::nullopt;
}

std::optional<Colour> fill_of(const xmlNode* node) {
  return fill_colour(attribute_of(node, "bgcolor"), attribute_of(node, "style"));
}

bool is_row_group(const xmlNode* node) {
  const std::string_view name = name_of(node);
  return name == "tbody" || name == "thead" || name == "tfoot";
}

// The next node of a tree in reading order, inside of `top`; nullptr at its end.
const xmlNode* next_inside(const xmlNode* node, const xmlNode* top) {
  if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

// A table lays out the page where another table stands in it, or where no row has
// more than one cell.
bool is_layout(const xmlNode* table) {
  std::size_t widest = 0;
  std::size_t cells = 0;
  for (const xmlNode* node = next_inside(table, table); node != nullptr;
       node = next_inside(node, table)) {
    const TagRole role = meaning_of(node).role;
    if (role == TagRole::kTable) return true;
    if (role == TagRole::kRow) cells = 0;
    if (role == TagRole::kCell || role == TagRole::kHeaderCell) widest = std::max(widest, ++cells);
  }
  return widest < 2;
}

}  // namespace

void HtmlWalker::walk(const xmlNode* root) {
  node(root);
  flush();
}

void HtmlWalker::flush() {
  Block block;
  block.content = text_.finish();
  block.kind = std::exchange(kind_, BlockKind::kParagraph);
  block.level = std::exchange(level_, 0);
  block.marker = std::exchange(marker_, std::string());
  block.place = std::exchange(place_, Place{});
  if (block.content.text.empty() && block.content.ticks.empty()) return;
  document_.add(std::move(block));
}

void HtmlWalker::children(const xmlNode* parent) {
  if (++depth_ > limits_.max_markup_depth) {
    if (!std::exchange(too_deep_, true)) {
      Place place;
      place.line = static_cast<std::int32_t>(parent->line);
      document_.diagnose("html.too-deep", DiagnosticLevel::kLoss,
                         "elements more than " + std::to_string(limits_.max_markup_depth) +
                             " inside one another were left out",
                         place);
    }
  } else {
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
      node(child);
    }
  }
  --depth_;
}

void HtmlWalker::node(const xmlNode* node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    const std::string_view text = view(node->content);
    if (!in_cell_ && place_.line == 0 && !is_blank(text)) {
      place_.line = static_cast<std::int32_t>(node->line != 0 ? node->line : node->parent->line);
    }
    text_.append(text);
  } else if (node->type == XML_ELEMENT_NODE) {
    element(node);
  } else if (node->type == XML_HTML_DOCUMENT_NODE || node->type == XML_DOCUMENT_NODE) {
    children(node);
  }
}

void HtmlWalker::element(const xmlNode* node) {
  const TagMeaning meaning = meaning_of(node);
  switch (meaning.role) {
    case TagRole::kHidden:
      break;
    case TagRole::kMark:
      mark(node, static_cast<Mark>(meaning.mark));
      break;
    case TagRole::kInput:
      append_input(text_, attribute_of(node, "type").value_or(""),
                   attribute_of(node, "checked").has_value());
      break;
    case TagRole::kBreak:
      text_.break_line();
      break;
    case TagRole::kHeading:
      heading(node, meaning.level);
      break;
    case TagRole::kList:
      list(node);
      break;
    case TagRole::kItem:
      item(node);
      break;
    case TagRole::kTable:
      table(node);
      break;
    case TagRole::kBlock:
    case TagRole::kCaption:
    case TagRole::kRow:
    case TagRole::kCell:
    case TagRole::kHeaderCell:
      if (in_cell_) {
        text_.break_line();
      } else if (kind_ != BlockKind::kListItem || !text_.empty()) {
        flush();
      }
      children(node);
      if (in_cell_) {
        text_.break_line();
      } else {
        flush();
      }
      break;
    default:
      styled(node);
      break;
  }
}

void HtmlWalker::mark(const xmlNode* node, Mark mark) {
  text_.open(mark);
  children(node);
  text_.close(mark);
}

// Elements without a meaning of their own may have one by their style.
void HtmlWalker::styled(const xmlNode* node) {
  const std::string_view style = attribute_of(node, "style").value_or("");
  const bool struck = style.find("line-through") != std::string_view::npos;
  const bool bold = style_value(style, "font-weight") == "bold";
  std::optional<Colour> colour = parse_colour(style_value(style, "color"));
  if (!colour) colour = parse_colour(attribute_of(node, "color").value_or(""));
  if (struck) text_.open(kStruck);
  if (bold) text_.open(kBold);
  if (colour) text_.set_colour(colour);
  children(node);
  if (colour) text_.set_colour(std::nullopt);
  if (bold) text_.close(kBold);
  if (struck) text_.close(kStruck);
}

void HtmlWalker::list(const xmlNode* node) {
  if (in_cell_) {
    text_.break_line();
  } else {
    flush();
  }
  lists_.push_back({name_of(node) == "ol", 1});
  children(node);
  lists_.pop_back();
  if (in_cell_) {
    text_.break_line();
  } else {
    flush();
  }
}

void HtmlWalker::item(const xmlNode* node) {
  if (in_cell_) {
    text_.break_line();
    children(node);
    text_.break_line();
    return;
  }
  flush();
  kind_ = BlockKind::kListItem;
  level_ = static_cast<std::int32_t>(std::clamp<std::size_t>(lists_.size(), 1, 9));
  if (!lists_.empty() && lists_.back().numbered) {
    marker_ = std::to_string(lists_.back().next++) + '.';
  } else {
    marker_ = "\u2022";
  }
  children(node);
  flush();
}

void HtmlWalker::heading(const xmlNode* node, std::int32_t level) {
  if (in_cell_) {
    text_.break_line();
    children(node);
    text_.break_line();
    return;
  }
  flush();
  kind_ = BlockKind::kHeading;
  level_ = level;
  children(node);
  flush();
}

void HtmlWalker::table(const xmlNode* node) {
  if (in_cell_) {
    nested_table(node);
    return;
  }
  flush();
  if (is_layout(node)) {
    children(node);
    flush();
  } else {
    data_table(node);
  }
}

void HtmlWalker::data_table(const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (meaning_of(child).role == TagRole::kCaption) element(child);
  }
  Place place;
  place.line = static_cast<std::int32_t>(node->line);
  HtmlGrid grid(place, limits_);
  in_cell_ = true;
  rows(node, grid, std::nullopt, false);
  in_cell_ = false;
  document_.add(grid.finish(document_.document().diagnostics));
}

void HtmlWalker::rows(const xmlNode* node, HtmlGrid& grid, std::optional<Colour> fill, bool head) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (is_row_group(child)) {
      const bool is_head = name_of(child) == "thead";
      const std::optional<Colour> own = fill_of(child);
      rows(child, grid, own ? own : fill, is_head);
      if (is_head && !grid.empty()) grid.end_head();
    } else if (meaning_of(child).role == TagRole::kRow) {
      row(child, grid, fill, head);
    }
  }
}

void HtmlWalker::row(const xmlNode* node, HtmlGrid& grid, std::optional<Colour> fill, bool head) {
  grid.begin_row();
  if (const std::optional<Colour> own = fill_of(node)) fill = own;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    const TagRole role = meaning_of(child).role;
    if (role != TagRole::kCell && role != TagRole::kHeaderCell) continue;
    children(child);
    RichText content = text_.finish();
    Cell* cell =
        grid.add(parse_span(attribute_of(child, "rowspan")),
                 parse_span(attribute_of(child, "colspan")), head || role == TagRole::kHeaderCell);
    if (cell == nullptr) continue;
    cell->content = std::move(content);
    const std::optional<Colour> own = fill_of(child);
    cell->fill = own ? own : fill;
    cell->place.line = static_cast<std::int32_t>(child->line);
  }
}

// A table inside of a cell: its rows are lines, its cells stand apart.
void HtmlWalker::nested_table(const xmlNode* node) {
  for (const xmlNode* inner = next_inside(node, node); inner != nullptr;) {
    const TagRole role = meaning_of(inner).role;
    if (role == TagRole::kRow) text_.break_line();
    const bool cell = role == TagRole::kCell || role == TagRole::kHeaderCell;
    if (!cell) {
      inner = next_inside(inner, node);
      continue;
    }
    if (!text_.at_line_start()) text_.append(" | ");
    children(inner);
    // Past the cell, whose children are read.
    while (inner != node && inner->next == nullptr) inner = inner->parent;
    inner = inner == node ? nullptr : inner->next;
  }
  text_.break_line();
}

}  // namespace boardtrail
