// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/body_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

// Extensions of Word that are read here; a choice that needs another one is passed over.
bool is_understood(std::string_view prefixes) {
  constexpr std::array<std::string_view, 12> kKnown = {
      "wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "wpi", "w16se", "w16cid", "a14", "v"};
  bool any = false;
  for (const std::string_view prefix : split(prefixes, ' ')) {
    if (prefix.empty()) continue;
    if (std::find(kKnown.begin(), kKnown.end(), prefix) == kKnown.end()) return false;
    any = true;
  }
  return any;
}

constexpr std::size_t kLongestHeading = 160;

// A short line of its own, wholly bold, that is no sentence: a heading of which the style
// says nothing. Deleted words do not count.
bool looks_like_heading(const RichText& content) {
  const std::string& text = content.text;
  if (text.empty() || text.size() > kLongestHeading || !content.ticks.empty()) return false;
  if (text.find('\n') != std::string::npos) return false;
  if (text.back() == '.' || text.back() == ';' || text.back() == ',') return false;
  std::size_t at = 0;
  for (const Run& run : content.runs) {
    if ((run.marks & (kBold | kDeleted)) == 0) continue;
    if (!is_blank(std::string_view(text).substr(at, run.begin - at))) return false;
    at = run.end;
  }
  return at > 0 && is_blank(std::string_view(text).substr(at));
}

}  // namespace

Place BodyReader::here() const {
  Place place;
  place.page = page_;
  return place;
}

// Of alternate content the first choice that is understood counts, else the fallback.
bool BodyReader::skips(WordTag tag, const XmlElement& element) {
  if (tag == WordTag::kSkipped) return true;
  if (tag == WordTag::kNote) {
    // Separators are notes of a type of their own.
    return element.attribute("type").value_or("normal") != "normal";
  }
  if (tag != WordTag::kChoice && tag != WordTag::kFallback) return false;
  if (choices_.empty()) return true;
  if (choices_.back().taken) return true;
  if (tag == WordTag::kChoice && !is_understood(element.attribute("Requires").value_or(""))) {
    return true;
  }
  choices_.back().taken = true;
  return false;
}

void BodyReader::start(const XmlElement& element) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  const WordTag tag = word_tag(element);
  if (skips(tag, element)) {
    skipped_ = 1;
    return;
  }
  stack_.push_back(tag);
  open(tag, element);
}

void BodyReader::end() {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  close(stack_.back());
  stack_.pop_back();
}

void BodyReader::text(std::string_view piece) {
  if (skipped_ == 0 && !stack_.empty() && stack_.back() == WordTag::kText) piece_ += piece;
}

// size: a dispatch; each case is one call.
void BodyReader::open(WordTag tag, const XmlElement& element) {
  switch (tag) {
    case WordTag::kParagraph:
      begin_paragraph();
      break;
    case WordTag::kParagraphStyle:
    case WordTag::kOutlineLevel:
    case WordTag::kNumberId:
    case WordTag::kNumberLevel:
      paragraph_property(tag, element);
      break;
    case WordTag::kRun:
      begin_run();
      break;
    case WordTag::kRunStyle:
    case WordTag::kLook:
      run_property(tag, element);
      break;
    case WordTag::kShading:
      shading(element);
      break;
    case WordTag::kTab:
      if (parent() == WordTag::kRun) append("\t", false);
      break;
    case WordTag::kBreak:
      if (!hides_text()) {
        flow().text.break_line();
        if (!has_tables_) plain_ += '\n';
      }
      break;
    case WordTag::kHyphen:
      append("-", false);
      break;
    case WordTag::kSymbol:
      symbol(element);
      break;
    case WordTag::kPageBreak:
      pages_known_ = true;
      ++page_;
      break;
    case WordTag::kInserted:
    case WordTag::kDeleted:
    case WordTag::kMovedFrom:
    case WordTag::kMovedTo:
      change(tag, element);
      break;
    case WordTag::kFieldCharacter:
      field_character(element);
      break;
    case WordTag::kCheckBox:
      box_default_.reset();
      box_checked_.reset();
      break;
    case WordTag::kCheckBoxState:
    case WordTag::kDefault:
      check_box_state(element);
      drop_down(tag, element);
      break;
    case WordTag::kDropDown:
    case WordTag::kDropDownEntry:
    case WordTag::kDropDownResult:
      drop_down(tag, element);
      break;
    case WordTag::kControl:
    case WordTag::kPlaceholder:
    case WordTag::kControlCheckBox:
    case WordTag::kControlChecked:
    case WordTag::kControlContent:
      control(tag, element);
      break;
    case WordTag::kAlternate:
      choices_.push_back({false, stack_.size()});
      break;
    case WordTag::kForeignContent:
      document_.diagnose("docx.foreign-content", DiagnosticLevel::kLoss,
                         "content of another file that is stored in this one was left out", here());
      break;
    case WordTag::kTable:
      begin_table();
      break;
    case WordTag::kRow:
    case WordTag::kTableStyle:
    case WordTag::kTableLook:
    case WordTag::kHeaderRow:
    case WordTag::kGridBefore:
    case WordTag::kGridSpan:
    case WordTag::kVerticalMerge:
    case WordTag::kHorizontalMerge:
    case WordTag::kCellDeleted:
      table_property(tag, element);
      break;
    case WordTag::kCell:
      begin_cell();
      break;
    case WordTag::kTextBox:
      begin_text_box();
      break;
    default:
      shape_part(tag, element);
      break;
  }
}

