// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/same_place.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/text.h"
#include "lineage/match_actions.h"
#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

// No match, no row.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
// So many words are not the same by chance ("As per plan", "On track").
constexpr std::size_t kTellingWords = 5;

bool worded(const StatedAction& row) { return !fold_words(row.description).empty(); }

std::vector<std::string> folded_leads(const StatedAction& row) {
  std::vector<std::string> leads;
  for (const std::string& lead : row.leads) leads.push_back(fold_words(lead));
  std::sort(leads.begin(), leads.end());
  return leads;
}

enum class Agreement : std::uint8_t { kSilent, kSame, kOther };

Agreement compare(std::string_view a, std::string_view b) {
  const std::string left = fold_words(a);
  const std::string right = fold_words(b);
  if (left.empty() || right.empty()) return Agreement::kSilent;
  return left == right ? Agreement::kSame : Agreement::kOther;
}

bool same_telling_words(const std::string& a, const std::string& b) {
  const std::string words = fold_words(a);
  return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1 >=
             kTellingWords &&
         words == fold_words(b);
}

// Who is to do it by when; empty where one of the two is not said.
std::string lead_and_date(const StatedAction& row) {
  if (row.leads.empty() || !row.due_current) return {};
  std::string key = iso_date(*row.due_current);
  for (const std::string& lead : folded_leads(row)) key += '\x1f' + lead;
  return key;
}

// Of two different actions of one paper, two in a hundred have so much of their words in common.
constexpr double kPartOfText = 0.30;

// What the two rows have in common beside their place, their lead and date apart; nothing
// where they contradict each other.
std::optional<std::string> common_ground(const StatedAction& before, const StatedAction& now) {
  for (const auto cell :
       {&StatedAction::success_measure, &StatedAction::source_finding, &StatedAction::raised_raw}) {
    if (compare(before.*cell, now.*cell) == Agreement::kOther) return std::nullopt;
  }
  if (fold_words(before.section) != fold_words(now.section)) return std::nullopt;
  const std::vector<std::string> was = folded_leads(before);
  const std::vector<std::string> is = folded_leads(now);
  if (was != is && !was.empty() && !is.empty()) return std::nullopt;
  if (same_telling_words(before.progress, now.progress)) return "same update";
  if (same_telling_words(before.success_measure, now.success_measure)) return "same measure";
  if (same_telling_words(before.source_finding, now.source_finding)) return "same finding";
  const TextGrams words = text_grams(before.description);
  if (similarity(words, text_grams(now.description)) >= kPartOfText) return "part of the text";
  return "";
}

class PlaceFinder {
 public:
  PlaceFinder(std::span<const StatedAction* const> before, std::span<const StatedAction* const> now,
              const std::vector<ActionMatch>& matches)
      : before_(before), now_(now), now_of_(before.size(), kNone), before_of_(now.size(), kNone) {
    for (const ActionMatch& match : matches) {
      now_of_[match.before] = match.now;
      before_of_[match.now] = match.before;
    }
    for (const StatedAction* row : before) {
      if (row->age > 0) continue;
      ++rows_;
      ++sharing_[lead_and_date(*row)];
    }
  }

  std::vector<SamePlace> run() {
    under_one_reference();
    between_neighbours();
    return std::move(found_);
  }

 private:
  // Rows of the two papers by reference; kNone where several have it.
  using Owners = std::unordered_map<std::string, std::size_t>;
  static Owners owners(std::span<const StatedAction* const> rows) {
    Owners owners;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i]->ref.empty() || rows[i]->age > 0) continue;
      const auto [at, first] = owners.try_emplace(folded_ref(rows[i]->ref), i);
      if (!first) at->second = kNone;
    }
    return owners;
  }

  void under_one_reference() {
    const Owners later = owners(now_);
    for (const auto& [ref, i] : owners(before_)) {
      const auto at = later.find(ref);
      if (i != kNone && at != later.end() && at->second != kNone) {
        join(i, at->second, "other words, same ref, ");
      }
    }
  }

  void between_neighbours() {
    for (std::size_t j = 0; j + 1 < now_.size(); ++j) {
      // The last row of a plan is where new ones are put: the next row must be the same.
      const std::size_t next = before_of_[j + 1];
      if (before_of_[j] != kNone || next == kNone || next == 0 || before_[next]->age > 0) continue;
      const std::size_t i = next - 1;
      const bool first = i == 0 && j == 0;
      const bool follows = i > 0 && j > 0 && now_of_[i - 1] == j - 1;
      const bool other_ref =
          compare(folded_ref(before_[i]->ref), folded_ref(now_[j]->ref)) == Agreement::kOther;
      if ((first || follows) && !other_ref) join(i, j, "other words, same place, ");
    }
  }

  // A lead and date that half of the plan has say nothing of one row.
  bool tells(const std::string& key) const {
    const auto sharing = sharing_.find(key);
    return !key.empty() && sharing != sharing_.end() &&
           (sharing->second == 1 || 2 * sharing->second < rows_);
  }

  void join(std::size_t i, std::size_t j, std::string_view place) {
    const StatedAction& before = *before_[i];
    const StatedAction& now = *now_[j];
    if (now_of_[i] != kNone || before_of_[j] != kNone || before.age > 0 || before.closed() ||
        (!worded(before) && !worded(now))) {
      return;
    }
    std::optional<std::string> ground = common_ground(before, now);
    if (!ground) return;
    if (ground->empty() && tells(lead_and_date(before)) &&
        lead_and_date(before) == lead_and_date(now)) {
      ground = "same lead and date";
    }
    if (ground->empty()) return;
    now_of_[i] = j;
    before_of_[j] = i;
    found_.push_back({i, j, std::string(place) + *ground});
  }

  std::span<const StatedAction* const> before_;
  std::span<const StatedAction* const> now_;
  std::vector<std::size_t> now_of_;
  std::vector<std::size_t> before_of_;
  std::unordered_map<std::string, std::size_t> sharing_;  // rows by lead and date
  std::size_t rows_ = 0;                                  // of the paper just before
  std::vector<SamePlace> found_;
};

}  // namespace

std::vector<SamePlace> find_same_place(std::span<const StatedAction* const> before,
                                       std::span<const StatedAction* const> now,
                                       const std::vector<ActionMatch>& matches) {
  if (matches.size() == std::min(before.size(), now.size())) return {};
  return PlaceFinder(before, now, matches).run();
}

}  // namespace boardtrail
