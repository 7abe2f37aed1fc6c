// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/rich_text_builder.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x21; c < 0x7F; ++c) plain[c] = c != '[' && c != '(';
  return plain;
}

// ASCII letters, digits and signs that mean nothing but themselves.
const std::array<bool, 256> kPlainByte = make_plain_bytes();

// All of U+0000-02FF and U+2000-20CF is NFC whatever follows it (UAX 15, table of
// NFC_Quick_Check); only other text is worth asking ICU about.
bool may_need_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (; i + 8 <= text.size(); i += 8) {
      std::uint64_t chunk = 0;
      std::memcpy(&chunk, text.data() + i, sizeof chunk);
      if ((chunk & 0x8080'8080'8080'8080U) != 0) break;
    }
    const std::uint8_t byte = i < text.size() ? byte_at(text, i) : 0;
    if (byte < 0xCC) continue;
    const bool safe = byte == 0xE2 && i + 1 < text.size() && byte_at(text, i + 1) < 0x83;
    if (!safe) return true;
  }
  return false;
}

// False where the text is NFC already (or ICU's data is missing).
bool to_nfc(std::string_view text, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return false;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) || U_FAILURE(status)) return false;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) != 0;
}

std::size_t code_length(std::uint8_t lead) {
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

// `bytes` is one well-formed sequence of 2 to 4 bytes.
std::uint32_t code_point(std::string_view bytes) {
  constexpr std::array<std::uint32_t, 5> kLeadBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t code = byte_at(bytes, 0) & kLeadBits[std::min<std::size_t>(bytes.size(), 4)];
  for (std::size_t i = 1; i < bytes.size(); ++i) code = code << 6U | (byte_at(bytes, i) & 0x3FU);
  return code;
}

// Tracked changes.
constexpr unsigned kTracked = kInserted | kDeleted;

bool is_space_code(std::uint32_t code) {
  return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
         code == 0x205F || code == 0x3000;
}

// Controls, soft hyphens, joiners, directions, variation selectors: no eye sees them.
bool is_invisible_code(std::uint32_t code) {
  return code < 0xA0 || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
         (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

// Boxes of Unicode and of the Wingdings fonts, whose codes survive as U+F0xx.
std::optional<TickSign> tick_sign(std::uint32_t code) {
  switch (code) {
    case 0x2610:  // ballot box
    case 0x25A1:  // white square
    case 0x25A2:  // white square with rounded corners
    case 0x2B1C:  // white large square
    case 0xF06F:
    case 0xF0A8:
      return TickSign::kEmpty;
    case 0x2611:  // ballot box with check
    case 0x2612:  // ballot box with X: Word's ticked box
    case 0x2705:  // white heavy check mark, an emoji box
    case 0xF0FD:
    case 0xF0FE:
    case 0xF078:
      return TickSign::kTicked;
    case 0x2713:
    case 0x2714:
    case 0xF0FC:
      return TickSign::kCheckMark;
    case 0x2717:
    case 0x2718:
    case 0xF0FB:
      return TickSign::kCrossMark;
    case 0x25A0:
      return TickSign::kFilledSquare;
    default:
      return std::nullopt;
  }
}

// Is a sign that is a box only beside other boxes, or with a label, one here?
bool is_real_box(const PendingTick& sign, const TickBox& box, std::string_view text,
                 bool empty_beside) {
  switch (sign.sign) {
    case TickSign::kEmpty:
    case TickSign::kTicked:
      return true;
    case TickSign::kFilledSquare:
      return empty_beside;
    default:
      break;
  }
  if (empty_beside) return true;
  if (box.label.empty()) return false;
  const std::size_t at = box.offset;
  const std::string_view rest = text.substr(std::min(at, text.size()));
  const bool at_start = at == 0 || text[at - 1] == '\n';
  return at_start || trim(rest.substr(0, rest.find('\n'))).empty();
}

}  // namespace

void RichTextBuilder::append(std::string_view text) {
  std::string normal;
  if (may_need_nfc(text) && to_nfc(text, normal)) text = normal;
  text_.reserve(text_.size() + text.size());  // it grows by words
  append_normalised(text);
}

void RichTextBuilder::append_normalised(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    // Single spaces between plain words go with them.
    while (end < text.size() && (kPlainByte[byte_at(text, end)] ||
                                 (text[end] == ' ' && end > i && end + 1 < text.size() &&
                                  kPlainByte[byte_at(text, end + 1)]))) {
      ++end;
    }
    if (end > i) {
      emit(text.substr(i, end - i));
      i = end;
    }
    if (i < text.size()) i = append_special(text, i);
  }
}

// Whatever is no plain ASCII word character; returns where to go on.
std::size_t RichTextBuilder::append_special(std::string_view text, std::size_t i) {
  const std::uint8_t byte = byte_at(text, i);
  if (byte == '[' || byte == '(') return append_bracket(text, i);
  if (byte < 0x80) {
    if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) pending_space_ = true;
    return i + 1;
  }
  const std::size_t length = std::min(code_length(byte), text.size() - i);
  const std::string_view bytes = text.substr(i, length);
  append_code_point(code_point(bytes), bytes);
  return i + length;
}

