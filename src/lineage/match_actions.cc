// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/match_actions.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/ascii.h"
#include "base/text.h"
#include "lineage/assignment.h"
#include "lineage/same_place.h"
#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

// Shares of the score; they sum to 1.
constexpr double kTextShare = 0.70;
constexpr double kRefShare = 0.15;
constexpr double kSectionShare = 0.05;
constexpr double kLeadShare = 0.04;
constexpr double kTableShare = 0.03;
constexpr double kOrderShare = 0.03;

// Two texts about different things share up to a third of their pieces (the plan's own
// phrases); the same action reworded keeps more than half.
constexpr double kSameText = 0.45;
constexpr double kSameTextWithRef = 0.20;
// Below these the link is doubtful: by text alone; with the ref; against the ref.
constexpr double kSureText = 0.60;
constexpr double kSureTextWithRef = 0.40;
constexpr double kSureTextAgainstRef = 0.85;
// A text that stands whole inside a longer one counts as text of that similarity.
constexpr double kWorthOfContained = 0.7;
// Two rows without words of their own, of the same leads under the same heading: enough to
// be taken for one in doubt, too little to be sure.
constexpr double kWorthOfSamePlace = 0.5;
constexpr std::size_t kLeastContained = 8;  // pieces
// Of a text that was split or merged, so much is found again.
constexpr double kMovedText = 0.75;
// Pairs whose scores differ by less are as good as each other.
constexpr double kTie = 0.015;
// What an earlier statement loses when the last paper does not have it, and for each
// further paper: of two that agree, the newer one goes on.
constexpr double kAbsence = 0.02;
constexpr double kAbsencePerPaper = 0.001;

constexpr std::size_t kCommonPiece = 200;  // a piece of more rows than this tells nothing
constexpr std::size_t kCandidates = 24;    // a row
constexpr double kUnit = 1'000'000;

struct Row {
  const StatedAction* action = nullptr;
  TextGrams text;
  std::string ref;
  std::string section;
  std::vector<std::string> leads;  // folded, sorted
  double place = 0;                // 0..1 in the order of its paper
  bool bare = false;               // the row has no words of its own
};

Row make_row(const StatedAction& action, std::int32_t last_position) {
  Row row;
  row.action = &action;
  row.text = text_grams(action.description);
  // A row without words of its own is known by what stands beside it.
  row.bare = row.text.words < 2;
  if (row.bare) {
    row.text = text_grams(action.description + " " + action.source_finding + " " +
                          action.success_measure + " " + action.progress);
  }
  row.ref = folded_ref(action.ref);
  row.section = fold_words(action.section);
  for (const std::string& lead : action.leads) row.leads.push_back(fold_words(lead));
  std::sort(row.leads.begin(), row.leads.end());
  row.place = static_cast<double>(action.position) / (1.0 + static_cast<double>(last_position));
  return row;
}

std::vector<Row> make_rows(std::span<const StatedAction* const> actions) {
  std::vector<Row> rows;
  rows.reserve(actions.size());
  std::int32_t last = 0;
  for (const StatedAction* action : actions) last = std::max(last, action->position);
  for (const StatedAction* action : actions) rows.push_back(make_row(*action, last));
  return rows;
}

struct Pair {
  std::size_t before = 0;
  std::size_t now = 0;
  std::size_t shared = 0;  // pieces of text
  double text = 0;
  double score = 0;
  bool same_ref = false;
  bool other_ref = false;
  bool pinned = false;
};

// Where rows without words of their own are looked for; empty for all others.
std::string place_key(const Row& row) {
  if (!row.bare || row.leads.empty()) return {};
  std::string key = row.section;
  for (const std::string& lead : row.leads) key += '\x1f' + lead;
  return key;
}

// Of two sets that share so many pieces, the share of the smaller one.
double share_of_smaller(const Row& a, const Row& b, std::size_t shared) {
  const std::size_t smaller = std::min(a.text.grams.size(), b.text.grams.size());
  return smaller == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(smaller);
}

