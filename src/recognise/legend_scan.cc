// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/legend_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <utility>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/rating.h"

namespace boardtrail {
namespace {

// Longer meanings are narrative, not definitions.
constexpr std::size_t kLongestMeaning = 240;
// Longer texts are never scanned as a scale.
constexpr std::size_t kLongestScale = 1600;
// A phrase with its qualifier ("Off Track (<1 month), Recovery Actions in Place") has
// fewer words than this; a sentence has more.
constexpr std::size_t kLongestPhrase = 90;

constexpr WordSet kTitleWords("status", "key", "legend", "rag", "brag", "rating", "scale", "colour",
                              "definitions", "definition", "code", "delivery", "codes", "ratings",
                              "assessment", "action", "progress", "to", "the", "of", "for",
                              "meaning", "colours");
constexpr auto kStrongTitleWords = std::to_array<std::string_view>(
    {"status", "key", "legend", "rag", "brag", "rating", "scale", "definition", "definitions"});

// Words that open a status phrase of a scale, longest first where one begins another.
constexpr auto kPhraseHeads = std::to_array<std::string_view>({"complete & embedded",
                                                               "complete and embedded",
                                                               "completed and embedded",
                                                               "completed",
                                                               "complete",
                                                               "not yet started",
                                                               "not yet due",
                                                               "not started",
                                                               "not on track",
                                                               "not due",
                                                               "on track",
                                                               "on target",
                                                               "on hold",
                                                               "off track",
                                                               "off target",
                                                               "overdue",
                                                               "at risk",
                                                               "delayed",
                                                               "behind schedule",
                                                               "behind plan",
                                                               "delivered",
                                                               "in progress",
                                                               "achieved",
                                                               "some slippage",
                                                               "minor slippage",
                                                               "some issues",
                                                               "minor issues",
                                                               "significant issues",
                                                               "major issues",
                                                               "not delivered",
                                                               "on schedule",
                                                               "minor delay",
                                                               "major delay",
                                                               "significant delay",
                                                               "embedded",
                                                               "closed"});

constexpr char kColourWord[] =
    "(?:dark |light )?(?:red|amber|orange|green|blue|yellow|gr[ea]y|purple|white|black)";

// A group that matches a colour, one that is mixed with another, or their letters.
std::string key_group() {
  return std::string("((?i:") + kColourWord +
         R"((?:\s?[/-]\s?(?:red|amber|green))?)|[RAGBY](?:\s?/\s?[RAG])?))";
}

const RE2& key_pattern() {
  // The key, then what separates it from its meaning.
  static const RE2 pattern(R"((?:^|[\s;,|(\[.]))" + key_group() +
                           R"(\s?(?:=|:|\x{2013}|\x{2014}|-\s|\())");
  return pattern;
}

const RE2& line_key_pattern() {
  static const RE2 pattern(R"(^\W{0,4})" + key_group() +
                           R"((?:\s?(?:=|:|\x{2013}|\x{2014}|-|\()|\s)\s*(\S.*)$)");
  return pattern;
}

std::string key_of(std::string_view raw) {
  std::string key = fold_words(raw);
  std::erase(key, ' ');
  return key;
}

bool all_different(const std::vector<LegendEntry>& entries) {
  std::set<std::string> keys;
  return std::all_of(entries.begin(), entries.end(),
                     [&](const LegendEntry& e) { return keys.insert(key_of(e.raw)).second; });
}

// "12", "3 actions", "45%": a count of rows by rating, no definition.
bool is_count(std::string_view meaning) {
  static const RE2 pattern(
      R"(^\W*(?:\d+|[oO]ne|[tT]wo|[tT]hree|[nN]one|[nN]il)\s*%?\W*(?:actions?|items?|recommendations?|\(.*\))?\b.{0,12}$)");
  return RE2::FullMatch(re2::StringPiece(meaning.data(), meaning.size()), pattern);
}

std::string_view trim_meaning(std::string_view text) {
  text = trim(text);
  while (!text.empty() && std::string_view(";,|.)").find(text.back()) != std::string_view::npos &&
         (text.back() != ')' || text.find('(') == std::string_view::npos)) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

// Only scales whose every line is a rating with a meaning stand; one line that is
// none ("L  Leadership") shows that the letters are of another alphabet.
std::vector<LegendEntry> checked(std::vector<LegendEntry> entries, std::size_t least) {
  const bool good = entries.size() >= least && all_different(entries) &&
                    std::all_of(entries.begin(), entries.end(), [](const LegendEntry& e) {
                      return e.value.has_value() && !is_blank(e.meaning) &&
                             e.meaning.size() <= kLongestMeaning && !is_count(e.meaning);
                    });
  if (!good) entries.clear();
  return entries;
}

struct KeyMatch {
  std::string raw;
  std::size_t begin;  // of the key
  std::size_t end;    // behind the separator
};

std::vector<KeyMatch> find_keys(std::string_view text) {
  std::vector<KeyMatch> found;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece key;
  while (RE2::FindAndConsume(&rest, key_pattern(), &key)) {
    const auto begin = static_cast<std::size_t>(key.data() - text.data());
    const auto end = static_cast<std::size_t>(rest.data() - text.data());
    // "G - Green: on track": the letter is the key, its colour word repeats it.
    if (!found.empty() && is_blank(text.substr(found.back().end, begin - found.back().end))) {
      found.back().end = end;
      continue;
    }
    found.push_back({std::string(key.data(), key.size()), begin, end});
  }
  return found;
}

// True where all that stands before the first key introduces a scale.
bool is_title_prefix(std::string_view prefix) {
  return is_blank(prefix) || is_legend_title(prefix);
}

std::vector<LegendEntry> scan_key_lines(std::string_view text, bool titled) {
  std::vector<LegendEntry> entries;
  for (const std::string_view line : split(text, '\n')) {
    if (is_blank(line)) continue;
    re2::StringPiece key;
    re2::StringPiece meaning;
    if (!RE2::FullMatch(re2::StringPiece(line.data(), line.size()), line_key_pattern(), &key,
                        &meaning)) {
      if (entries.empty() && is_legend_title(line)) {
        titled = true;
        continue;
      }
      return {};
    }
    entries.push_back(read_legend_line(
        std::string_view(key.data(), key.size()),
        collapse_spaces(trim_meaning(std::string_view(meaning.data(), meaning.size())))));
  }
  return checked(std::move(entries), titled ? 2 : 3);
}

std::size_t head_length_at(std::string_view text) {
  if (text.empty() || std::isupper(static_cast<unsigned char>(text.front())) == 0) return 0;
  const char first = ascii_lower(text.front());
  for (const std::string_view head : kPhraseHeads) {
    if (head.front() != first || text.size() < head.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < head.size() && same; ++i) {
      same = std::tolower(static_cast<unsigned char>(text[i])) == head[i] ||
             (head[i] == ' ' && (text[i] == '\n' || text[i] == '-'));
    }
    const bool ends = text.size() == head.size() ||
                      std::isalnum(static_cast<unsigned char>(text[head.size()])) == 0;
    if (same && ends) return head.size();
  }
  return 0;
}

// A head is no new phrase behind a word that leads on to it ("Complete & Embedded").
bool leads_on(std::string_view before) {
  before = trim(before);
  if (before.empty()) return false;
  if (std::string_view("&,/(-").find(before.back()) != std::string_view::npos) return true;
  return before.size() >= 4 && (before.ends_with(" and") || before.ends_with(" or"));
}

// A scale of phrases. One of them may be a phrase that no vocabulary knows ("Some
// issues - narrative disclosure"); it has no value then.
std::vector<LegendEntry> checked_phrases(std::vector<LegendEntry> entries) {
  const auto valued = static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(), [](const LegendEntry& e) { return e.value.has_value(); }));
  if (valued < 3 || valued + 1 < entries.size() || !all_different(entries)) entries.clear();
  return entries;
}

// A phrase a line: the lines say where each ends.
std::vector<LegendEntry> scan_phrase_lines(std::string_view text) {
  std::vector<LegendEntry> entries;
  for (const std::string_view line : split(text, '\n')) {
    const std::string phrase = collapse_spaces(line);
    if (phrase.empty()) continue;
    if (phrase.size() > kLongestPhrase || head_length_at(phrase) == 0) return {};
    entries.push_back(read_legend_line(phrase, phrase));
  }
  return checked_phrases(std::move(entries));
}

// Strips "Status", "RAG Key:" from the head of a row's first cell; a title may have
// lost its first or last letter at the page's edge.
std::string_view strip_title(std::string_view cell) {
  for (int words = 0; words < 4; ++words) {
    cell = trim(cell);
    const std::size_t end = std::min(cell.find_first_of(" \n\t:"), cell.size());
    const std::string word = fold_words(cell.substr(0, end));
    const bool title = std::any_of(
        kStrongTitleWords.begin(), kStrongTitleWords.end(), [&](std::string_view title_word) {
          return word == title_word ||
                 (word.size() >= 5 && title_word.size() == word.size() + 1 &&
                  (title_word.substr(1) == word || title_word.substr(0, word.size()) == word));
        });
    if (!title) break;
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return trim(cell);
}

// "G Action completed": the key and the beginning of its meaning in one cell.
bool split_leading_key(std::string_view cell, std::string& key, std::string_view& rest) {
  const std::size_t space = cell.find_first_of(" \n");
  if (space == std::string_view::npos || !is_legend_key(cell.substr(0, space))) return false;
  key = cell.substr(0, space);
  rest = trim(cell.substr(space));
  return true;
}

}  // namespace

bool is_legend_title(std::string_view text) {
  if (text.size() > 60) return false;
  char buffer[16];
  const std::string_view first = first_word(text, buffer);
  if (!kTitleWords.has(first) &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; })) {
    return false;
  }
  const std::string folded = fold_words(text);
  const std::vector<std::string_view> words = split(folded, ' ');
  bool strong = false;
  for (const std::string_view word : words) {
    strong |= std::find(kStrongTitleWords.begin(), kStrongTitleWords.end(), word) !=
              kStrongTitleWords.end();
    if (!kTitleWords.has(word)) return false;
  }
  return strong && words.size() <= 6;
}

