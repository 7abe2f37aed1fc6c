// SPDX-License-Identifier: GPL-3.0-or-later
// Characters: runs and their look, tracked changes, fields, content controls.
#include <charconv>
#include <utility>

#include "base/text.h"
#include "extractors/docx/body_reader.h"
#include "extractors/docx/symbols.h"

namespace boardtrail {
namespace {

// "1" and "true"; a tick box without a value is ticked.
bool is_ticked(const XmlElement& element) { return is_on(element.attribute("val")); }

// Who changed a text, or when. It is copied at each run: nobody's name is longer.
std::string change_note(const XmlElement& element, std::string_view name) {
  constexpr std::size_t kMostBytes = 256;
  return collapse_spaces(first_bytes(element.attribute(name).value_or(""), kMostBytes));
}

}  // namespace

void BodyReader::begin_run() {
  flow().run_look = CharacterLook{};
  flow().in_run = true;
  if (!controls_.empty() && controls_.back().tick_pending) begin_control_content();
}

void BodyReader::run_property(WordTag tag, const XmlElement& element) {
  // The properties of a paragraph's mark are not those of its text.
  if (parent() != WordTag::kRunProperties || grandparent() != WordTag::kRun) return;
  CharacterLook& look = flow().run_look;
  if (tag == WordTag::kRunStyle) {
    const Style* style = context_.styles.find(element.attribute("val").value_or(""));
    if (style == nullptr) return;
    // The style stands first in the properties, but what is direct wins anyway.
    CharacterLook both = style->look;
    both.apply(look);
    look = both;
    return;
  }
  read_look(element.name(), attributes_of(element), context_.theme, look);
}

void BodyReader::shading(const XmlElement& element) {
  const WordTag owner = parent();
  if (owner == WordTag::kRunProperties) {
    run_property(WordTag::kLook, element);
    return;
  }
  const Shading read = read_shading(attributes_of(element), context_.theme);
  if (owner == WordTag::kParagraphProperties) {
    flow().paragraph.shading = read;
  } else if (tables_.empty()) {
    return;
  } else if (owner == WordTag::kCellProperties) {
    tables_.back()->cell.shading = read;
  } else if (owner == WordTag::kRowException) {
    tables_.back()->frame.row().shading = read;
  } else if (owner == WordTag::kTableProperties) {
    tables_.back()->frame.shading = read;
  }
}

// w:ins and its like hold runs, or mark a row, a cell or the end of a paragraph.
void BodyReader::change(WordTag tag, const XmlElement& element) {
  const bool deletes = tag == WordTag::kDeleted || tag == WordTag::kMovedFrom;
  std::string author = change_note(element, "author");
  std::string date = change_note(element, "date");
  if (parent() == WordTag::kRowProperties) {
    if (!deletes || tables_.empty()) return;
    RowStyle& row = tables_.back()->frame.row();
    row.deleted = true;
    row.author = std::move(author);
    row.date = std::move(date);
    return;
  }
  if (parent() == WordTag::kRunProperties) {
    if (deletes && grandparent() == WordTag::kParagraphProperties) {
      flow().paragraph.mark_deleted = true;
    }
    return;
  }
  changes_.push_back(
      {deletes ? kDeleted : kInserted, std::move(author), std::move(date), stack_.size()});
}

bool BodyReader::in_field_code() const {
  for (const bool code : flows_.back().fields) {
    if (code) return true;
  }
  return false;
}

bool BodyReader::hides_text() const {
  if (in_field_code()) return true;
  for (const Control& control : controls_) {
    if (control.in_content && (control.placeholder || control.tick_box)) return true;
  }
  return false;
}

CharacterLook BodyReader::look() {
  CharacterLook all = flow().paragraph_look;
  all.apply(flow().run_look);
  return all;
}

// Tells the builder how the text that follows looks, where that has changed.
void BodyReader::apply_look() {
  Flow& now = flow();
  const CharacterLook shown = look();
  Applied wanted;
  const auto mark = [&](const std::optional<bool>& set, Mark bit) {
    if (set.value_or(false)) wanted.marks = static_cast<std::uint16_t>(wanted.marks | bit);
  };
  mark(shown.bold, kBold);
  mark(shown.italic, kItalic);
  mark(shown.struck, kStruck);
  mark(shown.double_struck, kStruck);
  mark(shown.superscript, kSuperscript);
  wanted.colour = shown.colour.value_or(std::nullopt);
  for (const Change& one : changes_) {
    wanted.marks = static_cast<std::uint16_t>(wanted.marks | one.mark);
    wanted.author = one.author;
    wanted.date = one.date;
  }
  if (!tables_.empty()) {
    const RowStyle& row = tables_.back()->frame.row();
    if (row.deleted || tables_.back()->cell.deleted) {
      wanted.marks = static_cast<std::uint16_t>(wanted.marks | kDeleted);
      if (wanted.author.empty()) wanted.author = row.author;
      if (wanted.date.empty()) wanted.date = row.date;
    }
  }
  if (wanted == now.applied) return;
  for (unsigned bit = 1; bit <= kSuperscript; bit <<= 1U) {
    const bool before = (now.applied.marks & bit) != 0;
    const bool after = (wanted.marks & bit) != 0;
    if (before == after) continue;
    if (after) {
      now.text.open(static_cast<Mark>(bit));
    } else {
      now.text.close(static_cast<Mark>(bit));
    }
  }
  now.text.set_colour(wanted.colour);
  now.text.set_change(wanted.author, wanted.date);
  now.applied = std::move(wanted);
}

void BodyReader::append(std::string_view piece, bool is_symbol) {
  if (piece.empty() || hides_text()) return;
  const CharacterLook shown = look();
  if (shown.hidden.value_or(false)) return;
  Flow& now = flow();
  std::string mapped;
  if (!is_symbol) {
    mapped = shown.wingdings.value_or(false) ? wingdings_text(piece) : private_text(piece);
    piece = mapped;
  }
  const bool in_cell = now.kind == Flow::Kind::kCell && !tables_.empty();
  if (in_cell && is_rating_glyph(piece) && shown.colour && *shown.colour) {
    const bool square = trim(piece) == "\u25A0" || trim(piece) == "\u25FC";
    add_swatch(square ? Swatch::Shape::kBox : Swatch::Shape::kCircle, *shown.colour);
    return;
  }
  const std::optional<Colour> ground = shown.background.value_or(std::nullopt);
  if (in_cell && ground) tables_.back()->cell.background = ground;
  apply_look();
  now.text.append(piece);
  if (!has_tables_ && now.kind == Flow::Kind::kBlocks &&
      (now.applied.marks & static_cast<unsigned>(kDeleted)) == 0) {
    plain_ += piece;
  }
}

void BodyReader::symbol(const XmlElement& element) {
  const std::string_view digits = element.attribute("char").value_or("");
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (read.ec != std::errc() || code < 0x20) return;
  const std::string_view font = element.attribute("font").value_or("");
  const std::string folded = fold(font);
  const bool signs = folded == "symbol" || folded.starts_with("wingdings") ||
                     folded == "webdings" || (code >= 0xF000 && code <= 0xF0FF);
  std::string shown = signs ? symbol_text(font, code) : std::string();
  if (!signs) append_utf8(code, &shown);
  append(shown, true);
}

// A field is its code, then its result; only the result is printed.
void BodyReader::field_character(const XmlElement& element) {
  constexpr std::size_t kMostFields = 64;
  std::vector<bool>& fields = flow().fields;
  const std::string_view type = element.attribute("fldCharType").value_or("");
  if (type == "begin") {
    if (fields.size() < kMostFields) fields.push_back(true);
  } else if (type == "separate") {
    if (!fields.empty()) fields.back() = false;
  } else if (type == "end" && !fields.empty()) {
    fields.pop_back();
  }
}

void BodyReader::check_box_state(const XmlElement& element) {
  if (parent() != WordTag::kCheckBox) return;
  (word_tag(element) == WordTag::kDefault ? box_default_ : box_checked_) = is_ticked(element);
}

// A legacy form field stands in the field's code, where no text is printed, but its box is.
void BodyReader::put_tick(bool ticked) {
  apply_look();
  flow().text.tick(ticked, false);
}

// A list of which the field stores the number that was chosen, not its words.
void BodyReader::drop_down(WordTag tag, const XmlElement& element) {
  constexpr std::size_t kMostEntries = 100;  // Word has room for 25
  if (tag == WordTag::kDropDown) {
    drop_down_ = DropDown{};
    return;
  }
  if (parent() != WordTag::kDropDown) return;
  const std::string_view value = element.attribute("val").value_or("");
  if (tag == WordTag::kDropDownEntry) {
    if (drop_down_.entries.size() < kMostEntries) drop_down_.entries.emplace_back(value);
  } else if (tag == WordTag::kDropDownResult) {
    drop_down_.chosen = parse_int(value);
  } else {
    drop_down_.standard = parse_int(value).value_or(0);
  }
}

// Like a box it stands in the field's code, and is printed nevertheless.
void BodyReader::put_choice() {
  const int chosen = drop_down_.chosen.value_or(drop_down_.standard);
  if (chosen < 0 || static_cast<std::size_t>(chosen) >= drop_down_.entries.size()) return;
  apply_look();
  flow().text.append(drop_down_.entries[static_cast<std::size_t>(chosen)]);
}

void BodyReader::control(WordTag tag, const XmlElement& element) {
  if (tag == WordTag::kControl) {
    controls_.emplace_back();
    return;
  }
  if (controls_.empty()) return;
  Control& now = controls_.back();
  if (tag == WordTag::kPlaceholder && parent() == WordTag::kControlProperties) {
    now.placeholder = is_on(element.attribute("val"));
  } else if (tag == WordTag::kControlCheckBox) {
    now.tick_box = true;
  } else if (tag == WordTag::kControlChecked && now.tick_box) {
    now.ticked = is_ticked(element);
  } else if (tag == WordTag::kControlContent) {
    now.in_content = true;
    now.tick_pending = now.tick_box;
  }
}

// The box is put where the control's first run stands: the control may hold a whole
// paragraph or cell. The glyph that shows it is not read, so the state counts once.
void BodyReader::begin_control_content() {
  controls_.back().tick_pending = false;
  put_tick(controls_.back().ticked);
}

}  // namespace boardtrail