double text_of(const Row& a, const Row& b, std::size_t shared) {
  double alike = similarity(a.text, b.text, shared);
  if (a.bare && b.bare && alike < kWorthOfSamePlace && place_key(a) == place_key(b) &&
      !a.leads.empty()) {
    alike = kWorthOfSamePlace;
  }
  if (std::min(a.text.grams.size(), b.text.grams.size()) < kLeastContained) return alike;
  return std::max(alike, kWorthOfContained * share_of_smaller(a, b, shared));
}

// 1 where they agree, 0 where they differ, a half where one says nothing.
template <typename T>
double agreement(const T& a, const T& b) {
  if (a.empty() || b.empty()) return 0.5;
  return a == b ? 1 : 0;
}

Pair weigh(const std::vector<Row>& before, const std::vector<Row>& now, std::size_t i,
           std::size_t j) {
  const Row& a = before[i];
  const Row& b = now[j];
  Pair pair{i, j, count_shared(a.text.grams, b.text.grams)};
  pair.text = text_of(a, b, pair.shared);
  pair.same_ref = !a.ref.empty() && a.ref == b.ref;
  pair.other_ref = !a.ref.empty() && !b.ref.empty() && a.ref != b.ref;
  pair.score = kTextShare * pair.text + kRefShare * agreement(a.ref, b.ref) +
               kSectionShare * agreement(a.section, b.section) +
               kLeadShare * agreement(a.leads, b.leads) +
               kTableShare * (a.action->schema == b.action->schema ? 1 : 0) +
               kOrderShare * (1 - std::abs(a.place - b.place));
  if (a.action->age > 0) pair.score -= kAbsence + kAbsencePerPaper * a.action->age;
  return pair;
}

// How many of two rows' references, leads, due dates, measures and findings speak against
// their being one action; none where one speaks for it.
int objections(const Pair& pair, const Row& a, const Row& b) {
  const StatedAction& was = *a.action;
  const StatedAction& is = *b.action;
  const double said[] = {
      agreement(a.leads, b.leads),
      was.due_current && is.due_current ? (was.due_current == is.due_current ? 1 : 0) : 0.5,
      agreement(fold_words(was.success_measure), fold_words(is.success_measure)),
      agreement(fold_words(was.source_finding), fold_words(is.source_finding)),
  };
  if (pair.same_ref || std::count(std::begin(said), std::end(said), 1) > 0) return 0;
  return (pair.other_ref ? 1 : 0) +
         static_cast<int>(std::count(std::begin(said), std::end(said), 0));
}

// May these be one action at all? Half of the words may be those of a form that the plan has
// for its actions ("Train one ... in each ..."): not where nothing else agrees.
bool eligible(const Pair& pair, const Row& a, const Row& b) {
  constexpr int kTooMany = 2;
  if (pair.text >= kSureText) return true;
  if (pair.text >= kSameText) return objections(pair, a, b) < kTooMany;
  if (!pair.same_ref) return false;
  return pair.text >= kSameTextWithRef || a.bare || b.bare;
}

bool is_doubtful(const Pair& pair, const Row& a, const Row& b) {
  if (pair.pinned) return false;
  if (pair.same_ref) {
    const bool beside = agreement(a.section, b.section) == 1 || agreement(a.leads, b.leads) == 1;
    if (a.bare || b.bare) return !beside;
    return pair.text < kSureTextWithRef;
  }
  return pair.text < (pair.other_ref ? kSureTextAgainstRef : kSureText);
}

