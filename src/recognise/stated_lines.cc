// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/stated_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/leads.h"
#include "normalise/number.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

// "Agreed management action 12.1", "Senior responsible officer": the longest labels.
constexpr std::size_t kLongestStatedLabel = 44;
constexpr int kMostLabelWords = 4;
// An item with more text is a paragraph of prose.
constexpr std::size_t kLongestItem = 1200;
// What an item says of lead and date is short.
constexpr std::size_t kLongestTail = 160;

bool is_separator(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ';' || c == '|' || c == '/' ||
         c == '-' || c == ':' || c == '(' || c == '[' || c == '*' || c == '_';
}

// Without the spaces, dashes and commas around; a full stop goes at the end only.
std::string_view bare(std::string_view text) {
  const auto dash_ends = [&] { return text.ends_with("–") || text.ends_with("—"); };
  const auto dash_begins = [&] { return text.starts_with("–") || text.starts_with("—"); };
  constexpr std::size_t kDash = 3;
  for (bool more = true; more && !text.empty();) {
    more = true;
    if (dash_ends()) {
      text.remove_suffix(kDash);
    } else if (dash_begins()) {
      text.remove_prefix(kDash);
    } else if (is_separator(text.back()) || text.back() == '.') {
      text.remove_suffix(1);
    } else if (is_separator(text.front()) && text.front() != '(' && text.front() != '[') {
      text.remove_prefix(1);
    } else {
      more = false;
    }
  }
  return text;
}

// The begin of the label that ends at `colon`, looked for among the words before it, the
// longest first; npos where there is none.
std::size_t label_before(const PaperReading& reading, std::string_view line, std::size_t from,
                         std::size_t colon, LabelledPiece& piece) {
  std::array<std::size_t, kMostLabelWords> starts{};
  int words = 0;
  std::size_t at = colon;
  while (at > from && words < kMostLabelWords && colon - at < kLongestStatedLabel) {
    const char c = line[at - 1];
    if (c == ' ') {
      if (at < colon && line[at] != ' ') starts[static_cast<std::size_t>(words++)] = at;
    } else if (!is_letter(c) && c != '/' && !is_digit(c) && (c != '.' || !is_digit(line[at]))) {
      break;
    }
    --at;
  }
  if (words < kMostLabelWords && at < colon) starts[static_cast<std::size_t>(words++)] = at;
  while (words > 0) {
    const std::size_t start = starts[static_cast<std::size_t>(--words)];
    if (!is_upper(line[start])) continue;
    piece = read_label(reading, line.substr(start, colon - start));
    if (piece.column == nullptr) continue;
    // In the middle of a sentence no action begins ("... of the Action: ..." is prose), unless
    // it has a number.
    const bool opens = piece.ref.empty() && (piece.column->field == Field::kDescription ||
                                             piece.column->field == Field::kSourceFinding);
    std::size_t before = start;
    while (before > from && line[before - 1] == ' ') --before;
    const bool breaks = before == from || (!is_letter(line[before - 1]) && line[before - 1] != ',');
    if (opens && !breaks) continue;
    return start;
  }
  return std::string_view::npos;
}

bool ends_label(std::string_view line, std::size_t colon) {
  return colon + 1 >= line.size() || !is_digit(line[colon + 1]) || line[colon - 1] == ' ' ||
         !is_digit(line[colon - 1]);
}

void add_labelled(const PaperReading& reading, std::string_view line, std::size_t from,
                  std::vector<LabelledPiece>& pieces) {
  for (std::size_t colon = line.find(':', from); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (colon == from || !ends_label(line, colon)) continue;
    LabelledPiece piece;
    const std::size_t start = label_before(reading, line, from, colon, piece);
    if (start == std::string_view::npos) continue;
    if (!pieces.empty()) {
      LabelledPiece& before = pieces.back();
      before.value = bare(line.substr(from, start - from));
      // A sentence keeps its full stop.
      const auto end =
          static_cast<std::size_t>(before.value.data() - line.data()) + before.value.size();
      const bool sentence = before.column->type == ValueType::kText && !before.value.empty();
      if (sentence && end < start && line[end] == '.') {
        before.value = {before.value.data(), before.value.size() + 1};
      }
    }
    pieces.push_back(std::move(piece));
    from = colon + 1;
  }
  if (!pieces.empty()) pieces.back().value = trim(line.substr(from));
}

// --- tails ---------------------------------------------------------------------

constexpr std::array<std::string_view, 25> kDateWords = {
    "by",  "due",       "deadline",   "target",   "date", "timescale", "complete",
    "the", "completed", "completion", "end",      "of",   "for",       "in",
    "to",  "be",        "delivered",  "delivery", "from", "on",        "before",
    "no",  "later",     "than",       "expected"};
