// SPDX-License-Identifier: GPL-3.0-or-later
// The part of PlainContent that writes text and knows what content is marked.
#include <cmath>

#include <GfxFont.h>
#include <goo/GooString.h>

#include "extractors/pdf/operator_code.h"
#include "extractors/pdf/plain_content.h"

namespace boardtrail {

// --- the state of text -------------------------------------------------------

PlainContent::Outcome PlainContent::change_text(std::uint32_t code) {
  double* value = nullptr;
  switch (code) {
    case operator_code("Tc"):
      value = &now_.char_space;
      break;
    case operator_code("Tw"):
      value = &now_.word_space;
      break;
    case operator_code("TL"):
      value = &now_.leading;
      break;
    case operator_code("Ts"):
      value = &now_.rise;
      break;
    case operator_code("Tz"):
      value = &now_.stretch;
      break;
    case operator_code("Tr"):
      if (!has_numbers(1) || !operands_[0].whole) return Outcome::kOdd;
      now_.render = static_cast<int>(number(0)) & 7;
      return Outcome::kDone;
    default:
      return Outcome::kNotMine;
  }
  if (!has_numbers(1)) return Outcome::kOdd;
  *value = number(0);
  if (value == &now_.stretch) {
    *value *= 0.01;
    font_stale_ = true;
  }
  return Outcome::kDone;
}

PlainContent::Outcome PlainContent::set_font() {
  if (operands_.size() != 2 || operands_[0].kind != ContentLexer::Kind::kName ||
      operands_[0].escaped || operands_[1].kind != ContentLexer::Kind::kNumber) {
    return Outcome::kOdd;
  }
  now_.font = resources_.font(operands_[0].text);
  now_.font_size = number(1);
  font_stale_ = true;
  return now_.font ? Outcome::kDone : Outcome::kOdd;
}

// --- positions -----------------------------------------------------------------

PlainContent::Outcome PlainContent::move_text(std::uint32_t code) {
  switch (code) {
    case operator_code("BT"):
      if (!operands_.empty()) return Outcome::kOdd;
      now_.text = {1, 0, 0, 1, 0, 0};
      font_stale_ = true;
      move_line(0, 0);
      return Outcome::kDone;
    case operator_code("ET"):
      return operands_.empty() ? Outcome::kDone : Outcome::kOdd;
    case operator_code("Td"):
    case operator_code("TD"):
      if (!has_numbers(2)) return Outcome::kOdd;
      if (code == operator_code("TD")) now_.leading = -number(1);
      move_line(line_x_ + number(0), line_y_ + number(1));
      return Outcome::kDone;
    case operator_code("T*"):
      if (!operands_.empty()) return Outcome::kOdd;
      move_line(line_x_, line_y_ - now_.leading);
      return Outcome::kDone;
    case operator_code("Tm"):
      if (!has_numbers(6)) return Outcome::kOdd;
      for (std::size_t i = 0; i < 6; ++i) now_.text[i] = number(i);
      font_stale_ = true;
      move_line(0, 0);
      return Outcome::kDone;
    case operator_code("Tf"):
      return set_font();
    default:
      return Outcome::kNotMine;
  }
}

void PlainContent::move_line(double x, double y) {
  const Matrix& m = now_.text;
  line_x_ = x;
  line_y_ = y;
  x_ = m[0] * x + m[2] * y + m[4];
  y_ = m[1] * x + m[3] * y + m[5];
}

void PlainContent::shift(double x, double y) {
  const Matrix& m = now_.text;
  x_ += m[0] * x + m[2] * y;
  y_ += m[1] * x + m[3] * y;
}

// --- glyphs ----------------------------------------------------------------------

PlainContent::Outcome PlainContent::show_text(std::uint32_t code) {
  using Kind = ContentLexer::Kind;
  bool done = false;
  switch (code) {
    case operator_code("Tj"):
      done = has_one(Kind::kString) && show(operands_[0]);
      break;
    case operator_code("TJ"):
      done = has_one(Kind::kArrayBegin) && show_array(operands_[0]);
      break;
    case operator_code("'"):
      move_line(line_x_, line_y_ - now_.leading);
      done = has_one(Kind::kString) && show(operands_[0]);
      break;
    case operator_code("\""):
      if (operands_.size() != 3 || operands_[0].kind != Kind::kNumber ||
          operands_[1].kind != Kind::kNumber || operands_[2].kind != Kind::kString) {
        return Outcome::kOdd;
      }
      now_.word_space = number(0);
      now_.char_space = number(1);
      move_line(line_x_, line_y_ - now_.leading);
      done = show(operands_[2]);
      break;
    default:
      return Outcome::kNotMine;
  }
  return done ? Outcome::kDone : Outcome::kOdd;
}

bool PlainContent::show_array(const ContentLexer::Token& array) {
  for (std::size_t i = array.begin; i < array.begin + array.size; ++i) {
    const ContentLexer::Token& element = elements_[i];
    if (element.kind == ContentLexer::Kind::kNumber) {
      shift(-element.number * 0.001 * now_.font_size * now_.stretch, 0);
    } else if (!show(element)) {
      return false;
    }
  }
  return true;
}

void PlainContent::prepare_font() {
  const Matrix &text = now_.text, &ctm = now_.ctm;
  glyph_matrix_ = {text[0] * ctm[0] + text[1] * ctm[2], text[0] * ctm[1] + text[1] * ctm[3],
                   text[2] * ctm[0] + text[3] * ctm[2], text[2] * ctm[1] + text[3] * ctm[3]};
  const auto& m = glyph_matrix_;
  const double size = now_.font_size, wide = size * now_.stretch;
  recorder_.set_font(now_.font, std::sqrt(m[2] * size * m[2] * size + m[3] * size * m[3] * size),
                     quarter_turns(m[0] * wide, m[1] * wide, m[2] * size, m[3] * size));
  font_stale_ = false;
}

bool PlainContent::show(const ContentLexer::Token& string) {
  if (!now_.font) return false;
  if (font_stale_) prepare_font();
  prepare_fill();
  const Matrix& ctm = now_.ctm;
  const auto& m = glyph_matrix_;
  const double rise_x = now_.text[2] * now_.rise, rise_y = now_.text[3] * now_.rise;
  const bool invisible = (now_.render & 3) == 3;
  const char* at = lexer_->string_at(string.begin);
  for (int left = static_cast<int>(string.size); left > 0;) {
    CharCode code = 0;
    const Unicode* unicode = nullptr;
    int length = 0;
    double dx = 0, dy = 0, origin_x = 0, origin_y = 0;
    const int taken =
        now_.font->getNextChar(at, left, &code, &unicode, &length, &dx, &dy, &origin_x, &origin_y);
    if (taken <= 0) return false;
    dx *= now_.font_size;
    dy *= now_.font_size;
    origin_x *= now_.font_size;
    origin_y *= now_.font_size;
    const double x = x_ + rise_x, y = y_ + rise_y;
    recorder_.add_glyph(ctm[0] * x + ctm[2] * y + ctm[4] - m[0] * origin_x - m[2] * origin_y,
                        ctm[1] * x + ctm[3] * y + ctm[5] - m[1] * origin_x - m[3] * origin_y,
                        m[0] * dx * now_.stretch + m[2] * dy, m[1] * dx * now_.stretch + m[3] * dy,
                        invisible, unicode, length);
    dx += now_.char_space;
    if (taken == 1 && *at == ' ') dx += now_.word_space;
    shift(dx * now_.stretch, dy);
    at += taken;
    left -= taken;
  }
  return true;
}

// --- marked content --------------------------------------------------------------

PlainContent::Outcome PlainContent::mark_content(std::uint32_t code) {
  switch (code) {
    case operator_code("BMC"):
      properties_ = {};
      return operands_.size() == 1 ? begin_marked_content() : Outcome::kOdd;
    case operator_code("BDC"):
      return operands_.size() == 2 && find_properties() ? begin_marked_content() : Outcome::kOdd;
    case operator_code("EMC"):
      if (!operands_.empty() || spans_.empty()) return Outcome::kOdd;
      if (spans_.back()) recorder_.end_actual_text();
      spans_.pop_back();
      recorder_.end_marked_content();
      return Outcome::kDone;
    case operator_code("MP"):
      return has_one(ContentLexer::Kind::kName) ? Outcome::kDone : Outcome::kOdd;
    default:
      return Outcome::kNotMine;
  }
}

// Of a dictionary they have been read; Poppler's device is not told of those that only
// have a name.
bool PlainContent::find_properties() {
  const ContentLexer::Token& stated = operands_[1];
  if (stated.kind == ContentLexer::Kind::kDictionaryBegin) return true;
  if (stated.kind != ContentLexer::Kind::kName || stated.escaped) return false;
  const auto id = resources_.marked_id(stated.text);
  properties_ = {};
  if (id) properties_.id = *id;
  return id.has_value();
}

// Optional content may be hidden. Tags that are styles' names ("Table#20Contents") have
// escapes; those of interest have none in their first letters.
PlainContent::Outcome PlainContent::begin_marked_content() {
  if (operands_[0].kind != ContentLexer::Kind::kName) return Outcome::kOdd;
  const std::string_view tag = operands_[0].text;
  const bool known = tag.substr(0, std::string_view("Span").size()).find('#') == tag.npos;
  if (!known || tag.substr(0, 2) == "OC") return Outcome::kOdd;
  const bool span = tag == "Span" && properties_.actual_text;
  if (span) {
    const ContentLexer::Token& text = *properties_.actual_text;
    recorder_.begin_actual_text(GooString(lexer_->string_at(text.begin), text.size));
  }
  spans_.push_back(span);
  recorder_.begin_marked_content(properties_.id);
  return Outcome::kDone;
}

}  // namespace boardtrail