// Rows by piece of text, by whole text and by reference; candidates of one row.
class Index {
 public:
  explicit Index(const std::vector<Row>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const std::uint32_t gram : rows[i].text.grams) by_gram_[gram].push_back(i);
      if (rows[i].text.whole != 0) by_text_[rows[i].text.whole].push_back(i);
      if (!rows[i].ref.empty()) by_ref_[rows[i].ref].push_back(i);
      if (const std::string key = place_key(rows[i]); !key.empty()) by_place_[key].push_back(i);
    }
    hits_.resize(rows.size());
    for (auto& [text, same] : by_text_) sort_by_place(same);
    for (auto& [ref, same] : by_ref_) sort_by_place(same);
    for (auto& [key, same] : by_place_) sort_by_place(same);
  }

  std::vector<std::size_t> candidates(const Row& row) {
    std::vector<std::size_t> found;
    for (const std::uint32_t gram : row.text.grams) {
      const auto rows = by_gram_.find(gram);
      if (rows == by_gram_.end() || rows->second.size() > kCommonPiece) continue;
      for (const std::size_t i : rows->second) {
        if (hits_[i]++ == 0) found.push_back(i);
      }
    }
    std::sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
      return hits_[a] != hits_[b] ? hits_[a] > hits_[b] : a < b;
    });
    for (const std::size_t i : found) hits_[i] = 0;
    if (found.size() > kCandidates) found.resize(kCandidates);
    add_nearest(by_text_, row.text.whole, row.place, found);
    if (!row.ref.empty()) add_nearest(by_ref_, row.ref, row.place, found);
    if (const std::string key = place_key(row); !key.empty()) {
      add_nearest(by_place_, key, row.place, found);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  void sort_by_place(std::vector<std::size_t>& rows) const {
    std::stable_sort(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) {
      return rows_[a].place < rows_[b].place;
    });
  }

  // Of rows that all agree in `key`, those that stand nearest.
  template <typename Map, typename Key>
  void add_nearest(const Map& map, const Key& key, double place, std::vector<std::size_t>& found) {
    const auto rows = map.find(key);
    if (rows == map.end()) return;
    const std::vector<std::size_t>& all = rows->second;
    const auto middle =
        std::lower_bound(all.begin(), all.end(), place,
                         [this](std::size_t i, double wanted) { return rows_[i].place < wanted; });
    const auto half = static_cast<std::ptrdiff_t>(kCandidates / 2);
    const auto begin = middle - std::min(half, middle - all.begin());
    const auto end = middle + std::min(half, all.end() - middle);
    found.insert(found.end(), begin, end);
  }

  const std::vector<Row>& rows_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_gram_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_text_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_ref_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_place_;
  std::vector<std::uint32_t> hits_;
};

std::string reason_of(const Pair& pair) {
  std::string reason = pair.text > 0.999               ? "same text"
                       : pair.text >= kSureText        ? "much the same text"
                       : pair.text >= kSameTextWithRef ? "partly the same text"
                                                       : "no text to compare";
  reason += pair.same_ref ? ", same ref" : pair.other_ref ? ", other ref" : ", no ref to compare";
  return pair.pinned ? "pinned" : reason;
}

class Matcher {
 public:
  Matcher(std::span<const StatedAction* const> before, std::span<const StatedAction* const> now,
          const Decisions& decisions)
      : earlier_(before),
        later_(now),
        before_(make_rows(before)),
        now_(make_rows(now)),
        decisions_(decisions) {}

  ActionMatches run() {
    find_pairs();
    settle();
    join_same_place();
    relate();
    return std::move(result_);
  }

 private:
  void find_pairs();
  void settle();
  void join_same_place();
  void relate();

  std::span<const StatedAction* const> earlier_;
  std::span<const StatedAction* const> later_;
  std::vector<Row> before_;
  std::vector<Row> now_;
  const Decisions& decisions_;
  std::vector<Pair> pairs_;
  std::vector<Pair> contained_;  // pairs that one text stands inside the other of
  ActionMatches result_;
};

void Matcher::find_pairs() {
  Index index(before_);
  for (std::size_t j = 0; j < now_.size(); ++j) {
    std::vector<std::size_t> candidates = index.candidates(now_[j]);
    for (const LinkDecision& pin : decisions_.pins) {
      if (pin.later != now_[j].action->id) continue;
      for (std::size_t i = 0; i < before_.size(); ++i) {
        if (before_[i].action->id == pin.earlier) candidates.push_back(i);
      }
    }
    for (const std::size_t i : candidates) {
      const std::int64_t earlier = before_[i].action->id;
      if (decisions_.forbidden(earlier, now_[j].action->id)) continue;
      Pair pair = weigh(before_, now_, i, j);
      pair.pinned = decisions_.pinned(earlier, now_[j].action->id);
      // A pin outweighs any two other pairs that it stands in the way of.
      if (pair.pinned) pair.score = 3;
      if (pair.pinned || eligible(pair, before_[i], now_[j])) pairs_.push_back(pair);
      if (share_of_smaller(before_[i], now_[j], pair.shared) >= kMovedText) {
        contained_.push_back(pair);
      }
    }
  }
}