// Of these only the first seven and their like say that the date is one to keep.
constexpr std::array<std::string_view, 12> kDueWords = {
    "by",         "due",       "deadline", "target", "timescale", "complete",
    "completion", "completed", "before",   "than",   "delivery",  "delivered"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct TakenDate {
  std::string_view rest;  // what is no date
  std::string_view due;   // with the words that lead to it
  bool named = false;
};

// The date at the begin or the end of a text, with the words before it.
std::optional<TakenDate> take_date(std::string_view text) {
  const std::vector<DateTerm> terms = find_dates(text);
  if (terms.empty()) return std::nullopt;
  std::string_view left = text.substr(0, terms.front().begin);
  const std::string_view right = bare(text.substr(terms.back().end));
  TakenDate taken;
  for (bool more = true; more;) {
    left = bare(left);
    const std::size_t space = left.find_last_of(" ,;:/|");
    const std::string_view last = space == std::string_view::npos ? left : left.substr(space + 1);
    const std::string word = fold_words(last);
    more = !word.empty() && is_one_of(kDateWords, word);
    if (!more) break;
    taken.named |= is_one_of(kDueWords, word);
    left.remove_suffix(last.size());
  }
  if (!left.empty() && !right.empty()) return std::nullopt;
  taken.rest = left.empty() ? right : left;
  const std::size_t begin =
      left.empty() ? 0 : static_cast<std::size_t>(left.data() - text.data()) + left.size();
  taken.due = bare(text.substr(begin, terms.back().end - begin));
  return taken;
}

bool is_lead(std::string_view text) {
  return !text.empty() && (is_upper(text.front())) && looks_like_lead(text);
}

// Lead and date of the words in an item's brackets or behind its last label; false where they
// say anything else.
bool read_unlabelled(std::string_view words, StatedTail& tail) {
  words = bare(words);
  if (words.empty()) return true;
  std::string_view lead = words;
  if (tail.due.empty()) {
    if (const auto taken = take_date(words)) {
      tail.due = std::string(taken->due);
      tail.due_named = taken->named;
      lead = taken->rest;
    }
  }
  if (lead.empty()) return true;
  if (!tail.lead.empty() || !is_lead(lead)) return false;
  tail.lead = std::string(lead);
  return true;
}

bool read_pieces(const std::vector<LabelledPiece>& pieces, StatedTail& tail) {
  for (const LabelledPiece& piece : pieces) {
    const Field field = piece.column->field;
    if (field == Field::kDue || field == Field::kRevisedDue) {
      if (!tail.due.empty()) tail.due += "; ";
      tail.due += bare(piece.value);
      tail.due_named = true;
    } else if (field == Field::kLead) {
      std::string_view value = bare(piece.value);
      if (const auto taken = take_date(value)) {
        value = taken->rest;
        tail.due = std::string(taken->due);
        tail.due_named = true;
      }
      if (!tail.lead.empty()) tail.lead += "; ";
      tail.lead += value;
      tail.lead_named = true;
    } else if (field == Field::kDescription || field == Field::kSourceFinding) {
      return false;
    }
  }
  return tail.lead_named || tail.due_named;
}

// The words in the brackets at the end of an item, and where these open.
std::optional<std::size_t> bracket_at_end(std::string_view item) {
  if (item.empty() || (item.back() != ')' && item.back() != ']')) return std::nullopt;
  int depth = 0;
  for (std::size_t at = item.size(); at-- > 0 && item.size() - at <= kLongestTail;) {
    if (item[at] == ')' || item[at] == ']') ++depth;
    if ((item[at] == '(' || item[at] == '[') && --depth == 0) return at;
  }
  return std::nullopt;
}

// Where the last dash or bar between spaces begins that stands in [from, end); npos where none.
std::size_t last_mark(std::string_view item, std::size_t from, std::size_t end) {
  for (std::size_t at = end; at-- > from;) {
    if (item[at] != ' ') continue;
    std::string_view mark = item.substr(at + 1, end - at - 1);
    mark = mark.substr(0, mark.find(' ', 1));
    if (at + 1 + mark.size() == end) continue;  // no space behind it
    if (mark == "-" || mark == "|" || mark == "–" || mark == "—") return at;
  }
  return std::string_view::npos;
}

// "... – Chief Operating Officer – 1 December 2025", "... | COO, December 2025": what stands
// behind the last dash or bar, or the last two, if it is a lead and a date. `from` is set to
// where they begin.
bool read_segments(std::string_view item, std::size_t& from, StatedTail& tail) {
  std::size_t end = item.size();
  for (int segments = 0; segments < 2 && end > from; ++segments) {
    const std::size_t at = last_mark(item, from, end);
    if (at == std::string_view::npos) return false;
    StatedTail found;
    if (read_unlabelled(item.substr(at + 1), found) && !found.lead.empty() && !found.due.empty()) {
      tail = std::move(found);
      from = at;
      return true;
    }
    end = at;
  }
  return false;
}

// "... by December 2025": the last words of a sentence.
void take_last_date(StatedTail& tail) {
  if (!tail.due.empty()) return;
  const std::size_t from = tail.text.size() > kLongestTail ? tail.text.size() - kLongestTail : 0;
  const std::string_view end = std::string_view(tail.text).substr(from);
  constexpr std::string_view kBy = " by ";
  std::size_t by = end.size();
  do {
    if (by + 1 < kBy.size()) return;
    --by;
  } while (end[by] != 'y' || end.substr(by - 2, kBy.size()) != kBy);
  const std::string_view words = bare(end.substr(by - 2));
  const auto taken = take_date(words);
  if (!taken || !taken->rest.empty() || taken->due.size() != words.size()) return;
  tail.due = std::string(words);
  tail.due_named = true;
}

}  // namespace

