// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "normalise/date_scanner.h"
#include "normalise/date_term.h"
#include "normalise/dates.h"
#include "normalise/number.h"

// A due cell is dates and what stands between them. The pieces between tell how the
// dates relate (one replaces the other, or both hold); what is left says the rest.
namespace boardtrail {
namespace {

// Words that say nothing beside a date. In order, for binary search.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"a",        "agreed",     "and",         "as",         "at",       "beginning", "by",
     "closure",  "completion", "current",     "date",       "deadline", "deferred",  "due",
     "during",   "early",      "end",         "estimated",  "expected", "extended",  "extension",
     "for",      "forecast",   "from",        "in",         "initial",  "initially", "late",
     "mid",      "moved",      "new",         "now",        "of",       "old",       "on",
     "or",       "orig",       "original",    "originally", "planned",  "previous",  "previously",
     "proposed", "reforecast", "rescheduled", "revised",    "start",    "target",    "the",
     "then",     "to",         "until",       "updated",    "was"});
static_assert(std::is_sorted(kFillers.begin(), kFillers.end()));

// A date after one of these is the one that no longer holds.
constexpr auto kFormerCues =
    std::to_array<std::string_view>({"was", "originally", "original", "orig", "initially",
                                     "previously", "previous", "formerly", "old", "instead"});

// A date after one of these and 'from' is the one that no longer holds, too.
constexpr auto kMovedCues = std::to_array<std::string_view>(
    {"revised", "moved", "changed", "extended", "deferred", "delayed", "slipped"});

// One of these between two dates says that the second replaces the first.
constexpr auto kRevisionCues = std::to_array<std::string_view>(
    {"revised",    "extended",   "moved",       "changed",    "new",      "now",
     "deferred",   "delayed",    "slipped",     "reforecast", "forecast", "updated",
     "amended",    "extension",  "rescheduled", "pushed",     "current",  "was",
     "originally", "previously", "initially",   "instead"});

constexpr auto kOngoing = std::to_array<std::string_view>(
    {"ongoing",       "on going",     "bau",           "business as usual", "rolling",
     "continuous",    "continuously", "continuing",    "continual",         "monthly",
     "weekly",        "daily",        "quarterly",     "annually",          "annual",
     "bimonthly",     "fortnightly",  "biannual",      "biannually",        "each month",
     "every month",   "each quarter", "every quarter", "each year",         "every year",
     "every meeting", "each meeting", "recurring",     "permanent",         "standing item",
     "year round",    "regularly"});

constexpr auto kRelative = std::to_array<std::string_view>({"asap",
                                                            "as soon as",
                                                            "immediate",
                                                            "immediately",
                                                            "urgent",
                                                            "urgently",
                                                            "within",
                                                            "next",
                                                            "following",
                                                            "post",
                                                            "after",
                                                            "once",
                                                            "upon",
                                                            "prior",
                                                            "before",
                                                            "when",
                                                            "month end",
                                                            "end of month",
                                                            "end of the month",
                                                            "day",
                                                            "days",
                                                            "week",
                                                            "weeks",
                                                            "month",
                                                            "months",
                                                            "years",
                                                            "short term",
                                                            "medium term",
                                                            "long term",
                                                            "christmas",
                                                            "easter",
                                                            "go live",
                                                            "today",
                                                            "this month",
                                                            "this year",
                                                            "this quarter",
                                                            "in year",
                                                            "in time for"});

constexpr auto kPlaceholders = std::to_array<std::string_view>(
    {"tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be determined", "to be advised",
     "to be decided", "to be set", "n a", "not applicable", "awaited", "not set"});

constexpr auto kComplete =
    std::to_array<std::string_view>({"complete", "completed", "done", "closed", "achieved",
                                     "delivered", "implemented", "embedded", "finished"});

