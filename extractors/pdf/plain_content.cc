// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/plain_content.h"

#include <algorithm>
#include <cmath>

#include "extractors/pdf/operator_code.h"
#include "extractors/pdf/page_content.h"

namespace boardtrail {
namespace {

constexpr std::size_t kMaxOperands = 33;  // Poppler drops those after them
constexpr std::size_t kMaxSaved = 256;    // sane pages nest under 30 deep

GfxRGB rgb_of(const GfxColorSpace& space, const GfxColor& colour) {
  GfxRGB rgb;
  space.getRGB(&colour, &rgb);
  return rgb;
}

}  // namespace

PlainContent::PlainContent(PageResources& resources, PageRecorder& recorder, ReadBudget& budget)
    : resources_(resources),
      recorder_(recorder),
      budget_(budget),
      path_(std::make_unique<GfxPath>()),
      gray_(std::make_shared<GfxDeviceGrayColorSpace>()),
      rgb_(std::make_shared<GfxDeviceRGBColorSpace>()),
      cmyk_(std::make_shared<GfxDeviceCMYKColorSpace>()) {}

bool PlainContent::draw(std::string_view content, const GfxState& page) {
  std::copy(page.getCTM(), page.getCTM() + 6, now_.ctm.begin());
  page.getClipBBox(&now_.clip[0], &now_.clip[1], &now_.clip[2], &now_.clip[3]);
  now_.fill_space = now_.stroke_space = gray_;
  return run(content);
}

bool PlainContent::run(std::string_view content) {
  if (!resources_.keeps_device_colours()) return false;
  ContentLexer lexer(content);
  lexer_ = &lexer;
  const bool done = perform_all(lexer);
  lexer_ = nullptr;
  return done;
}

bool PlainContent::perform_all(ContentLexer& lexer) {
  constexpr std::int64_t kCommandsBetween = 1024;
  std::int64_t commands = 0;
  for (;;) {
    const ContentLexer::Token token = lexer.next();
    if (token.kind == ContentLexer::Kind::kEnd) return operands_.empty();
    if (token.kind != ContentLexer::Kind::kOperator) {
      if (!read_operand(token)) return false;
      continue;
    }
    if (!perform(token.text)) return false;
    operands_.clear();
    elements_.clear();
    lexer.forget_strings();
    if (++commands % kCommandsBetween == 0 && !budget_.spend_commands(kCommandsBetween)) {
      return true;
    }
  }
}

// --- operands --------------------------------------------------------------

bool PlainContent::read_operand(const ContentLexer::Token& token) {
  using Kind = ContentLexer::Kind;
  if (operands_.size() >= kMaxOperands) return false;
  switch (token.kind) {
    case Kind::kNumber:
    case Kind::kName:
    case Kind::kString:
      operands_.push_back(token);
      return true;
    case Kind::kArrayBegin:
      return read_array();
    case Kind::kDictionaryBegin:
      return read_dictionary();
    default:
      return false;
  }
}

// Of numbers and strings: kerned text, dashes.
bool PlainContent::read_array() {
  ContentLexer::Token array;
  array.kind = ContentLexer::Kind::kArrayBegin;
  array.begin = elements_.size();
  for (;;) {
    const ContentLexer::Token token = lexer_->next();
    if (token.kind == ContentLexer::Kind::kArrayEnd) break;
    if (token.kind != ContentLexer::Kind::kNumber && token.kind != ContentLexer::Kind::kString) {
      return false;
    }
    elements_.push_back(token);
  }
  array.size = elements_.size() - array.begin;
  operands_.push_back(array);
  return true;
}

bool PlainContent::read_dictionary() {
  using Kind = ContentLexer::Kind;
  properties_ = {};
  for (;;) {
    const ContentLexer::Token key = lexer_->next();
    if (key.kind == Kind::kDictionaryEnd) break;
    if (key.kind != Kind::kName || key.escaped) return false;
    const ContentLexer::Token value = lexer_->next();
    if (key.text == "MCID" && value.kind == Kind::kNumber && value.whole) {
      properties_.id = static_cast<std::int32_t>(std::clamp(value.number, -1.0, 2e9));
    } else if (key.text == "ActualText" && value.kind == Kind::kString) {
      properties_.actual_text = value;
    } else if (!skip_value(value)) {
      return false;
    }
  }
  ContentLexer::Token dictionary;
  dictionary.kind = Kind::kDictionaryBegin;
  operands_.push_back(dictionary);
  return true;
}

bool PlainContent::skip_value(ContentLexer::Token token) {
  using Kind = ContentLexer::Kind;
  for (int open = 0;;) {
    if (token.kind == Kind::kEnd || token.kind == Kind::kOdd) return false;
    if (token.kind == Kind::kArrayBegin || token.kind == Kind::kDictionaryBegin) ++open;
    if (token.kind == Kind::kArrayEnd || token.kind == Kind::kDictionaryEnd) --open;
    if (open <= 0) return open == 0;
    token = lexer_->next();
  }
}

bool PlainContent::has_numbers(std::size_t count) const {
  return operands_.size() == count &&
         std::all_of(operands_.begin(), operands_.end(), [](const ContentLexer::Token& operand) {
           return operand.kind == ContentLexer::Kind::kNumber;
         });
}

bool PlainContent::has_one(ContentLexer::Kind kind) const {
  return operands_.size() == 1 && operands_.front().kind == kind && !operands_.front().escaped;
}

// --- operators -------------------------------------------------------------

bool PlainContent::perform(std::string_view name) {
  if (name.size() > 3) return false;
  const std::uint32_t code = operator_code(name);
  for (const auto family :
       {&PlainContent::show_text, &PlainContent::move_text, &PlainContent::change_state,
        &PlainContent::build_path, &PlainContent::paint_path, &PlainContent::change_colour,
        &PlainContent::change_text, &PlainContent::mark_content}) {
    const Outcome outcome = (this->*family)(code);
    if (outcome != Outcome::kNotMine) return outcome == Outcome::kDone;
  }
  return false;
}

PlainContent::Outcome PlainContent::change_state(std::uint32_t code) {
  switch (code) {
    case operator_code("q"):
      if (!operands_.empty() || saved_.size() >= kMaxSaved) return Outcome::kOdd;
      saved_.push_back(now_);
      return Outcome::kDone;
    case operator_code("Q"):
      if (!operands_.empty() || saved_.empty()) return Outcome::kOdd;
      now_ = std::move(saved_.back());
      saved_.pop_back();
      font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
      return Outcome::kDone;
    case operator_code("cm"): {
      if (!has_numbers(6)) return Outcome::kOdd;
      const Matrix matrix{number(0), number(1), number(2), number(3), number(4), number(5)};
      concatenate(matrix.data());
      return Outcome::kDone;
    }
    case operator_code("w"):
      if (!has_numbers(1)) return Outcome::kOdd;
      now_.line_width = number(0);
      return Outcome::kDone;
    case operator_code("gs"):
      return apply_setting();
    case operator_code("Do"):
      return draw_object();
    case operator_code("J"):
    case operator_code("j"):
      return has_numbers(1) && operands_[0].whole ? Outcome::kDone : Outcome::kOdd;
    case operator_code("M"):
    case operator_code("i"):
      return has_numbers(1) ? Outcome::kDone : Outcome::kOdd;
    case operator_code("ri"):
      return has_one(ContentLexer::Kind::kName) ? Outcome::kDone : Outcome::kOdd;
    case operator_code("d"):
      return operands_.size() == 2 && operands_[0].kind == ContentLexer::Kind::kArrayBegin &&
                     operands_[1].kind == ContentLexer::Kind::kNumber
                 ? Outcome::kDone
                 : Outcome::kOdd;
    default:
      return Outcome::kNotMine;
  }
}

void PlainContent::concatenate(const double* matrix) {
  const Matrix m = now_.ctm;
  for (std::size_t i = 0; i < 6; i += 2) {
    now_.ctm[i] = matrix[i] * m[0] + matrix[i + 1] * m[2];
    now_.ctm[i + 1] = matrix[i] * m[1] + matrix[i + 1] * m[3];
  }
  now_.ctm[4] += m[4];
  now_.ctm[5] += m[5];
  font_stale_ = true;
}

PlainContent::Outcome PlainContent::apply_setting() {
  if (!has_one(ContentLexer::Kind::kName)) return Outcome::kOdd;
  const auto setting = resources_.setting(operands_[0].text);
  if (!setting) return Outcome::kOdd;
  now_.line_width = setting->line_width.value_or(now_.line_width);
  return Outcome::kDone;
}

PlainContent::Outcome PlainContent::draw_object() {
  if (!has_one(ContentLexer::Kind::kName)) return Outcome::kOdd;
  if (const auto picture = resources_.picture(operands_[0].text)) return draw_picture(*picture);
  const std::shared_ptr<PageResources::Form> form = resources_.form(operands_[0].text);
  return form ? draw_form(*form) : Outcome::kOdd;
}

PlainContent::Outcome PlainContent::draw_picture(const PageResources::Picture& picture) {
  prepare_clip();
  if (picture.is_mask) {
    prepare_fill();
    recorder_.add_mask(now_.ctm.data(), picture.width, picture.height);
    return Outcome::kDone;
  }
  if (recorder_.is_icon(now_.ctm.data(), picture.width, picture.height)) {
    return Outcome::kOdd;  // its pixels matter
  }
  recorder_.add_image(now_.ctm.data(), std::nullopt);
  return Outcome::kDone;
}

// A form begins with the state where it is drawn, and leaves nothing of its own behind.
PlainContent::Outcome PlainContent::draw_form(PageResources::Form& form) {
  constexpr int kMaxDepth = 8;
  constexpr std::int64_t kBytesOfCommand = 16;
  if (depth_ >= kMaxDepth || path_->isCurPt() || clip_pending_) return Outcome::kOdd;
  std::string bytes;
  inflated_content(form.stream.copy(), &bytes);
  if (bytes.empty()) return Outcome::kOdd;
  budget_.spend_commands(1 + static_cast<std::int64_t>(bytes.size()) / kBytesOfCommand);
  PlainContent inner(*form.resources, recorder_, budget_);
  inner.depth_ = depth_ + 1;
  inner.now_ = now_;
  inner.concatenate(form.matrix.data());
  inner.move_to(form.box[0], form.box[1]);
  inner.line_to(form.box[2], form.box[1]);
  inner.line_to(form.box[2], form.box[3]);
  inner.line_to(form.box[0], form.box[3]);
  inner.clip_pending_ = true;
  inner.end_path();
  recorder_.begin_form();
  const bool drawn = inner.run(bytes);
  recorder_.end_form();
  font_stale_ = fill_stale_ = stroke_stale_ = clip_stale_ = true;
  return drawn && inner.saved_.empty() && inner.spans_.empty() ? Outcome::kDone : Outcome::kOdd;
}

// --- colours ---------------------------------------------------------------

PlainContent::Outcome PlainContent::change_colour(std::uint32_t code) {
  switch (code) {
    case operator_code("rg"):
      return set_device_colour(true, rgb_);
    case operator_code("RG"):
      return set_device_colour(false, rgb_);
    case operator_code("g"):
      return set_device_colour(true, gray_);
    case operator_code("G"):
      return set_device_colour(false, gray_);
    case operator_code("k"):
      return set_device_colour(true, cmyk_);
    case operator_code("K"):
      return set_device_colour(false, cmyk_);
    case operator_code("cs"):
      return set_colour_space(true);
    case operator_code("CS"):
      return set_colour_space(false);
    case operator_code("sc"):
    case operator_code("scn"):
      return set_colour(true);
    case operator_code("SC"):
    case operator_code("SCN"):
      return set_colour(false);
    default:
      return Outcome::kNotMine;
  }
}

PlainContent::Outcome PlainContent::set_device_colour(bool fill,
                                                      const std::shared_ptr<GfxColorSpace>& space) {
  (fill ? now_.fill_space : now_.stroke_space) = space;
  return set_colour(fill);
}

PlainContent::Outcome PlainContent::set_colour(bool fill) {
  const GfxColorSpace& space = fill ? *now_.fill_space : *now_.stroke_space;
  if (!has_numbers(static_cast<std::size_t>(space.getNComps()))) return Outcome::kOdd;
  GfxColor colour{};
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    colour.c[i] = dblToCol(std::clamp(number(i), -3e4, 3e4));
  }
  (fill ? now_.fill : now_.stroke) = rgb_of(space, colour);
  (fill ? fill_stale_ : stroke_stale_) = true;
  return Outcome::kDone;
}

