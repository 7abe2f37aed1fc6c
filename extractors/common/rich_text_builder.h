// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_RICH_TEXT_BUILDER_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_RICH_TEXT_BUILDER_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/common/tick_labels.h"
#include "model/table.h"

namespace boardtrail {

// Makes RichText from pieces in reading order: collapses white space, normalises to
// NFC, drops control and invisible characters, turns tick glyphs (U+2610-2612, U+2713-2718,
// Wingdings' private ones, "[x]", "[ ]") into TickBox and finds their labels.
//
// Threads: none of its own; one builder, one thread.
// Cost:    linear in the text.
class RichTextBuilder {
 public:
  // Words and white space, UTF-8. A line end in it is white space.
  void append(std::string_view text);
  // White space, even where the pieces have none.
  void space() { pending_space_ = true; }
  // A new paragraph, list item or forced line; many in a row count once.
  void break_line() { pending_break_ = true; }
  // Marks nest; each open needs its close.
  void open(Mark mark);
  void close(Mark mark);
  // The colour of what follows; nothing = black.
  void set_colour(std::optional<Colour> colour);
  // Who made the tracked change that follows, and when (see Run); both empty = none.
  void set_change(std::string author, std::string date);
  void tick(bool ticked, bool radio);
  // Nothing stands on the current line yet.
  bool at_line_start() const { return pending_break_ || text_.empty() || text_.back() == '\n'; }
  // The line that was written last, without boxes; nothing where it is longer.
  RichText last_line(std::size_t longest) const;
  bool empty() const { return text_.empty() && ticks_.empty(); }

  // Gives the text and leaves the builder empty, with its marks closed.
  RichText finish();

 private:
  void append_normalised(std::string_view text);
  std::size_t append_special(std::string_view text, std::size_t i);
  std::size_t append_bracket(std::string_view text, std::size_t i);
  void append_code_point(std::uint32_t code, std::string_view bytes);
  void add_tick(TickSign sign, bool radio);
  void emit(std::string_view word);
  void flush_white();
  void settle_space(Mark mark);
  void drop_last_space();
  void change_style();

  std::string text_;
  std::vector<Run> runs_;
  std::vector<PendingTick> ticks_;
  std::array<std::uint16_t, 16> depth_{};  // open marks, by bit
  std::uint16_t marks_ = 0;
  std::optional<Colour> colour_;
  std::string author_;
  std::string date_;
  bool run_open_ = false;
  bool pending_space_ = false;
  bool pending_break_ = false;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_RICH_TEXT_BUILDER_H_
