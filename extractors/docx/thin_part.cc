// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/thin_part.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "base/ascii_search.h"
#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::array<std::string_view, 52> kUnread = {
    // of runs
    "sz", "szCs", "bCs", "iCs", "lang", "kern", "w", "position", "spacing", "noProof", "u", "rtl",
    "cs", "effect", "snapToGrid", "smallCaps",
    // of paragraphs
    "ind", "jc", "keepNext", "keepLines", "widowControl", "contextualSpacing", "adjustRightInd",
    "autoSpaceDE", "autoSpaceDN", "suppressAutoHyphens", "textAlignment", "proofErr",
    "bookmarkStart", "bookmarkEnd",
    // of tables, rows and cells
    "tblW", "tblInd", "tblLayout", "gridCol", "gridAfter", "wBefore", "wAfter", "trHeight",
    "cantSplit", "tcW", "vAlign", "noWrap", "hideMark", "top", "left", "bottom", "right", "start",
    "end", "insideH", "insideV", "tblCellSpacing"};

// What becomes of a start tag, by the name behind "<w:".
enum class Fate : std::uint8_t { kKept, kDropped, kBared, kFont };

// A table of names by a few of their bytes: most tags of a part are asked for.
class Fates {
 public:
  Fates() {
    for (const std::string_view name : kUnread) put(name, Fate::kDropped);
    for (const std::string_view name : {"p", "r", "t", "tr"}) put(name, Fate::kBared);
    put("rFonts", Fate::kFont);
  }
  Fate of(std::string_view name) const {
    for (std::size_t at = slot(name);; at = (at + 1) % kRoom) {
      if (entries_[at].name == name) return entries_[at].fate;
      if (entries_[at].name.empty()) return Fate::kKept;
    }
  }

 private:
  static constexpr std::size_t kRoom = 256;
  struct Entry {
    std::string_view name;
    Fate fate = Fate::kKept;
  };
  static std::size_t slot(std::string_view name) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(name[i]); };
    return name.empty() ? 0 : (name.size() * 7U + byte(0) * 31U + byte(name.size() - 1)) % kRoom;
  }
  void put(std::string_view name, Fate fate) {
    std::size_t at = slot(name);
    while (!entries_[at].name.empty()) at = (at + 1) % kRoom;
    entries_[at] = {name, fate};
  }
  std::array<Entry, kRoom> entries_{};
};

constexpr std::string_view kBinding = "xmlns:w=";

bool may_be_thinned(std::string_view part) {
  constexpr std::array<std::string_view, 2> kWord = {
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main"};
  const std::size_t bound = part.find(kBinding);
  if (bound == std::string_view::npos || part.find(kBinding, bound + 1) != part.npos) return false;
  const std::string_view uri = part.substr(std::min(bound + kBinding.size() + 1, part.size()));
  const bool word = std::any_of(kWord.begin(), kWord.end(), [&](std::string_view known) {
    return uri.starts_with(known) && uri.size() > known.size() &&
           uri[known.size()] == part[bound + kBinding.size()];
  });
  const std::string_view declaration = part.substr(0, part.find("?>"));
  const bool utf8 = declaration.find("encoding") == std::string_view::npos ||
                    fold(declaration).find("utf-8") != std::string::npos;
  return word && utf8;
}

// False where the tag may be cut at a `>` in a value.
bool is_whole(std::string_view tag) {
  return count_byte(tag, '"') % 2 == 0 && tag.find('\'') == tag.npos;
}

class Thinner {
 public:
  Thinner(std::string& part, bool fonts) : part_(part), fonts_(fonts) {}

  void run() {
    const std::string_view all = part_;
    std::size_t behind = 0;
    for (std::size_t at = all.find('<'); at != all.npos; at = all.find('<', behind)) {
      const std::string_view rest = all.substr(at);
      if (rest.starts_with("<!")) break;  // a comment or character data: may hold any signs
      behind = at + 1;
      if (!rest.starts_with("<w:")) continue;
      const std::size_t close = rest.find('>');
      // A tag that never ends or runs into the next: the rest is for the parser to refuse.
      if (close == rest.npos || rest.substr(1, close).find('<') != rest.npos) break;
      behind = take(rest.substr(0, close + 1), at);
    }
    keep_up_to(all.size());
    part_.resize(written_);
  }

 private:
  // `tag` with its brackets, at `at`; returns where to go on.
  std::size_t take(std::string_view tag, std::size_t at) {
    static const Fates kFates;
    constexpr std::size_t kName = 3;
    const std::size_t name_end = tag.find_first_of(" />\t\r\n", kName);
    const bool empty = tag[tag.size() - 2] == '/';
    const std::size_t end = at + tag.size();
    const Fate fate = kFates.of(tag.substr(kName, name_end - kName));
    if (fate != Fate::kKept && !is_whole(tag)) return end;
    switch (fate) {
      case Fate::kKept:
        return end;
      case Fate::kFont:
        if (!empty || !is_plain_font(tag)) return end;
        break;
      case Fate::kDropped:
        if (!empty) return end;
        break;
      case Fate::kBared:
        if (name_end + 1 >= tag.size() || tag.find("xmlns") != tag.npos) return end;
        keep_up_to(at + name_end);
        kept_ = end - (empty ? 2 : 1);
        return end;
    }
    keep_up_to(at);
    kept_ = end;
    return end;
  }

  // Most runs name the font of the one before.
  bool is_plain_font(std::string_view tag) {
    if (!fonts_) return false;
    if (tag == font_) return plain_;
    font_ = tag;
    plain_ = fold(tag).find("wingdings") == std::string::npos;
    return plain_;
  }

  void keep_up_to(std::size_t end) {
    if (end > kept_) {
      if (written_ != kept_)
        std::memmove(part_.data() + written_, part_.data() + kept_, end - kept_);
      written_ += end - kept_;
    }
    kept_ = end;
  }

  std::string& part_;
  bool fonts_;
  std::string font_;
  bool plain_ = false;
  std::size_t kept_ = 0;     // bytes before are written or dropped
  std::size_t written_ = 0;  // bytes of the thin part
};

}  // namespace

void thin_word_part(std::string& part, bool fonts) {
  if (may_be_thinned(part)) Thinner(part, fonts).run();
}

std::span<const std::string_view> thinned_elements() { return kUnread; }

}  // namespace boardtrail