void BodyReader::close(WordTag tag) {
  switch (tag) {
    case WordTag::kText:
      append(std::exchange(piece_, std::string()), false);
      break;
    case WordTag::kRun:
      flow().in_run = false;
      break;
    case WordTag::kParagraphProperties:
      apply_paragraph_style();
      break;
    case WordTag::kParagraph:
      end_paragraph();
      break;
    case WordTag::kInserted:
    case WordTag::kDeleted:
    case WordTag::kMovedFrom:
    case WordTag::kMovedTo:
      if (!changes_.empty() && changes_.back().depth == stack_.size()) changes_.pop_back();
      break;
    case WordTag::kCheckBox:
      put_tick(box_checked_.value_or(box_default_.value_or(false)));
      break;
    case WordTag::kDropDown:
      put_choice();
      break;
    case WordTag::kControlContent:
      if (!controls_.empty() && controls_.back().tick_pending) begin_control_content();
      break;
    case WordTag::kControl:
      if (!controls_.empty()) controls_.pop_back();
      break;
    case WordTag::kAlternate:
      choices_.pop_back();
      break;
    case WordTag::kTextBox:
      end_text_box();
      break;
    case WordTag::kCell:
      end_cell();
      break;
    case WordTag::kTable:
      end_table();
      break;
    case WordTag::kShape:
    case WordTag::kVmlShape:
      end_shape();
      break;
    default:
      break;
  }
}

void BodyReader::begin_paragraph() {
  Flow& now = flow();
  // A deleted paragraph mark joins the paragraph to the next one.
  const bool joined = std::exchange(now.paragraph.mark_deleted, false);
  now.paragraph = Paragraph{};
  const Style* usual = context_.styles.default_paragraph();
  now.paragraph_look = usual == nullptr ? CharacterLook{} : usual->look;
  now.number = ListNumber{};
  if (now.kind != Flow::Kind::kBlocks) {
    if (!joined) now.text.break_line();
  } else if (joined) {
    now.text.space();
  } else {
    now.place = here();
  }
}

void BodyReader::paragraph_property(WordTag tag, const XmlElement& element) {
  Paragraph& paragraph = flow().paragraph;
  const std::string_view value = element.attribute("val").value_or("");
  if (tag == WordTag::kParagraphStyle) {
    paragraph.style = value;
  } else if (tag == WordTag::kOutlineLevel) {
    paragraph.outline = parse_int(value);
  } else if (parent() == WordTag::kNumbering) {
    (tag == WordTag::kNumberId ? paragraph.list : paragraph.list_level) = parse_int(value);
  }
}