PlainContent::Outcome PlainContent::set_colour_space(bool fill) {
  if (!has_one(ContentLexer::Kind::kName)) return Outcome::kOdd;
  auto space = resources_.colour_space(operands_[0].text);
  if (!space) return Outcome::kOdd;
  GfxColor colour{};
  space->getDefaultColor(&colour);
  (fill ? now_.fill : now_.stroke) = rgb_of(*space, colour);
  (fill ? now_.fill_space : now_.stroke_space) = std::move(space);
  (fill ? fill_stale_ : stroke_stale_) = true;
  return Outcome::kDone;
}

// --- paths -----------------------------------------------------------------

PlainContent::Outcome PlainContent::build_path(std::uint32_t code) {
  switch (code) {
    case operator_code("m"):
      if (!has_numbers(2)) return Outcome::kOdd;
      move_to(number(0), number(1));
      return Outcome::kDone;
    case operator_code("l"):
      if (!has_numbers(2) || !path_->isCurPt()) return Outcome::kOdd;
      line_to(number(0), number(1));
      return Outcome::kDone;
    case operator_code("c"):
      if (!has_numbers(6) || !path_->isCurPt()) return Outcome::kOdd;
      path_->curveTo(number(0), number(1), number(2), number(3), x_ = number(4), y_ = number(5));
      return Outcome::kDone;
    case operator_code("v"):
      if (!has_numbers(4) || !path_->isCurPt()) return Outcome::kOdd;
      path_->curveTo(x_, y_, number(0), number(1), number(2), number(3));
      x_ = number(2);
      y_ = number(3);
      return Outcome::kDone;
    case operator_code("y"):
      if (!has_numbers(4) || !path_->isCurPt()) return Outcome::kOdd;
      path_->curveTo(number(0), number(1), number(2), number(3), x_ = number(2), y_ = number(3));
      return Outcome::kDone;
    case operator_code("h"):
      if (!operands_.empty() || !path_->isCurPt()) return Outcome::kOdd;
      close_path();
      return Outcome::kDone;
    case operator_code("re"):
      if (!has_numbers(4)) return Outcome::kOdd;
      move_to(number(0), number(1));
      line_to(number(0) + number(2), number(1));
      line_to(number(0) + number(2), number(1) + number(3));
      line_to(number(0), number(1) + number(3));
      close_path();
      return Outcome::kDone;
    default:
      return Outcome::kNotMine;
  }
}

