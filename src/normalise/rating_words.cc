// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/rating_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/ascii_search.h"
#include "base/nearest.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// Longer texts are sentences: what they begin with decides, the rest is a comment.
constexpr std::size_t kMaxRatingBytes = 400;

// --- colours ----------------------------------------------------------------

struct Code {
  std::string_view word;
  std::optional<Rag> value;
  bool canonical = true;
};

constexpr auto kCodes = std::to_array<Code>({
    {"a", Rag::kAmber},
    {"amber", Rag::kAmber},
    {"b", Rag::kBlue},
    {"black", std::nullopt},
    {"blue", Rag::kBlue},
    {"g", Rag::kGreen},
    {"gray", Rag::kGrey, false},
    {"green", Rag::kGreen},
    {"grey", Rag::kGrey},
    {"orange", Rag::kAmber, false},
    {"pink", std::nullopt},
    {"purple", std::nullopt},
    {"r", Rag::kRed},
    {"red", Rag::kRed},
    {"white", Rag::kGrey, false},
    {"yellow", Rag::kAmber, false},
});

const Code* find_code(std::string_view word) {
  constexpr std::size_t kLongestCode = 6;
  if (word.empty() || word.size() > kLongestCode) return nullptr;
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [word](const Code& code) {
    return code.word[0] == word[0] && code.word == word;
  });
  return found == kCodes.end() ? nullptr : &*found;
}

// "Gren", "Ambre": of colours with five letters, or four where one is missing.
const Code* mend_code(std::string_view word) {
  if (word.size() < 4) return nullptr;
  for (const Code& code : kCodes) {
    if (code.word.size() >= 5 && code.word[0] == word[0] &&
        one_slip(word, code.word) != Slip::kNone) {
      // "greed", "agree" and their like are words of their own.
      return word == "greet" || word == "greed" || word == "greens" ? nullptr : &code;
    }
  }
  return nullptr;
}

std::optional<Rag> split_value(Rag first, Rag second) {
  const auto has = [first, second](Rag a, Rag b) {
    return (first == a && second == b) || (first == b && second == a);
  };
  if (first == second) return first;
  if (has(Rag::kAmber, Rag::kGreen)) return Rag::kAmberGreen;
  if (has(Rag::kAmber, Rag::kRed)) return Rag::kAmberRed;
  return std::nullopt;
}

// --- phrases ----------------------------------------------------------------

struct Phrase {
  std::string_view words;
  std::optional<Rag> value;
  bool complete = false;
  bool closed = false;
};

constexpr Phrase rated(std::string_view words, Rag value) { return {words, value, false, false}; }
constexpr Phrase unrated(std::string_view words) { return {words, std::nullopt, false, false}; }
constexpr Phrase done(std::string_view words) { return {words, Rag::kBlue, true, false}; }
constexpr Phrase shut(std::string_view words, bool complete) {
  return {words, std::nullopt, complete, true};
}