LabelledPiece read_label(const PaperReading& reading, std::string_view words) {
  LabelledPiece piece;
  words = bare(words);
  if (words.empty() || words.size() > kLongestStatedLabel || !is_letter(words.front()))
    return piece;
  std::string_view name = words;
  const std::size_t space = words.rfind(' ');
  if (space != std::string_view::npos) {
    const std::string_view last = words.substr(space + 1);
    if (std::any_of(last.begin(), last.end(), is_digit)) {
      piece.ref = std::string(last);
      name = trim(words.substr(0, space));
    }
  }
  const std::string folded = fold_words(name);
  // Not by the reading's own memory: what stands before colons is without number.
  for (const HeaderHit& hit : reading.schemas.match_header(folded)) {
    const Schema& schema = reading.schemas.schemas()[static_cast<std::size_t>(hit.schema)];
    if (schema.kind != SchemaKind::kLines) continue;
    piece.schema = &schema;
    piece.column = &schema.columns[static_cast<std::size_t>(hit.column)];
    piece.label = collapse_spaces(name);
    break;
  }
  return piece;
}

LeadAndDate split_lead_and_date(std::string_view text) {
  const auto taken = take_date(text);
  if (!taken) {
    // "Chief Nurse, date to be confirmed".
    const std::size_t comma = text.rfind(',');
    const std::string_view tail =
        comma == std::string_view::npos ? std::string_view() : trim(text.substr(comma + 1));
    const std::string_view word = starts_with_fold(tail, "date ") ? trim(tail.substr(5)) : tail;
    if (word.empty() || !read_placeholder(word).placeholder) return {collapse_spaces(text), {}};
    return {collapse_spaces(text.substr(0, comma)), collapse_spaces(tail)};
  }
  return {collapse_spaces(taken->rest), collapse_spaces(taken->due)};
}

std::vector<LabelledPiece> labelled_pieces(const PaperReading& reading, std::string_view line,
                                           bool inside) {
  std::vector<LabelledPiece> pieces;
  line = trim(line);
  while (!line.empty() && (line.front() == '*' || line.front() == '_')) line.remove_prefix(1);
  const std::size_t colon = line.substr(0, kLongestStatedLabel + 1).find(':');
  if (colon == std::string_view::npos || colon == 0 || !ends_label(line, colon)) return pieces;
  if (!inside && !reading.schemas.vocabulary("action-label").may_hold(line)) return pieces;
  LabelledPiece first = read_label(reading, line.substr(0, colon));
  if (first.column == nullptr) return pieces;
  const Field field = first.column->field;
  if (!inside && field != Field::kDescription && field != Field::kSourceFinding) return pieces;
  pieces.push_back(std::move(first));
  add_labelled(reading, line, colon + 1, pieces);
  return pieces;
}

StatedTail read_stated_tail(const PaperReading& reading, std::string_view item) {
  StatedTail tail;
  item = trim(item);
  while (!item.empty() && (item.back() == '.' || item.back() == ';')) item.remove_suffix(1);
  if (item.empty() || item.size() > kLongestItem) return tail;
  tail.text = std::string(item);
  const std::optional<std::size_t> open = bracket_at_end(item);
  std::size_t from = item.size() > kLongestTail ? item.size() - kLongestTail : 0;
  std::string_view words = item.substr(from);
  if (open) {
    from = *open + 1;
    words = item.substr(from, item.size() - from - 1);
  }
  std::vector<LabelledPiece> pieces;
  add_labelled(reading, words, 0, pieces);
  StatedTail found;
  if (!pieces.empty()) {
    const std::size_t label = words.find(pieces.front().label);
    if (!read_pieces(pieces, found) || label == std::string_view::npos) return tail;
    if (open && !read_unlabelled(words.substr(0, label), found)) return tail;
    if (!open) from += label;
  } else if (open ? !read_unlabelled(words, found) : !read_segments(item, from, found)) {
    take_last_date(tail);
    return tail;
  }
  found.text = std::string(bare(open ? item.substr(0, *open) : item.substr(0, from)));
  take_last_date(found);
  return found;
}

}  // namespace boardtrail