void PlainContent::move_to(double x, double y) { path_->moveTo(x_ = x, y_ = y); }

void PlainContent::line_to(double x, double y) { path_->lineTo(x_ = x, y_ = y); }

void PlainContent::close_path() {
  path_->close();
  x_ = path_->getLastX();
  y_ = path_->getLastY();
}

PlainContent::Outcome PlainContent::paint_path(std::uint32_t code) {
  switch (code) {
    case operator_code("n"):
      if (!operands_.empty()) return Outcome::kOdd;
      end_path();
      return Outcome::kDone;
    case operator_code("W"):
    case operator_code("W*"):
      if (!operands_.empty()) return Outcome::kOdd;
      clip_pending_ = true;
      return Outcome::kDone;
    case operator_code("S"):
      return paint(false, false, true);
    case operator_code("s"):
      return paint(true, false, true);
    case operator_code("f"):
    case operator_code("F"):
    case operator_code("f*"):
      return paint(false, true, false);
    case operator_code("B"):
    case operator_code("B*"):
      return paint(false, true, true);
    case operator_code("b"):
    case operator_code("b*"):
      return paint(true, true, true);
    default:
      return Outcome::kNotMine;
  }
}

PlainContent::Outcome PlainContent::paint(bool closed, bool filled, bool stroked) {
  if (!operands_.empty()) return Outcome::kOdd;
  if (!path_->isCurPt()) return Outcome::kDone;
  if (path_->isPath()) {
    if (closed) close_path();
    prepare_clip();
    if (filled) {
      prepare_fill();
      recorder_.add_fill(*path_, now_.ctm.data());
    }
    if (stroked) {
      if (stroke_stale_) recorder_.set_stroke(now_.stroke);
      stroke_stale_ = false;
      const Matrix& m = now_.ctm;
      const double scale =
          std::sqrt(0.5 * ((m[0] + m[2]) * (m[0] + m[2]) + (m[1] + m[3]) * (m[1] + m[3])));
      recorder_.add_stroke(*path_, m.data(), now_.line_width * scale);
    }
  }
  end_path();
  return Outcome::kDone;
}