// The usual phrases of progress scales; the longest that fits wins. Blue, green,
// amber and red mean complete, on track, at risk and overdue on the scale that most
// papers without a legend follow; "on hold" and "in progress" stand on no scale.
constexpr auto kPhrases = std::to_array<Phrase>({
    done("complete"),
    done("completed"),
    done("done"),
    done("delivered"),
    done("achieved"),
    done("implemented"),
    done("discharged"),
    done("embedded"),
    done("complete and embedded"),
    done("complete embedded"),
    done("complete and sustained"),
    done("evidenced and embedded"),
    done("fully implemented"),
    done("fully complete"),
    done("fully embedded"),
    done("action complete"),
    done("action completed"),
    done("evidenced and assured"),
    unrated("delivered not yet evidenced"),
    unrated("delivered awaiting"),
    unrated("not yet delivered"),
    unrated("complete awaiting"),
    unrated("completed awaiting"),
    unrated("complete pending"),
    unrated("propose to close"),
    unrated("proposed to close"),
    unrated("proposed for closure"),
    unrated("propose closure"),
    unrated("recommend closure"),
    unrated("recommended for closure"),
    unrated("for closure"),
    unrated("request to close"),
    unrated("awaiting evidence"),
    unrated("pending sign off"),
    unrated("partially complete"),
    unrated("partially completed"),
    unrated("part complete"),
    unrated("nearly complete"),
    unrated("almost complete"),
    unrated("not complete"),
    unrated("not completed"),
    unrated("not yet complete"),
    unrated("not yet completed"),
    unrated("incomplete"),
    unrated("in progress"),
    unrated("underway"),
    unrated("under way"),
    unrated("ongoing"),
    unrated("on going"),
    unrated("bau"),
    unrated("business as usual"),
    unrated("awaiting sign off"),
    unrated("nearing completion"),
    unrated("ready for closure"),
    unrated("delayed"),
    unrated("slipping"),
    unrated("slipped"),
    unrated("behind plan"),
    unrated("not met"),
    unrated("embedding"),
    unrated("escalated"),
    unrated("on hold"),
    unrated("paused"),
    unrated("deferred"),
    unrated("suspended"),
    unrated("parked"),
    unrated("open"),
    shut("closed", true),
    shut("signed off", true),
    shut("archived", true),
    shut("removed from log", true),
    shut("superseded", false),
    shut("withdrawn", false),
    shut("cancelled", false),
    shut("merged with", false),
    shut("transferred to", false),
    shut("incorporated into", false),
    shut("risk accepted", false),
    rated("on track", Rag::kGreen),
    rated("on target", Rag::kGreen),
    rated("on schedule", Rag::kGreen),
    rated("progressing", Rag::kGreen),
    rated("in progress to plan", Rag::kGreen),
    rated("clear plan for delivery", Rag::kGreen),
    rated("fully compliant", Rag::kGreen),
    rated("compliant", Rag::kGreen),
    rated("partially compliant", Rag::kAmber),
    rated("partial compliance", Rag::kAmber),
    rated("non compliant", Rag::kRed),
    rated("not compliant", Rag::kRed),
    rated("off track", Rag::kRed),
    rated("off track 1 month", Rag::kAmber),
    rated("at risk", Rag::kAmber),
    rated("some slippage", Rag::kAmber),
    rated("minor delay", Rag::kAmber),
    rated("some issues", Rag::kAmber),
    rated("plan in place", Rag::kAmber),
    rated("recovery actions in place", Rag::kAmber),
    rated("overdue", Rag::kRed),
    rated("behind schedule", Rag::kRed),
    rated("missed", Rag::kRed),
    rated("breach", Rag::kRed),
    rated("breached", Rag::kRed),
    rated("not on track", Rag::kRed),
    rated("unlikely to complete", Rag::kRed),
    rated("unlikely to deliver", Rag::kRed),
    rated("will not be delivered", Rag::kRed),
    rated("not achieved", Rag::kRed),
    rated("not delivered", Rag::kRed),
    rated("no action taken yet", Rag::kRed),
    rated("no action taken", Rag::kRed),
    rated("initial stages", Rag::kRed),
    rated("not started", Rag::kGrey),
    rated("not yet started", Rag::kGrey),
    rated("not commenced", Rag::kGrey),
    rated("not due", Rag::kGrey),
    rated("not yet due", Rag::kGrey),
    rated("nyd", Rag::kGrey),
    rated("to commence", Rag::kGrey),
    rated("not rated", Rag::kGrey),
});

// The phrases by their first letter, in their order above, so that few are looked at.
constexpr auto kPhrasesByLetter = [] {
  auto sorted = kPhrases;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    for (std::size_t at = i; at > 0 && sorted[at].words[0] < sorted[at - 1].words[0]; --at) {
      std::swap(sorted[at], sorted[at - 1]);
    }
  }
  return sorted;
}();

constexpr auto kLetterBegins = [] {
  std::array<std::size_t, 256> begins{};  // where the phrases of a letter, or behind it, begin
  for (std::size_t letter = 0; letter < begins.size(); ++letter) {
    while (begins[letter] < kPhrasesByLetter.size() &&
           static_cast<unsigned char>(kPhrasesByLetter[begins[letter]].words[0]) < letter) {
      ++begins[letter];
    }
  }
  return begins;
}();