bool is_legend_key(std::string_view text) {
  // The longest is "light yellow / amber"; all begin with a colour or its shade.
  constexpr std::size_t kLongestKey = 32;
  text = trim(text);
  if (text.empty() || text.size() > kLongestKey) return false;
  if (std::string_view("ragbypwdlo").find(ascii_lower(text[0])) == std::string_view::npos) {
    return false;
  }
  static const RE2 pattern(
      std::string("(?:(?i:") + kColourWord +
      R"((?:\s?[/ -]\s?(?:red|amber|green))?)|[RAGBYPW](?:\s?/\s?[RAG])?|AG|AR))");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

std::vector<LegendEntry> scan_legend_lines(std::string_view text, bool titled) {
  if (text.size() > kLongestScale) return {};
  const std::vector<KeyMatch> keys = find_keys(text);
  if (keys.size() < 2 || !is_title_prefix(text.substr(0, keys.front().begin))) {
    return scan_key_lines(text, titled);
  }
  titled |= !is_blank(text.substr(0, keys.front().begin));
  titled |= text.substr(0, keys.front().end).find('=') != std::string_view::npos;
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::size_t end = i + 1 < keys.size() ? keys[i + 1].begin : text.size();
    const std::string meaning =
        collapse_spaces(trim_meaning(text.substr(keys[i].end, end - keys[i].end)));
    entries.push_back(read_legend_line(keys[i].raw, meaning));
  }
  return checked(std::move(entries), titled ? 2 : 3);
}