template <std::size_t n>
bool contains_word(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// True where one of the phrases stands in `words` (of fold_words, a space at each end).
template <std::size_t n>
bool has_phrase(std::string_view words, const std::array<std::string_view, n>& phrases) {
  if (words.size() <= 2) return false;  // mostly nothing stands beside the date
  return std::any_of(phrases.begin(), phrases.end(), [words](std::string_view phrase) {
    std::size_t at = words.find(phrase);
    while (at != std::string_view::npos) {
      if (words[at - 1] == ' ' && words[at + phrase.size()] == ' ') return true;
      at = words.find(phrase, at + 1);
    }
    return false;
  });
}

bool is_filler(std::string_view word) {
  return word.empty() || std::binary_search(kFillers.begin(), kFillers.end(), word);
}

// How a date stands to the one before it, by the words between them.
enum class Relation { kReplaces, kBeside, kListed };

Relation relation_of(std::string_view piece) {
  const std::string words = fold_words(piece);
  if (words == "and" || (words.empty() && piece.find('&') != std::string_view::npos)) {
    return Relation::kBeside;
  }
  if (words.empty() && trim(piece) == ",") return Relation::kListed;
  std::size_t unknown = 0;
  for (const std::string_view word : split(words, ' ')) {
    if (contains_word(kRevisionCues, word)) return Relation::kReplaces;
    if (!is_filler(word)) ++unknown;
  }
  // One stray word may be left of a cut cell; two, or a stop, make a clause of their own.
  const bool stop = piece.find_first_of(",;.") != std::string_view::npos;
  return unknown >= (stop ? 1U : 2U) ? Relation::kBeside : Relation::kReplaces;
}

struct FormerCue {
  bool of_next = false;    // "(was 30/06/21)"
  bool of_before = false;  // "30/06/21 (original)"
};

FormerCue former_cue(std::string_view piece) {
  FormerCue cue;
  const std::string folded = fold(piece);
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t begin = folded.find_first_not_of(" ()[],.:;-/", at);
    if (begin == std::string::npos) break;
    std::size_t end = folded.find_first_of(" ()[],.:;-/", begin);
    if (end == std::string::npos) end = folded.size();
    if (contains_word(kFormerCues, std::string_view(folded).substr(begin, end - begin))) {
      const bool closed = folded.find_first_of(")]", end) != std::string::npos;
      cue.of_before |= closed;
      cue.of_next = !closed;
    }
    at = end;
  }
  return cue;
}

// "Complete", "Completed 12/03/21 by the Board", "in place"; not "complete the review",
// "to be completed".
bool says_complete(std::string_view words) {
  static constexpr auto kNotYet =
      std::to_array<std::string_view>({"be", "not", "once", "to", "until", "when", "yet", "if"});
  if (words.find(" in place ") != std::string_view::npos) return true;
  std::string_view before;
  const std::vector<std::string_view> all = split(words, ' ');
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view next = i + 1 < all.size() ? all[i + 1] : std::string_view();
    const bool command = next == "the" || next == "a" || next == "all" || next == "our";
    if (contains_word(kComplete, all[i]) && !contains_word(kNotYet, before) && !command)
      return true;
    before = all[i];
  }
  return false;
}

// "agreed by the Board on", "as approved at committee of": the day behind it is that of a meeting.
bool tells_of_a_meeting(std::string_view piece) {
  static constexpr auto kDecided = std::to_array<std::string_view>(
      {"agreed", "approved", "confirmed", "noted", "reported", "ratified", "endorsed"});
  static constexpr auto kMeetings =
      std::to_array<std::string_view>({"board", "committee", "council", "group", "meeting"});
  bool decided = false;
  const std::string words = fold_words(piece);
  for (const std::string_view word : split(words, ' ')) {
    if (decided && contains_word(kMeetings, word)) return true;
    decided |= contains_word(kDecided, word);
  }
  return false;
}