// The two best scores of each row, to see whether a chosen pair had a rival.
struct BestTwo {
  double first = 0;
  double second = 0;
  void see(double score) {
    second = std::max(second, std::min(first, score));
    first = std::max(first, score);
  }
  // The best score of the row's other pairs.
  double beside(double score) const { return score >= first ? second : first; }
};

void Matcher::settle() {
  std::vector<AssignmentEdge> edges;
  edges.reserve(pairs_.size());
  std::vector<BestTwo> of_before(before_.size());
  std::vector<BestTwo> of_now(now_.size());
  for (const Pair& pair : pairs_) {
    of_before[pair.before].see(pair.score);
    of_now[pair.now].see(pair.score);
    edges.push_back({static_cast<std::int32_t>(pair.now), static_cast<std::int32_t>(pair.before),
                     static_cast<std::int32_t>(std::lround(pair.score * kUnit))});
  }
  const std::vector<std::int32_t> chosen = assign(now_.size(), before_.size(), edges);
  for (const Pair& pair : pairs_) {
    if (chosen[pair.now] != static_cast<std::int32_t>(pair.before)) continue;
    const double rival =
        std::max(of_before[pair.before].beside(pair.score), of_now[pair.now].beside(pair.score));
    const bool doubtful = is_doubtful(pair, before_[pair.before], now_[pair.now]) ||
                          (!pair.pinned && rival > pair.score - kTie);
    result_.matches.push_back(
        {pair.before, pair.now, std::min(pair.score, 1.0), reason_of(pair), doubtful});
  }
}

// Rows that no text joins and all else does.
void Matcher::join_same_place() {
  for (SamePlace& pair : find_same_place(earlier_, later_, result_.matches)) {
    if (decisions_.forbidden(earlier_[pair.before]->id, later_[pair.now]->id)) continue;
    const double score = weigh(before_, now_, pair.before, pair.now).score;
    result_.matches.push_back({pair.before, pair.now, score, std::move(pair.reason), true});
  }
  std::sort(result_.matches.begin(), result_.matches.end(),
            [](const ActionMatch& a, const ActionMatch& b) { return a.now < b.now; });
}

// What found no partner may have gone up in another action, or come out of one.
void Matcher::relate() {
  std::vector<bool> continued(before_.size(), false);
  std::vector<const Row*> predecessor(now_.size(), nullptr);
  for (const ActionMatch& match : result_.matches) {
    continued[match.before] = true;
    predecessor[match.now] = &before_[match.before];
  }
  for (const Pair& pair : contained_) {
    const TextGrams& a = before_[pair.before].text;
    const TextGrams& b = now_[pair.now].text;
    const Row* const was = predecessor[pair.now];
    const double merged = containment(a, b);
    const double split = containment(b, a);
    // A row that had those words before took nothing in: it is the twin of the one that is gone.
    if (!continued[pair.before] && was != nullptr && merged >= kMovedText &&
        containment(a, was->text) < kMovedText && a.grams.size() >= kLeastContained / 2) {
      result_.relations.push_back(
          {ActionRelation::Kind::kMergedInto, pair.before, pair.now, merged});
    }
    if (continued[pair.before] && was == nullptr && split >= kMovedText &&
        b.grams.size() >= kLeastContained / 2) {
      result_.relations.push_back({ActionRelation::Kind::kSplitFrom, pair.before, pair.now, split});
    }
  }
}

}  // namespace

std::string folded_ref(std::string_view ref) {
  std::string folded = fold(ref);
  folded.erase(std::remove_if(folded.begin(), folded.end(),
                              [](char c) { return c == ' ' || c == '(' || c == ')'; }),
               folded.end());
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ':')) folded.pop_back();
  std::string plain;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    const char before = plain.empty() ? '\0' : plain.back();
    const bool joins =
        (is_letter(before) && is_digit(next)) || (is_digit(before) && is_letter(next));
    if ((c == '.' || c == '-') && joins) continue;
    if (c == '0' && !is_digit(before) && is_digit(next)) continue;
    plain += c;
  }
  return plain;
}

ActionMatches match_actions(std::span<const StatedAction* const> before,
                            std::span<const StatedAction* const> now, const Decisions& decisions) {
  return Matcher(before, now, decisions).run();
}

}  // namespace boardtrail