void RichTextBuilder::append_code_point(std::uint32_t code, std::string_view bytes) {
  if (is_space_code(code)) {
    pending_space_ = true;
  } else if (code == 0x2028 || code == 0x2029 || code == 0x85) {
    break_line();
  } else if (is_invisible_code(code)) {
    return;
  } else if (const std::optional<TickSign> sign = tick_sign(code)) {
    add_tick(*sign, false);
  } else {
    // A bullet inside a text begins an item.
    if (code == 0x2022 && (pending_space_ || text_.empty())) break_line();
    emit(bytes);
  }
}

// "[ ]" and "[x]" are boxes where they stand free and no link follows; "( )" and "(x)"
// only at a line's start, because "(x)" is also a number.
std::size_t RichTextBuilder::append_bracket(std::string_view text, std::size_t i) {
  const bool square = text[i] == '[';
  const char closing = square ? ']' : ')';
  const bool free_before = pending_space_ || at_line_start();
  const bool allowed = square ? free_before : at_line_start();
  if (allowed && i + 2 < text.size() && text[i + 2] == closing) {
    const char inside = text[i + 1];
    const bool free_behind = i + 3 >= text.size() || text[i + 3] == ' ' || text[i + 3] == '\n' ||
                             text[i + 3] == '\t' || (square && text[i + 3] != '(');
    if (free_behind && (inside == ' ' || inside == 'x' || inside == 'X')) {
      add_tick(inside == ' ' ? TickSign::kEmpty : TickSign::kTicked, !square);
      return i + 3;
    }
  }
  emit(text.substr(i, 1));
  return i + 1;
}

void RichTextBuilder::tick(bool ticked, bool radio) {
  add_tick(ticked ? TickSign::kTicked : TickSign::kEmpty, radio);
}

void RichTextBuilder::add_tick(TickSign sign, bool radio) {
  if (pending_break_) flush_white();
  ticks_.push_back({sign, radio, static_cast<std::uint32_t>(text_.size())});
  pending_space_ = true;
}

void RichTextBuilder::flush_white() {
  if (pending_break_) drop_last_space();
  if (!text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
    text_ += pending_break_ ? '\n' : ' ';
  }
  pending_break_ = false;
  pending_space_ = false;
}

void RichTextBuilder::emit(std::string_view word) {
  // A space before a run is not the run's, but one that was deleted is.
  const bool tracked = (marks_ & kTracked) != 0 && !pending_break_;
  if (!tracked && (pending_space_ || pending_break_)) flush_white();
  if (!run_open_ && (marks_ != 0 || colour_)) {
    const auto at = static_cast<std::uint32_t>(text_.size());
    runs_.push_back({at, at, marks_, colour_, author_, date_});
    run_open_ = true;
  }
  if (tracked && pending_space_) flush_white();
  text_ += word;
  if (run_open_) runs_.back().end = static_cast<std::uint32_t>(text_.size());
}

// White space belongs to the tracked change that it was read in: without the words that
// were deleted, those around them stand as they are to be read.
void RichTextBuilder::settle_space(Mark mark) {
  if ((mark & kTracked) == 0 || !pending_space_ || pending_break_) return;
  if ((marks_ & kTracked) == 0 || at_line_start() || text_.back() == ' ') {
    flush_white();
  } else {
    emit({});
  }
}

void RichTextBuilder::drop_last_space() {
  if (!text_.ends_with(' ')) return;
  text_.pop_back();
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (auto tick = ticks_.rbegin(); tick != ticks_.rend() && tick->offset > size; ++tick) {
    tick->offset = size;
  }
  if (!runs_.empty()) runs_.back().end = std::min(runs_.back().end, size);
  if (!runs_.empty() && runs_.back().begin >= size) {
    runs_.pop_back();
    run_open_ = false;
  }
}

void RichTextBuilder::change_style() { run_open_ = false; }

void RichTextBuilder::open(Mark mark) {
  settle_space(mark);
  for (std::size_t bit = 0; bit < depth_.size(); ++bit) {
    if ((static_cast<unsigned>(mark) >> bit & 1U) != 0) ++depth_[bit];
  }
  marks_ = static_cast<std::uint16_t>(marks_ | mark);
  change_style();
}

void RichTextBuilder::close(Mark mark) {
  settle_space(mark);
  for (std::size_t bit = 0; bit < depth_.size(); ++bit) {
    if ((static_cast<unsigned>(mark) >> bit & 1U) == 0 || depth_[bit] == 0) continue;
    if (--depth_[bit] == 0) marks_ = static_cast<std::uint16_t>(marks_ & ~(1U << bit));
  }
  change_style();
}

void RichTextBuilder::set_colour(std::optional<Colour> colour) {
  if (colour == colour_) return;
  colour_ = colour;
  change_style();
}