void BodyReader::apply_paragraph_style() {
  Flow& now = flow();
  const Style* style = now.paragraph.style.empty() ? context_.styles.default_paragraph()
                                                   : context_.styles.find(now.paragraph.style);
  if (style != nullptr) {
    now.paragraph_look = style->look;
    if (!now.paragraph.shading.stated) now.paragraph.shading = style->shading;
    if (!now.paragraph.list) {
      now.paragraph.list = style->list;
      if (!now.paragraph.list_level) now.paragraph.list_level = style->list_level;
    }
  }
  // The mark's own look, collected while its properties were read, is not the text's.
  now.run_look = CharacterLook{};
  number_paragraph();
}

void BodyReader::number_paragraph() {
  Flow& now = flow();
  // List 0 takes a paragraph out of its style's list.
  if (now.paragraph.list.value_or(0) <= 0 || now.paragraph.mark_deleted) return;
  now.number = context_.numbering.next(*now.paragraph.list, now.paragraph.list_level.value_or(0));
  if (now.number.box) {
    now.text.append(now.number.text);
    now.text.space();
    now.number.text = kBullet;
  }
  if (now.kind == Flow::Kind::kBlocks || now.number.bullet || now.number.text.empty()) return;
  // In a cell the number is part of what is printed: a column of references often has
  // nothing else.
  now.text.append(now.number.text);
  now.text.space();
}

void BodyReader::end_paragraph() {
  Flow& now = flow();
  if (!has_tables_ && now.kind == Flow::Kind::kBlocks) plain_ += '\n';
  if (now.kind != Flow::Kind::kBlocks) {
    if (now.first_paragraph && !tables_.empty()) {
      tables_.back()->cell.paragraph_shading = now.paragraph.shading;
    }
    now.first_paragraph = false;
    if (!now.paragraph.mark_deleted) now.text.break_line();
    return;
  }
  if (!now.paragraph.mark_deleted) flush_block();
}

void BodyReader::flush_block() {
  Flow& now = flow();
  Block block;
  block.content = now.text.finish();
  now.applied = Applied{};
  // A numbered paragraph without words prints its number: something was left unsaid there.
  const bool numbered = !now.number.bullet && !now.number.text.empty();
  if (block.content.text.empty() && block.content.ticks.empty() && !numbered) return;
  const Style* style = context_.styles.find(now.paragraph.style);
  int level = heading_level(style, now.paragraph.style);
  if (now.paragraph.outline) {
    const bool is_heading = *now.paragraph.outline >= 0 && *now.paragraph.outline <= 8;
    level = is_heading ? *now.paragraph.outline + 1 : 0;
  }
  block.place = now.place;
  block.marker = now.number.text;
  if (running_) {
    block.kind = BlockKind::kPageHeader;
    block.marker.clear();
  } else if (level > 0) {
    block.kind = BlockKind::kHeading;
    block.level = level;
  } else if (!now.number.bullet && looks_like_heading(block.content)) {
    block.kind = BlockKind::kHeading;
  } else if (!now.number.text.empty()) {
    block.kind = BlockKind::kListItem;
    block.level = std::clamp(now.paragraph.list_level.value_or(0), 0, 8) + 1;
  }
  now.number = ListNumber{};
  document_.add(std::move(block));
}

// A table that lays out the page holds headings and the tables they head.
std::optional<Block> BodyReader::inner_title() const {
  if (flows_.back().kind != Flow::Kind::kCell) return std::nullopt;
  Block title;
  title.kind = BlockKind::kHeading;
  title.content = flows_.back().text.last_line(kLongestHeading);
  title.place = here();
  return looks_like_heading(title.content) ? std::optional(std::move(title)) : std::nullopt;
}

void BodyReader::add_table(Table table) {
  if (running_) {
    // A table lays out the running head; its words are what is kept.
    for (Cell& cell : table.cells) {
      if (cell.content.text.empty()) continue;
      Block block;
      block.kind = BlockKind::kPageHeader;
      block.content = std::move(cell.content);
      block.place = cell.place;
      document_.add(std::move(block));
    }
    return;
  }
  const auto number = static_cast<std::int32_t>(document_.document().tables.size()) + 1;
  table.place.table = number;
  for (Cell& cell : table.cells) cell.place.table = number;
  document_.add(std::move(table));
}

void BodyReader::finish() {
  while (!tables_.empty()) end_table();
  while (flows_.size() > 1) flows_.pop_back();
  flush_block();
}

}  // namespace boardtrail
