// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/name_mask.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/lead_words.h"
#include "normalise/leads.h"

namespace boardtrail {
namespace {

// A longer value is a narrative, and nobody's name.
constexpr std::size_t kMaxValueBytes = 400;
// A part of a value that is no known post and no name by its form, but so short that a
// column of people can hardly mean anything else: "Ann", "ann ash".
constexpr std::size_t kMaxBareWords = 3;
constexpr std::size_t kMaxGap = 3;

constexpr auto kTitles =
    std::to_array<std::string_view>({"cllr", "dame", "dr", "lady", "lord", "miss", "mr", "mrs",
                                     "ms", "mx", "prof", "professor", "rev", "sir"});

// Words that a column of people holds where its table was read askew, and others hold
// rightly: not replaced where they stand alone in a cell.
constexpr auto kCommon = std::to_array<std::string_view>(
    {"amber",    "april", "august",    "blue",   "closed",  "complete", "december",
     "february", "green", "grey",      "high",   "january", "july",     "june",
     "low",      "march", "may",       "medium", "no",      "november", "october",
     "open",     "red",   "september", "yes"});

template <typename Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;
};

// Bytes of the letter at `at`, 0 where there is none. General punctuation (U+2000-U+206F)
// and U+00A0 part words as ASCII punctuation does.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return is_alnum(text[at]) ? 1 : 0;
  const std::string_view two = text.substr(at, 2);
  if (two == "\xC2\xA0" || two == "\xE2\x80" || two == "\xE2\x81") return 0;
  return 1;
}

// Bytes of an apostrophe at `at`, 0 where there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) == "'") return 1;
  return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

std::string folded_word(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold(word);
    out += ascii_lower(c);
  }
  return out;
}

// The next word at or after `at`, with nothing folded; `at` goes behind it. Empty at the end.
// "O'Brien's" is the word "O'Brien".
Word next_word(std::string_view text, std::size_t* at) {
  while (*at < text.size() && letter_at(text, *at) == 0) ++*at;
  Word word{*at, *at, {}};
  while (letter_at(text, *at) != 0) {
    word.end = ++*at;
    const std::size_t quote = apostrophe_at(text, *at);
    if (quote == 0 || letter_at(text, *at + quote) == 0) continue;
    const char after = text[*at + quote];
    const bool possessive = (after == 's' || after == 'S') && letter_at(text, *at + quote + 1) == 0;
    *at += quote;
    if (!possessive) continue;
    ++*at;
    break;
  }
  return word;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0;;) {
    Word word = next_word(text, &at);
    if (word.begin == word.end) return words;
    word.folded = folded_word(text.substr(word.begin, word.end - word.begin));
    words.push_back(std::move(word));
  }
}

// Of a word's first three letters, capitals or not, and its length.
std::size_t sketch_of(std::string_view word) {
  std::size_t sketch = word.size();
  for (std::size_t i = 0; i < std::min<std::size_t>(word.size(), 3); ++i) {
    sketch = sketch * 31 + (static_cast<unsigned char>(word[i]) | 0x20U);
  }
  return sketch % NameMask::kSketches;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::size_t first_letter_bytes(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && is_continuation(word[length])) ++length;
  return length;
}

std::string initial_of(std::string_view text, const Word& word) {
  const std::string_view letters = text.substr(word.begin, word.end - word.begin);
  std::string initial(letters.substr(0, first_letter_bytes(letters)));
  initial[0] = ascii_upper(initial[0]);
  return initial;
}

std::string initials_of(std::string_view name) {
  std::string initials;
  for (const Word& word : words_of(name)) {
    if (!among(kTitles, word.folded)) initials += initial_of(name, word);
  }
  return initials;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The parts of a value between commas, slashes, brackets, dashes and "and".
std::vector<Range> parts_of(std::string_view value) {
  std::vector<Range> parts;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end, std::size_t next) {
    const std::string_view part = trim(value.substr(begin, end - begin));
    if (!part.empty()) {
      const auto at = static_cast<std::size_t>(part.data() - value.data());
      parts.push_back({at, at + part.size()});
    }
    begin = next;
  };
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (std::string_view(",;/&|+()[]{}:\n\r\t\"").find(value[at]) != std::string_view::npos) {
      close(at, at + 1);
      continue;
    }
    for (const std::string_view join :
         {" and ", " AND ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
      if (value.substr(at, join.size()) == join) close(at, at + join.size());
    }
  }
  close(value.size(), value.size());
  return parts;
}