void RichTextBuilder::set_change(std::string author, std::string date) {
  if (author == author_ && date == date_) return;
  author_ = std::move(author);
  date_ = std::move(date);
  change_style();
}

RichText RichTextBuilder::last_line(std::size_t longest) const {
  RichText line;
  const std::size_t tail = text_.size() - std::min(text_.size(), longest + 1);
  const std::size_t end = std::string_view(text_).substr(tail).rfind('\n');
  if (end == std::string_view::npos && tail > 0) return line;
  const auto begin = static_cast<std::uint32_t>(end == std::string_view::npos ? 0 : tail + end + 1);
  line.text = text_.substr(begin);
  for (auto run = runs_.rbegin(); run != runs_.rend() && run->end > begin; ++run) {
    Run& own = *line.runs.insert(line.runs.begin(), *run);
    own.begin = std::max(own.begin, begin) - begin;
    own.end -= begin;
  }
  return line;
}

namespace {

// How far an offset moved: what was inserted before it.
struct Shift {
  std::uint32_t from = 0;
  std::uint32_t by = 0;
};

std::uint32_t shifted(const std::vector<Shift>& shifts, std::uint32_t offset) {
  const auto after =
      std::upper_bound(shifts.begin(), shifts.end(), offset,
                       [](std::uint32_t value, const Shift& shift) { return value < shift.from; });
  return after == shifts.begin() ? offset : offset + std::prev(after)->by;
}

// Puts the glyphs of signs that are no boxes back into the text: linear, and the
// offsets of runs and boxes move with it.
void restore_signs(RichText& rich, const std::vector<PendingTick>& signs,
                   const std::vector<bool>& real) {
  std::string text;
  std::vector<TickBox> boxes;
  std::vector<Shift> shifts;
  std::uint32_t from = 0;
  for (std::size_t k = 0; k < signs.size(); ++k) {
    const std::uint32_t at = signs[k].offset;
    text.append(rich.text, from, at - from);
    from = at;
    if (real[k]) {
      boxes.push_back(std::move(rich.ticks[k]));
      boxes.back().offset = static_cast<std::uint32_t>(text.size());
      continue;
    }
    if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
    text += sign_glyph(signs[k].sign);
    if (at < rich.text.size() && rich.text[at] != ' ' && rich.text[at] != '\n') text += ' ';
    shifts.push_back({at, static_cast<std::uint32_t>(text.size()) - at});
  }
  text.append(rich.text, from);
  for (Run& run : rich.runs) {
    run.begin = shifted(shifts, run.begin);
    run.end = shifted(shifts, run.end - 1) + 1;
  }
  rich.text = std::move(text);
  rich.ticks = std::move(boxes);
}

// What a box answers for is what still stands beside it: words that were deleted name nothing.
void label_without_deleted(RichText& rich, std::vector<PendingTick> signs) {
  std::string left;
  std::uint32_t from = 0;
  std::size_t next = 0;
  const auto keep_up_to = [&](std::uint32_t end) {
    for (; next < signs.size() && signs[next].offset <= end; ++next) {
      const std::uint32_t behind = signs[next].offset - std::min(signs[next].offset, from);
      signs[next].offset = static_cast<std::uint32_t>(left.size()) + behind;
    }
    left.append(rich.text, from, end - std::min(end, from));
  };
  for (const Run& run : rich.runs) {
    if ((run.marks & kDeleted) == 0) continue;
    keep_up_to(run.begin);
    from = run.end;
  }
  if (from == 0) return;
  keep_up_to(static_cast<std::uint32_t>(rich.text.size()));
  std::vector<TickBox> labelled = label_ticks(left, signs);
  for (std::size_t k = 0; k < labelled.size(); ++k) {
    rich.ticks[k].label = std::move(labelled[k].label);
  }
}

}  // namespace

RichText RichTextBuilder::finish() {
  drop_last_space();
  RichText rich;
  rich.text = std::move(text_);
  rich.runs = std::move(runs_);
  if (!ticks_.empty()) {
    rich.ticks = label_ticks(rich.text, ticks_);
    label_without_deleted(rich, ticks_);
    const bool empty_beside = std::any_of(ticks_.begin(), ticks_.end(), [](const PendingTick& t) {
      return t.sign == TickSign::kEmpty;
    });
    std::vector<bool> real(ticks_.size());
    for (std::size_t k = 0; k < real.size(); ++k) {
      real[k] = is_real_box(ticks_[k], rich.ticks[k], rich.text, empty_beside);
    }
    if (std::find(real.begin(), real.end(), false) != real.end()) {
      restore_signs(rich, ticks_, real);
    }
    // A box that stood alone on the last line leaves the line's break behind.
    while (rich.text.ends_with('\n')) rich.text.pop_back();
    for (TickBox& box : rich.ticks) {
      box.offset = std::min(box.offset, static_cast<std::uint32_t>(rich.text.size()));
    }
  }
  *this = RichTextBuilder();
  return rich;
}

}  // namespace boardtrail
