// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_text.h"

#include <algorithm>
#include <string_view>

#include "extractors/common/rich_text_builder.h"
#include "extractors/common/tick_labels.h"

namespace boardtrail {
namespace {

// ASCII without brackets that may be a box ("[x]", "( )"), and single spaces only.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80 || (byte < 0x20 && byte != '\n')) return false;
    if ((byte == '[' || byte == '(') && i + 2 < text.size() &&
        (text[i + 2] == ']' || text[i + 2] == ')' || text[i + 1] == ' ')) {
      return false;
    }
  }
  return true;
}

class TextFinisher {
 public:
  RichText run(const RichText& text) {
    std::uint32_t at = 0;
    for (const Run& run : text.runs) {
      append(std::string_view(text.text).substr(at, run.begin - at));
      add_run(run, std::string_view(text.text).substr(run.begin, run.end - run.begin));
      at = run.end;
    }
    append(std::string_view(text.text).substr(at));
    return builder_.finish();
  }

 private:
  void add_run(const Run& run, std::string_view text) {
    builder_.set_colour(run.colour);
    for (unsigned bit = 0; bit < 16; ++bit) {
      if ((run.marks >> bit & 1U) != 0) builder_.open(static_cast<Mark>(1U << bit));
    }
    append(text);
    for (unsigned bit = 0; bit < 16; ++bit) {
      if ((run.marks >> bit & 1U) != 0) builder_.close(static_cast<Mark>(1U << bit));
    }
    builder_.set_colour(std::nullopt);
  }

  void append(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      append_line(text.substr(0, end));
      if (end < text.size()) builder_.break_line();
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void append_line(std::string_view line) {
    constexpr std::string_view kOn = kRadioOn, kOff = kRadioOff;
    while (!line.empty()) {
      const std::size_t on = line.find(kOn), off = line.find(kOff);
      const std::size_t at = std::min({on, off, line.size()});
      builder_.append(line.substr(0, at));
      if (at == line.size()) return;
      builder_.tick(on < off, true);
      line.remove_prefix(at + (on < off ? kOn.size() : kOff.size()));
    }
  }

  RichTextBuilder builder_;
};

}  // namespace

void finish_text(RichText* text) {
  if (!is_plain(text->text)) *text = TextFinisher().run(*text);
}

void finish_table(Table* table) {
  bool ticks = false;
  for (Cell& cell : table->cells) {
    finish_text(&cell.content);
    ticks = ticks || !cell.content.ticks.empty();
  }
  if (ticks) label_lone_ticks(*table);
}

}  // namespace boardtrail