std::span<const Phrase> phrases_with(char first) {
  const auto letter = static_cast<unsigned char>(first);
  if (letter >= 0x7F) return {};
  return std::span(kPhrasesByLetter)
      .subspan(kLetterBegins[letter], kLetterBegins[letter + 1U] - kLetterBegins[letter]);
}

// After these words "complete" is a wish, not a state: "complete by March".
bool is_wish(std::string_view next) {
  static constexpr auto kWishes = std::to_array<std::string_view>(
      {"by", "when", "if", "subject", "once", "the", "a", "an", "our", "all", "review"});
  return std::find(kWishes.begin(), kWishes.end(), next) != kWishes.end();
}

std::string_view word_after(std::string_view words, std::size_t at) {
  if (at >= words.size()) return {};
  const std::string_view rest = words.substr(at + 1);
  return rest.substr(0, rest.find(' '));
}

// The longest phrase with which `words` begin.
const Phrase* find_phrase(std::string_view words) {
  const Phrase* best = nullptr;
  if (words.size() < 2) return nullptr;
  for (const Phrase& phrase : phrases_with(words[0])) {
    if (words[1] != phrase.words[1] || !words.starts_with(phrase.words)) continue;
    if (words.size() > phrase.words.size() && words[phrase.words.size()] != ' ') continue;
    if (best == nullptr || phrase.words.size() > best->words.size()) best = &phrase;
  }
  if (best == nullptr || words == best->words) return best;
  // One word of a longer text proves little: "Open the ward", "Done well".
  const bool one_word = best->words.find(' ') == std::string_view::npos;
  if (one_word && is_wish(word_after(words, best->words.size()))) return nullptr;
  return best;
}

// A single misspelt word ("Compete", "Overude"), or two ("On trakc").
const Phrase* mend_phrase(std::string_view words) {
  constexpr std::size_t kMinBytes = 5;
  if (words.size() < kMinBytes) return nullptr;
  for (const Phrase& phrase : phrases_with(words[0])) {
    if (phrase.words.size() >= kMinBytes && one_slip(words, phrase.words) != Slip::kNone) {
      return &phrase;
    }
  }
  return nullptr;
}

// A phrase of two words written as one.
const Phrase* find_closed_up(std::string_view words) {
  if (words.find(' ') != std::string_view::npos) return nullptr;
  for (const Phrase& phrase : phrases_with(words[0])) {
    if (phrase.words.size() != words.size() + 1) continue;
    const std::size_t space = phrase.words.find(' ');
    if (space != std::string_view::npos && words.starts_with(phrase.words.substr(0, space)) &&
        words.substr(space) == phrase.words.substr(space + 1)) {
      return &phrase;
    }
  }
  return nullptr;
}

// --- reading ----------------------------------------------------------------

// "RAG: Green", "Status - A", "Action on hold": words that name the column.
std::string_view without_rating_label(std::string_view words) {
  static constexpr auto kLabels =
      std::to_array<std::string_view>({"rag rating", "brag rating", "rag status", "rag", "brag",
                                       "rating", "status", "actions", "action"});
  for (const std::string_view label : kLabels) {
    if (words.size() > label.size() + 1 && words.starts_with(label) && words[label.size()] == ' ') {
      return words.substr(label.size() + 1);
    }
  }
  return words;
}

bool is_shade(std::string_view word) { return word == "light" || word == "dark" || word == "pale"; }

struct Codes {
  std::array<const Code*, 3> found{};  // at the head of the words
  std::size_t count = 0;               // of them
  bool mended = false;
  bool rest = false;   // words stand behind them
  bool arrow = false;  // "Amber to Green"
};

Codes head_codes(std::string_view words) {
  Codes codes;
  const bool few = count_byte(words, ' ') < 2;
  while (!words.empty() && codes.count < codes.found.size()) {
    std::string_view behind = words;
    const std::string_view word = cut_part(behind, ' ');
    const bool arrow =
        word == "to" && codes.count > 0 && find_code(behind.substr(0, behind.find(' '))) != nullptr;
    if (arrow || (is_shade(word) && !behind.empty())) {
      codes.arrow |= arrow;
      words = behind;
      continue;
    }
    const Code* code = find_code(word);
    if (code == nullptr && few) {
      code = mend_code(word);
      codes.mended |= code != nullptr;
    }
    if (code == nullptr) break;
    codes.found[codes.count++] = code;
    words = behind;
  }
  codes.rest = !words.empty();
  return codes;
}