bool is_role_word(const Word& word) {
  return is_post_noun(word.folded) || is_post_opener(word.folded) || is_topic(word.folded);
}

// Two words at least that are written as a name is, none of them part of a post.
bool is_full_name(std::string_view text, const std::vector<Word>& words) {
  return is_person_name(text) && std::none_of(words.begin(), words.end(), is_role_word);
}

// The name at the begin or the end of a post: "Ann Ash Chief Nurse".
Range name_beside_post(std::string_view part, const std::vector<Word>& words) {
  const auto first_role = std::find_if(words.begin(), words.end(), is_role_word);
  const auto last_role = std::find_if(words.rbegin(), words.rend(), is_role_word);
  const std::size_t before = first_role == words.end() ? 0 : first_role->begin;
  const std::size_t after = last_role == words.rend() ? part.size() : last_role->end;
  const std::string_view head = trim(part.substr(0, before));
  if (!head.empty() && is_full_name(head, words_of(head))) return {0, head.size()};
  const std::string_view tail = trim(part.substr(after));
  if (tail.empty() || !is_full_name(tail, words_of(tail))) return {};
  const auto begin = static_cast<std::size_t>(tail.data() - part.data());
  return {begin, begin + tail.size()};
}

// Where in one part of a value somebody is named; empty where nobody is.
Range name_in(std::string_view part) {
  const std::vector<Word> words = words_of(part);
  if (words.empty() || is_initials(part)) return {};
  if (is_full_name(part, words)) return {0, part.size()};
  if (std::any_of(words.begin(), words.end(), is_role_word)) return name_beside_post(part, words);
  const LeadReading reading = read_leads(part);
  if (reading.placeholder || reading.collective || words.size() > kMaxBareWords) return {};
  if (words.size() == 1 && among(kCommon, words[0].folded)) return {};
  const bool small = std::any_of(part.begin(), part.end(), is_lower);
  const bool digits = part.find_first_of("0123456789") != std::string_view::npos;
  return small && !digits ? Range{0, part.size()} : Range{};
}

// What may stand between two words of one name.
bool is_gap(std::string_view gap) {
  return gap == "\xC2\xA0" ||
         (gap.size() <= kMaxGap && gap.find_first_not_of(" .,-_\n\r\t") == std::string_view::npos);
}

// The words from `at` on are those of `words`, written as a name is.
bool matches(std::string_view text, const std::vector<Word>& found, std::size_t at,
             const std::vector<std::string>& words) {
  if (at + words.size() > found.size()) return false;
  bool spaced = words.size() == 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (found[at + i].folded != words[i]) return false;
    if (i == 0) continue;
    const std::size_t end = found[at + i - 1].end;
    const std::string_view gap = text.substr(end, found[at + i].begin - end);
    if (!is_gap(gap)) return false;
    spaced = spaced || gap.find_first_of("._-") == std::string_view::npos || gap.size() > 1;
  }
  // In an address ("ann.ash@") names are written small; in a sentence small letters are words.
  if (!spaced) return true;
  return !is_lower(text[found[at].begin]) && !is_lower(text[found[at + words.size() - 1].begin]);
}

}  // namespace

void NameMask::add(Name name) {
  sketches_.set(sketch_of(name.words.front()));
  std::vector<Name>& names = by_first_word_[name.words.front()];
  const bool known = std::any_of(names.begin(), names.end(), [&](const Name& other) {
    return other.words == name.words && other.after_title == name.after_title;
  });
  if (!known) names.push_back(std::move(name));
}