class DueReader {
 public:
  DueReader(std::string_view text, const std::vector<ByteRange>& struck)
      : text_(text), struck_(struck), found_(scan_dates(text, true)) {
    for (std::size_t i = found_.size(); i-- > 1;) {
      if (tells_of_a_meeting(piece(i)))
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  DueReading read() {
    read_dates();
    order_dates();
    doubt_order();
    read_words();
    return std::move(reading_);
  }

 private:
  // The text between date i - 1 and date i; i == size: what follows the last.
  std::string_view piece(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : found_[i - 1].end;
    const std::size_t end = i < found_.size() ? found_[i].begin : text_.size();
    return text_.substr(begin, end - begin);
  }

  void read_dates() {
    former_.assign(found_.size() + 1, false);
    std::vector<Relation> relations;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const DateTerm term = date_term(found_[i]);
      DueDate date;
      date.date = term.date;
      date.latest = term.latest;
      date.precision = term.precision;
      date.raw = collapse_spaces(text_.substr(term.begin, term.end - term.begin));
      date.struck = is_struck(term);
      reading_.doubtful |= term.doubtful;
      if (term.impossible && !reading_.impossible) {
        reading_.impossible = true;
        reading_.impossible_raw = date.raw;
      }
      reading_.dates.push_back(std::move(date));
      relations.push_back(i == 0 ? Relation::kBeside : relation_of(piece(i)));
    }
    set_roles(relations);
    if (found_.size() > 1) find_former();
  }

  // "Q4 (Jan-Mar 2022)", "31/03/22 (Q4)": the bracket says the same in other words.
  bool is_gloss(std::size_t i) const {
    const DueDate& before = reading_.dates[i - 1];
    const DueDate& date = reading_.dates[i];
    const bool bracketed = trim(piece(i)) == "(" && trim(piece(i + 1)).starts_with(')');
    return bracketed && (!before.date || !date.date || before.date == date.date);
  }

  void set_roles(std::vector<Relation>& relations) {
    // "March, June and September 2021": the commas mean what the 'and' means.
    for (std::size_t i = relations.size(); i-- > 2;) {
      if (relations[i] == Relation::kBeside && relations[i - 1] == Relation::kListed) {
        relations[i - 1] = Relation::kBeside;
      }
    }
    for (std::size_t i = 1; i < relations.size(); ++i) {
      const bool beside = relations[i] == Relation::kBeside || is_gloss(i);
      reading_.dates[i].role = beside ? reading_.dates[i - 1].role : DateRole::kRevised;
    }
  }

  // A cue that would make every date a former one explains nothing.
  void find_former() {
    for (std::size_t i = 0; i <= found_.size(); ++i) {
      const FormerCue cue = former_cue(piece(i));
      if (cue.of_before && i > 0) former_[i - 1] = true;
      if (i < found_.size() && (cue.of_next || is_moved_from(i))) former_[i] = true;
    }
    former_.resize(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) {
      former_[i] = former_[i] || reading_.dates[i].struck;
    }
  }

  // "June 22 (revised from March 22)", "June 22 (from March 22)".
  bool is_moved_from(std::size_t i) const {
    if (!starts_with_fold(reading_.dates[i].raw, "from")) return false;
    if (i > 0 && trim(piece(i)).ends_with('(')) return true;
    const std::string words = fold_words(piece(i));
    const std::string_view last = std::string_view(words).substr(words.rfind(' ') + 1);
    return contains_word(kMovedCues, last);
  }

  bool is_struck(const DateTerm& term) {
    while (next_struck_ < struck_.size() && struck_[next_struck_].end <= term.begin) ++next_struck_;
    std::uint32_t covered = 0;
    for (std::size_t i = next_struck_; i < struck_.size() && struck_[i].begin < term.end; ++i) {
      covered += std::min(struck_[i].end, term.end) - std::max(struck_[i].begin, term.begin);
    }
    return 2 * covered > term.end - term.begin;
  }

  // Dates that no longer hold come first: the last one is current.
  void order_dates() {
    former_.resize(found_.size());
    const auto count = std::count(former_.begin(), former_.end(), true);
    if (count == 0 || count == static_cast<std::ptrdiff_t>(former_.size())) return;
    std::vector<DueDate> ordered;
    ordered.reserve(found_.size());
    for (const bool wanted : {true, false}) {
      for (std::size_t i = 0; i < former_.size(); ++i) {
        if (former_[i] == wanted) ordered.push_back(std::move(reading_.dates[i]));
      }
    }
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      ordered[i].role = i == 0 ? DateRole::kOriginal : DateRole::kRevised;
    }
    reading_.dates = std::move(ordered);
  }

  // A later-written date that lies earlier is current by the rule, but may not be meant so.
  void doubt_order() {
    for (std::size_t i = 1; i < reading_.dates.size(); ++i) {
      const DueDate& before = reading_.dates[i - 1];
      const DueDate& date = reading_.dates[i];
      const bool falls = before.date && date.date && *date.date < *before.date;
      if (falls && date.role == DateRole::kRevised && !before.struck) reading_.doubtful = true;
    }
  }

  void read_words() {
    std::string words = " ";
    std::size_t others = 0;
    for (std::size_t i = 0; i <= found_.size(); ++i) {
      words += fold_words(piece(i));
      words += ' ';
      others += add_rest(piece(i));
    }
    const bool dated = !found_.empty();
    if (!dated && read_placeholder(text_).placeholder) {
      if (!is_blank(text_)) reading_.words = DueWords::kPlaceholder;
      return;
    }
    reading_.words = classify(words, others, dated);
  }

  static DueWords classify(std::string_view words, std::size_t others, bool dated) {
    if (others <= 3 && says_complete(words)) return DueWords::kComplete;
    if (has_phrase(words, kOngoing)) return DueWords::kOngoing;
    if (has_phrase(words, kPlaceholders)) return DueWords::kPlaceholder;
    if (dated) return DueWords::kNone;
    if (has_phrase(words, kRelative)) return DueWords::kRelative;
    return DueWords::kUnparsed;
  }

  // Adds the words that say something to `rest`; answers how many.
  std::size_t add_rest(std::string_view text) {
    std::size_t added = 0;
    const std::string spaced = collapse_spaces(text);
    for (const std::string_view word : split(spaced, ' ')) {
      const std::string folded = fold_words(word);
      if (is_filler(folded)) continue;
      if (!reading_.rest.empty()) reading_.rest += ' ';
      reading_.rest += word;
      ++added;
    }
    return added;
  }

  std::string_view text_;
  const std::vector<ByteRange>& struck_;
  std::vector<DateExpression> found_;
  std::vector<bool> former_;
  std::size_t next_struck_ = 0;
  DueReading reading_;
};

}  // namespace

DueReading read_due(std::string_view text, const std::vector<ByteRange>& struck) {
  return DueReader(text, struck).read();
}

}  // namespace boardtrail