void PlainContent::end_path() {
  if (path_->isCurPt()) {
    if (clip_pending_) clip_to_path();
    path_ = std::make_unique<GfxPath>();
  }
  clip_pending_ = false;
}

// The box around the path, as Poppler does it: a clip without extent hides everything.
void PlainContent::clip_to_path() {
  std::array<double, 4> box{};
  bool first = true;
  for (int s = 0; s < path_->getNumSubpaths(); ++s) {
    const GfxSubpath& subpath = *path_->getSubpath(s);
    for (int i = 0; i < subpath.getNumPoints(); ++i) {
      const double px = subpath.getX(i), py = subpath.getY(i);
      const double x = now_.ctm[0] * px + now_.ctm[2] * py + now_.ctm[4];
      const double y = now_.ctm[1] * px + now_.ctm[3] * py + now_.ctm[5];
      if (first) box = {x, y, x, y};
      first = false;
      box = {std::min(box[0], x), std::min(box[1], y), std::max(box[2], x), std::max(box[3], y)};
    }
  }
  now_.clip = {std::max(now_.clip[0], box[0]), std::max(now_.clip[1], box[1]),
               std::min(now_.clip[2], box[2]), std::min(now_.clip[3], box[3])};
  clip_stale_ = true;
}

// --- what the recorder is to know before it draws -----------------------------

void PlainContent::prepare_fill() {
  if (fill_stale_) recorder_.set_fill(now_.fill);
  fill_stale_ = false;
}

void PlainContent::prepare_clip() {
  if (clip_stale_) recorder_.set_clip(now_.clip[0], now_.clip[1], now_.clip[2], now_.clip[3]);
  clip_stale_ = false;
}

}  // namespace boardtrail
