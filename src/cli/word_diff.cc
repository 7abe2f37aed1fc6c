// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/word_diff.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::size_t kMostWords = 400;
using Words = std::vector<std::string_view>;

// lengths[i][j]: words in common, in order, of a from i and b from j.
std::vector<std::vector<int>> common_lengths(const Words& a, const Words& b) {
  std::vector<std::vector<int>> lengths(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i][j] =
          a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

class Writer {
 public:
  void kept(std::string_view word) {
    flush();
    add(word);
  }
  void went(std::string_view word) { append(went_, word); }
  void came(std::string_view word) { append(came_, word); }
  std::string finish() {
    flush();
    return std::move(out_);
  }

 private:
  static void append(std::string& to, std::string_view word) {
    if (!to.empty()) to += ' ';
    to += word;
  }
  void add(std::string_view text) { append(out_, text); }
  void flush() {
    if (!went_.empty()) add("[-" + went_ + "-]");
    if (!came_.empty()) add("{+" + came_ + "+}");
    went_.clear();
    came_.clear();
  }

  std::string out_;
  std::string went_;
  std::string came_;
};

Words words_of(const std::string& text) { return text.empty() ? Words() : split(text, ' '); }

}  // namespace

std::string word_diff(std::string_view before, std::string_view now) {
  const std::string left = collapse_spaces(before);
  const std::string right = collapse_spaces(now);
  const Words a = words_of(left);
  const Words b = words_of(right);
  Writer writer;
  if (a.size() > kMostWords || b.size() > kMostWords) {
    writer.went(left);
    writer.came(right);
    return writer.finish();
  }
  const auto lengths = common_lengths(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      writer.kept(a[i++]);
      ++j;
    } else if (i < a.size() && (j == b.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
      writer.went(a[i++]);
    } else {
      writer.came(b[j++]);
    }
  }
  return writer.finish();
}

}  // namespace boardtrail