// The mark behind the first letter of a text: "G - on track", "A: late", "R↑".
bool letter_stands_apart(std::string_view folded) {
  if (folded.size() < 2) return true;
  std::size_t i = 1;
  while (i < folded.size() && folded[i] == ' ') ++i;
  const auto next = static_cast<unsigned char>(folded[i]);
  return next >= 0x80 || std::string_view("-:(,;.)=+*").find(folded[i]) != std::string_view::npos;
}

RatingWords of_codes(const Codes& codes, std::string_view folded) {
  const Code& first = *codes.found.front();
  RatingWords reading;
  // "(a)" numbers a list.
  if (folded.size() == 3 && folded[0] == '(') return reading;
  // A letter before other words is an article, a bullet or an initial.
  if (codes.rest && first.word.size() == 1 && !letter_stands_apart(folded)) return reading;
  reading.known = reading.code = true;
  reading.value = first.value;
  reading.canonical = first.canonical;
  reading.mended = codes.mended;
  reading.whole = !codes.rest;
  if (codes.count > 1) {
    const Code& second = *codes.found[1];
    const bool aside = folded.find('(') != std::string_view::npos;
    if (codes.arrow) {
      reading.value = codes.found[codes.count - 1]->value;
    } else if (!aside) {
      reading.value = first.value && second.value && codes.count == 2
                          ? split_value(*first.value, *second.value)
                          : std::nullopt;
      reading.canonical = first.canonical && second.canonical;
      reading.reversed =
          reading.value && *reading.value != *first.value && *first.value != Rag::kAmber;
    }
  }
  reading.complete = reading.value == Rag::kBlue;
  return reading;
}

// "AG", "GA", "AR", "RA".
RatingWords of_joined(std::string_view word) {
  RatingWords reading;
  if (word.size() != 2) return reading;
  const Code* first = find_code(word.substr(0, 1));
  const Code* second = find_code(word.substr(1, 1));
  if (first == nullptr || second == nullptr || first->value == second->value) return reading;
  reading.value = split_value(*first->value, *second->value);
  if (!reading.value) return reading;
  reading.known = reading.code = reading.canonical = reading.joined = reading.whole = true;
  reading.reversed = *first->value != Rag::kAmber;
  return reading;
}

// What may follow a phrase that still is the whole of a rating cell: a bracket, a
// comment behind a dash, "for due date".
bool is_tail(std::string_view tail) {
  static constexpr auto kTails = std::to_array<std::string_view>(
      {"for due date", "to deliver", "for delivery", "to complete", "to plan", "and embedded"});
  return std::find(kTails.begin(), kTails.end(), tail) != kTails.end();
}

RatingWords of_phrase(std::string_view words) {
  RatingWords reading;
  const Phrase* phrase = find_phrase(words);
  // "Ontrack" is a way to write it, "Compete" a slip.
  const Phrase* closed_up = phrase == nullptr ? find_closed_up(words) : nullptr;
  if (phrase == nullptr) phrase = closed_up;
  if (phrase == nullptr) {
    phrase = mend_phrase(words);
    reading.mended = phrase != nullptr;
  }
  if (phrase == nullptr) return reading;
  reading.known = true;
  reading.value = phrase->value;
  reading.complete = phrase->complete;
  reading.closed = phrase->closed;
  reading.whole = reading.mended || closed_up != nullptr || words.size() == phrase->words.size() ||
                  is_tail(words.substr(phrase->words.size() + 1));
  return reading;
}

// "Delayed (<4 weeks)" and "Delayed (>4 weeks)": a little late and late. "Delayed" alone tells
// neither.
std::optional<Rag> value_of_delay(std::string_view words, std::string_view raw) {
  if (!words.starts_with("delayed") && !words.starts_with("slip")) return std::nullopt;
  const std::size_t sign = raw.find_first_of("<>");
  if (sign == std::string_view::npos || raw.find_first_of("0123456789", sign) > sign + 2) {
    return std::nullopt;
  }
  return raw[sign] == '<' ? Rag::kAmber : Rag::kRed;
}

}  // namespace