std::vector<LegendEntry> scan_legend_phrases(std::string_view text) {
  text = trim(text);
  if (text.size() > kLongestScale || head_length_at(text) == 0) return {};
  if (std::vector<LegendEntry> scale = scan_phrase_lines(text); !scale.empty()) return scale;
  std::vector<std::size_t> starts;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && depth > 0) --depth;
    const bool boundary = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';
    if (!boundary || depth > 0) continue;
    const std::size_t length = head_length_at(text.substr(i));
    if (length == 0 || leads_on(text.substr(0, i))) continue;
    starts.push_back(i);
    i += length - 1;
  }
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    const std::string phrase = collapse_spaces(text.substr(starts[i], end - starts[i]));
    if (phrase.size() > kLongestPhrase) return {};
    entries.push_back(read_legend_line(phrase, phrase));
  }
  return checked_phrases(std::move(entries));
}

std::vector<LegendEntry> scan_legend_cells(const std::vector<std::string_view>& cells) {
  std::vector<std::pair<std::string, std::string>> lines;  // key, meaning
  bool first = true;
  for (std::string_view cell : cells) {
    cell = trim(cell);
    if (first) cell = strip_title(cell);
    if (cell.empty()) continue;
    first = false;
    std::string key;
    std::string_view rest;
    if (is_legend_key(cell)) {
      lines.emplace_back(cell, "");
    } else if (lines.empty() && split_leading_key(cell, key, rest)) {
      lines.emplace_back(key, collapse_spaces(rest));
    } else if (lines.empty()) {
      return {};
    } else if (count_code_points(cell) > 1) {  // one lone glyph is a mark of the scanner's
      std::string& meaning = lines.back().second;
      if (!meaning.empty()) meaning += ' ';
      meaning += collapse_spaces(cell);
    }
  }
  std::vector<LegendEntry> entries;
  for (const auto& [key, meaning] : lines) entries.push_back(read_legend_line(key, meaning));
  return checked(std::move(entries), 2);
}

std::vector<LegendEntry> scan_legend_pairs(const std::vector<std::string_view>& cells) {
  std::vector<LegendEntry> entries;
  if (cells.size() % 2 != 0) return {};
  for (std::size_t i = 0; i < cells.size(); i += 2) {
    const std::string phrase = collapse_spaces(cells[i]);
    if (phrase.size() > kLongestPhrase || !looks_like_rating(phrase) ||
        looks_like_rating(cells[i + 1])) {
      return {};
    }
    entries.push_back(read_legend_line(phrase, collapse_spaces(cells[i + 1])));
  }
  return checked_phrases(std::move(entries));
}

}  // namespace boardtrail
