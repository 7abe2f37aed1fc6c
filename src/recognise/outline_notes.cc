// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/outline_notes.h"

#include <algorithm>
#include <iterator>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// A note longer than this lost its closing bracket; it is told by its beginning.
constexpr std::size_t kLongestNote = 400;
constexpr std::size_t kShortestInstruction = 16;
constexpr std::size_t kShortestBlankDate = 8;  // "xx/xx/xx"
constexpr std::size_t kLongestCaption = 300;

constexpr std::string_view kCaptionWords[] = {"figure", "fig",     "table", "chart",
                                              "graph",  "exhibit", "box"};

// A bracket that opens with words to the author. [Jo Field], [1], [sic] are none.
const RE2& bracket_note() {
  static const RE2 pattern(
      R"((?i)(\[\s*(?:DN\b|drafting (?:note|point)|note to (?:draft|author|editor)|author(?:s)? to |insert\b|to be (?:added|inserted|drafted)|add (?:text|details?|name|date|here|in)\b|enter (?:text|details?|name|date|here)\b|delete\b|xx+\b|complete (?:this|as)|please (?:insert|add|complete|describe|delete|state|provide)|describe\b|select\b|name of )[^\]]*\]*))");
  return pattern;
}

const RE2& angle_note() {
  static const RE2 pattern(
      R"((?i)(<\s*(?:insert|select|enter|add|delete|describe|please|name of|date of|type)\s[^<>\n]{2,120}>))");
  return pattern;
}

// Sentences of a form that speak to whoever fills it in.
const RE2& instruction() {
  static const RE2 pattern(
      R"((?i)(?:^|[\s(*])((?:please )?(?:select|choose|tick|indicate|state|identify) (?:the |which |all |one |any )[^.:;\n]{0,60}\b(?:which|that) (?:this|the) (?:paper|report)[^.:;\n]{0,60}|(?:please )?delete as (?:appropriate|applicable|necessary)|(?:click or tap|click)(?: here)? to (?:enter|add) [^.\n]{2,40}|choose an item\b|lorem ipsum[^.\n]{0,60}|drafting note\b[^.\n]{0,80}|\bx{2}[/.]x{2}[/.]x{2,4}\b|(?:guidance|instructions?|notes?) (?:to|for) (?:the )?(?:author|drafter)s?\b[^.\n]{0,80}))");
  return pattern;
}

// Words of which each form of instruction() has one; the first form, which begins with
// words of everyday, ends with one of kSubjects.
constexpr WordFinder kMarks("delete as", "click", "choose an item", "lorem ipsum", "drafting note",
                            "to author", "for author", "the author", "to drafter", "for drafter",
                            "the drafter", "xx/xx", "xx.xx");
constexpr WordFinder kSubjects("this paper", "this report", "the paper", "the report");
// What has one of both has one of these, which are all long: for one look, in long steps, at
// the many texts that have none.
constexpr WordFinder kTelling("delete as", "click to ", "click here", "click or tap",
                              "choose an item", "lorem ipsum", "drafting note", "to author",
                              "for author", "the author", "to drafter", "for drafter",
                              "the drafter", "xx/xx/xx", "xx/xx.xx", "xx.xx/xx", "xx.xx.xx",
                              "this paper", "this report", "the paper", "the report");
constexpr WordFinder kRequests("select", "choose", "tick ", "indicate", "state ", "identify");

// "xx/" or "xx." anywhere: in a short text nothing else tells of a note.
bool holds_blank_date(std::string_view text) {
  const auto is_x = [](char c) { return c == 'x' || c == 'X'; };
  for (std::size_t i = 2; i < text.size(); ++i) {
    const bool mark = text[i] == '/' || text[i] == '.';
    if (mark && is_x(text[i - 1]) && is_x(text[i - 2])) return true;
  }
  return false;
}

// True where one of the beginnings (lower case) stands behind one of the brackets.
bool opens_with(std::string_view text, char bracket,
                std::initializer_list<std::string_view> beginnings) {
  for (std::size_t at = text.find(bracket); at != std::string_view::npos;
       at = text.find(bracket, at + 1)) {
    const std::size_t begin = text.find_first_not_of(" \t\n\f\r", at + 1);
    if (begin == std::string_view::npos) return false;
    for (const std::string_view words : beginnings) {
      if (holds_any(text.substr(begin, words.size()), {words})) return true;
    }
  }
  return false;
}

// What any note holds; texts without such a byte are not searched further.
bool may_hold_note(std::string_view text, bool& brackets, bool& angles, bool& words) {
  brackets = opens_with(text, '[',
                        {"dn", "drafting", "note to", "author", "insert", "to be", "add", "enter",
                         "delete", "xx", "complete", "please", "describe", "select", "name of"});
  angles = opens_with(text, '<',
                      {"insert", "select", "enter", "add", "delete", "describe", "please",
                       "name of", "date of", "type"});
  // Most cells are shorter than the shortest instruction.
  words = text.size() >= kShortestInstruction
              ? kTelling.in(text) && (kMarks.in(text) || (kSubjects.in(text) && kRequests.in(text)))
              : text.size() >= kShortestBlankDate && holds_blank_date(text);
  return brackets || angles || words;
}

struct Found {
  std::size_t begin;
  std::size_t end;
};

void collect(std::string_view text, const RE2& pattern, std::vector<Found>& found) {
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece hit;
  while (RE2::FindAndConsume(&rest, pattern, &hit)) {
    const auto begin = static_cast<std::size_t>(hit.data() - text.data());
    const std::size_t end = begin + hit.size();
    const bool inside = std::any_of(found.begin(), found.end(),
                                    [&](const Found& f) { return begin < f.end && f.begin < end; });
    if (!inside) found.push_back({begin, end});
    if (found.size() > 200) return;  // a text of nothing but notes is told by its first ones
  }
}

}  // namespace

std::vector<std::string> find_drafting_notes(std::string_view text) {
  bool brackets = false;
  bool angles = false;
  bool words = false;
  std::vector<std::string> notes;
  if (!may_hold_note(text, brackets, angles, words)) return notes;
  std::vector<Found> found;
  if (brackets) collect(text, bracket_note(), found);
  if (angles) collect(text, angle_note(), found);
  if (words) collect(text, instruction(), found);
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.begin < b.begin; });
  for (const Found& f : found) {
    notes.push_back(collapse_spaces(text.substr(f.begin, std::min(f.end - f.begin, kLongestNote))));
  }
  return notes;
}

std::optional<Caption> read_caption(std::string_view text) {
  text = trim(text);
  char buffer[8];
  const std::string_view word = first_word(text, buffer);
  if (text.size() > kLongestCaption || std::find(std::begin(kCaptionWords), std::end(kCaptionWords),
                                                 word) == std::end(kCaptionWords)) {
    return std::nullopt;
  }
  static const RE2 pattern(
      R"((?i)^\W{0,4}((?:figure|fig|table|chart|graph|exhibit|box)\.?\s+(?:\d{1,3}(?:[.-]\d{1,3})?[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]|[IVX]{1,4}))\s*(?::|\.\s|-\s|\x{2013}|\x{2014})\s*(\S.*)$)");
  Caption caption;
  if (!RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern, &caption.label,
                      &caption.text)) {
    return std::nullopt;
  }
  caption.label = collapse_spaces(caption.label);
  caption.text = collapse_spaces(caption.text);
  return caption;
}

}  // namespace boardtrail