void NameMask::learn_name(std::string_view name) {
  const std::string initials = initials_of(name);
  std::vector<std::string> words;
  for (Word& word : words_of(name)) {
    if (!among(kTitles, word.folded)) words.push_back(std::move(word.folded));
  }
  if (words.empty()) return;
  // The surname is the last printed word, both halves of a double one.
  const std::string_view last = name.substr(name.find_last_of(" \t\n") + 1);
  std::vector<std::string> surname;
  for (Word& word : words_of(last)) surname.push_back(std::move(word.folded));
  if (surname.empty() || surname.size() > words.size()) return;
  add({surname, initials_of(last), true});
  if (surname.size() == words.size()) return;
  const auto with_surname = [&](std::string first) {
    std::vector<std::string> all = {std::move(first)};
    all.insert(all.end(), surname.begin(), surname.end());
    return all;
  };
  add({with_surname(words.front()), initials, false});
  add({with_surname(words.front().substr(0, first_letter_bytes(words.front()))), initials, false});
  std::vector<std::string> reversed = surname;
  reversed.push_back(words.front());
  add({std::move(reversed), initials, false});
  add({std::move(words), initials, false});
}

void NameMask::learn(std::string_view text) {
  const std::string_view value = trim(text);
  if (value.empty() || value.size() > kMaxValueBytes) return;
  std::vector<std::string_view> bare;
  for (const Range part : parts_of(value)) {
    const std::string_view words = value.substr(part.begin, part.end - part.begin);
    const Range name = name_in(words);
    if (name.begin == name.end) continue;
    learn_name(words.substr(name.begin, name.end - name.begin));
    if (words_of(words).size() == 1) bare.push_back(words);
  }
  // "Ash, Ann": two bare words and a comma are one person.
  if (bare.size() == 2 && value.find(',') != std::string_view::npos &&
      words_of(value).size() == 2) {
    learn_name(std::string(bare[1]) + " " + std::string(bare[0]));
  }
  std::string masked = mask_value(value);
  if (masked == value) return;
  longest_ = std::max(longest_, value.size());
  whole_.try_emplace(collapse_spaces(value), std::move(masked));
}

std::string NameMask::mask_value(std::string_view text) {
  if (text.size() > kMaxValueBytes) return std::string(text);
  std::string out;
  std::size_t done = 0;
  for (const Range part : parts_of(text)) {
    const std::string_view words = text.substr(part.begin, part.end - part.begin);
    const Range name = name_in(words);
    if (name.begin == name.end) continue;
    out += text.substr(done, part.begin + name.begin - done);
    out += initials_of(words.substr(name.begin, name.end - name.begin));
    done = part.begin + name.end;
  }
  return out + std::string(text.substr(done));
}

const std::string* NameMask::whole(std::string_view text) const {
  if (text.empty() || text.size() > 2 * longest_) return nullptr;
  const auto found = whole_.find(collapse_spaces(text));
  return found == whole_.end() ? nullptr : &found->second;
}

// Findings quote the cell that they are about.
std::string NameMask::mask_quoted(std::string_view text) const {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('"'); at != std::string_view::npos;) {
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string_view::npos) break;
    if (const std::string* masked = whole(text.substr(at + 1, end - at - 1))) {
      out += text.substr(done, at + 1 - done);
      out += *masked;
      done = end;
    }
    at = end;
  }
  return out + std::string(text.substr(done));
}

// Most texts name nobody that was learnt, and are done with here. A word that is not ASCII
// may fold to anything.
bool NameMask::may_name(std::string_view text) const {
  for (std::size_t at = 0;;) {
    const Word found = next_word(text, &at);
    if (found.begin == found.end) return false;
    const std::string_view word = text.substr(found.begin, found.end - found.begin);
    if (sketches_[sketch_of(word)] || !is_ascii(word)) return true;
  }
}

std::string NameMask::mask_text(std::string_view text) const {
  if (whole_.empty() && by_first_word_.empty()) return std::string(text);
  if (const std::string* masked = whole(text)) return *masked;
  std::string quoted = mask_quoted(text);
  if (!may_name(quoted)) return quoted;
  const std::vector<Word> words = words_of(quoted);
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < words.size();) {
    const Name* best = nullptr;
    const auto known = by_first_word_.find(words[i].folded);
    if (known != by_first_word_.end()) {
      for (const Name& name : known->second) {
        if (name.after_title && (i == 0 || !among(kTitles, words[i - 1].folded))) continue;
        if (best && best->words.size() >= name.words.size()) continue;
        if (matches(quoted, words, i, name.words)) best = &name;
      }
    }
    if (!best) {
      ++i;
      continue;
    }
    out += quoted.substr(done, words[i].begin - done);
    out += best->initials;
    i += best->words.size();
    done = words[i - 1].end;
  }
  return out + quoted.substr(done);
}

}  // namespace boardtrail