std::string rating_key(std::string_view raw) {
  constexpr std::string_view kAnd = " and ";
  const std::string folded = fold(trim(raw));
  std::string key;
  std::size_t done = 0;
  for (std::size_t at = folded.find(kAnd); at != std::string::npos; at = folded.find(kAnd, done)) {
    key.append(folded, done, at - done);
    key += " &";
    done = at + kAnd.size() - 1;
  }
  return key.append(folded, done);
}

RatingWords read_rating_words(std::string_view raw) {
  raw = trim(raw.substr(0, kMaxRatingBytes));
  const std::string all = fold_words(raw);
  const std::string_view words = without_rating_label(all);
  if (words.empty()) return {};
  const Codes codes = head_codes(words);
  if (codes.count > 0) {
    if (RatingWords reading = of_codes(codes, fold(raw)); reading.known) return reading;
  }
  if (words.size() == 2) {
    if (RatingWords reading = of_joined(words); reading.known) return reading;
  }
  if (RatingWords reading = of_phrase(words); reading.known) {
    if (!reading.value && !reading.closed) reading.value = value_of_delay(words, raw);
    return reading;
  }
  // "Action complete" is a phrase with its label.
  return words.size() == all.size() ? RatingWords{} : of_phrase(all);
}

RatingIcons read_rating_icons(std::string_view raw) {
  struct Icon {
    std::string_view bytes;
    std::optional<Rag> value;
  };
  static constexpr auto kIcons = std::to_array<Icon>({
      {"\xF0\x9F\x94\xB4", Rag::kRed},     // U+1F534 large red circle
      {"\xF0\x9F\x9F\xA0", Rag::kAmber},   // U+1F7E0 orange circle
      {"\xF0\x9F\x9F\xA1", Rag::kAmber},   // U+1F7E1 yellow circle
      {"\xF0\x9F\x9F\xA2", Rag::kGreen},   // U+1F7E2 green circle
      {"\xF0\x9F\x94\xB5", Rag::kBlue},    // U+1F535 blue circle
      {"\xF0\x9F\x9F\xA3", std::nullopt},  // U+1F7E3 purple circle
      {"\xF0\x9F\x9F\xA5", Rag::kRed},     // U+1F7E5 red square
      {"\xF0\x9F\x9F\xA7", Rag::kAmber},   // U+1F7E7 orange square
      {"\xF0\x9F\x9F\xA8", Rag::kAmber},   // U+1F7E8 yellow square
      {"\xF0\x9F\x9F\xA9", Rag::kGreen},   // U+1F7E9 green square
      {"\xF0\x9F\x9F\xA6", Rag::kBlue},    // U+1F7E6 blue square
      {"\xF0\x9F\x9F\xAA", std::nullopt},  // U+1F7EA purple square
      {"\xE2\x9A\xAA", Rag::kGrey},        // U+26AA white circle
      {"\xE2\x9A\xAB", std::nullopt},      // U+26AB black circle
      {"\xE2\xAC\x9C", Rag::kGrey},        // U+2B1C white square
      {"\xE2\xAC\x9B", std::nullopt},      // U+2B1B black square
  });
  RatingIcons icons;
  std::optional<Rag> first;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const std::string_view at = raw.substr(i);
    const auto* icon =
        static_cast<unsigned char>(at[0]) < 0xE2
            ? kIcons.end()
            : std::find_if(kIcons.begin(), kIcons.end(),
                           [at](const Icon& candidate) { return at.starts_with(candidate.bytes); });
    if (icon == kIcons.end()) {
      ++i;
      continue;
    }
    icons.rest += raw.substr(copied, i - copied);
    copied = i + icon->bytes.size();
    ++icons.count;
    if (icons.count == 1) first = icons.value = icon->value;
    if (icons.count == 2) {
      icons.value = first && icon->value ? split_value(*first, *icon->value) : std::nullopt;
    }
    if (icons.count > 2) icons.value = std::nullopt;
    i += icon->bytes.size();
  }
  icons.rest += raw.substr(copied);
  return icons;
}

}  // namespace boardtrail
