// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/row_identity.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/sha256.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// Gives equal identities a count, so that the second of two equal rows has one of its
// own: 0 for the first, 1 for the next ...
class Counter {
 public:
  std::int64_t next(std::int64_t identity) { return seen_[identity]++; }

 private:
  std::unordered_map<std::int64_t, std::int64_t> seen_;
};

constexpr int kMemberBits = 24;
constexpr int kOrdinalBits = 15;

std::int64_t lead_bits(std::int64_t identity, int low_bits) {
  return identity >> low_bits << low_bits;
}

// Identities of the members of one parent: its bits before theirs, and never the same
// twice, by drawing again.
class Members {
 public:
  explicit Members(std::int64_t parent) : lead_(lead_bits(parent, kMemberBits)) {}

  std::int64_t next(IdentityHash member) {
    for (;;) {
      const std::int64_t identity = lead_ | (member.id() & ((std::int64_t{1} << kMemberBits) - 1));
      if (taken_.insert(identity).second) return identity;
      member.add("again");
    }
  }

 private:
  std::int64_t lead_;
  std::unordered_set<std::int64_t> taken_;
};

std::int64_t numbered_identity(IdentityHash parent, std::size_t position) {
  const auto number = static_cast<std::int64_t>(position);
  if (number >> kOrdinalBits != 0) return parent.add(number).id();
  return lead_bits(parent.id(), kOrdinalBits) | number;
}

enum class TitleWord : std::uint8_t { kWord, kNumber, kDated };

constexpr std::array<std::string_view, 26> kDatedWords = {
    "january", "february", "march",    "april", "may", "june", "july",    "august", "september",
    "october", "november", "december", "jan",   "feb", "mar",  "apr",     "jun",    "jul",
    "aug",     "sep",      "sept",     "oct",   "nov", "dec",  "version", "quarter"};
constexpr std::array<std::string_view, 4> kDroppedWords = {"draft", "final", "v", "fy"};

bool is_digits(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2021"; "v2", "q3" and "h1" with their digits on; "31st".
bool is_dated(std::string_view word) {
  if (std::find(kDatedWords.begin(), kDatedWords.end(), word) != kDatedWords.end()) return true;
  if (std::find(kDroppedWords.begin(), kDroppedWords.end(), word) != kDroppedWords.end()) {
    return true;
  }
  if (word.size() == 4 && is_digits(word)) {
    return word.starts_with("19") || word.starts_with("20");
  }
  if (word.size() >= 2 && (word[0] == 'v' || word[0] == 'q' || word[0] == 'h')) {
    return is_digits(word.substr(1));
  }
  return false;
}

bool is_number(std::string_view word) {
  if (is_digits(word)) return true;
  if (word.size() < 3 || !is_digits(word.substr(0, word.size() - 2))) return false;
  const std::string_view end = word.substr(word.size() - 2);
  return end == "st" || end == "nd" || end == "rd" || end == "th";
}

TitleWord kind_of(std::string_view word) {
  if (is_dated(word)) return TitleWord::kDated;
  return is_number(word) ? TitleWord::kNumber : TitleWord::kWord;
}

// "Part 2 - 21 March": the number is the part's, whatever follows it.
constexpr std::array<std::string_view, 7> kCountedWords = {"part",     "phase",   "stage", "annex",
                                                           "appendix", "section", "ward"};

void keep_counted(const std::vector<std::string_view>& words, std::vector<TitleWord>& kinds) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (kinds[i] == TitleWord::kNumber && std::find(kCountedWords.begin(), kCountedWords.end(),
                                                    words[i - 1]) != kCountedWords.end()) {
      kinds[i] = TitleWord::kWord;
    }
  }
}

// Numbers beside a dated word belong to it ("31 March", "2023 24", "v 1 2"); others
// are part of the name ("Plan 2").
void spread_dates(std::vector<TitleWord>& kinds) {
  for (std::size_t i = 1; i < kinds.size(); ++i) {
    if (kinds[i] == TitleWord::kNumber && kinds[i - 1] == TitleWord::kDated) {
      kinds[i] = TitleWord::kDated;
    }
  }
  for (std::size_t i = kinds.size(); i-- > 1;) {
    if (kinds[i - 1] == TitleWord::kNumber && kinds[i] == TitleWord::kDated) {
      kinds[i - 1] = TitleWord::kDated;
    }
  }
}

IdentityHash plan_hash(std::string_view kind, std::int64_t paper_id, const Paper& paper) {
  const std::string plan = plan_key(paper.title);
  IdentityHash hash(kind);
  if (plan.empty()) {
    hash.add(paper_id);
  } else {
    hash.add(fold_words(paper.organisation)).add(plan);
  }
  return hash;
}

}  // namespace

std::int64_t document_identity(std::string_view sha256) {
  return IdentityHash("document").add(sha256).id();
}

std::int64_t unread_identity(std::string_view path) {
  return IdentityHash("unread").add(path).id();
}

std::int64_t paper_identity(std::string_view sha256, const Paper& paper) {
  return IdentityHash("paper").add(sha256).add(std::int64_t{paper.first_block}).id();
}

std::int64_t table_identity(std::string_view sha256, std::size_t position) {
  return numbered_identity(IdentityHash("table").add(sha256), position);
}

std::int64_t plan_table_identity(std::int64_t paper_id, std::size_t position) {
  return numbered_identity(IdentityHash("plan_table").add(paper_id), position);
}

std::int64_t metric_identity(std::int64_t paper_id, std::size_t position) {
  return numbered_identity(IdentityHash("metric").add(paper_id), position);
}

std::vector<std::int64_t> observation_identities(std::int64_t paper_id, const Paper& paper) {
  Counter counter;
  Members members(IdentityHash("observations").add(paper_id).id());
  std::vector<std::int64_t> identities;
  identities.reserve(paper.observations.size());
  for (const Observation& observation : paper.observations) {
    IdentityHash hash("observation");
    hash.add(paper_id).add(std::int64_t{observation.plan_table}).add(std::int64_t{observation.row});
    identities.push_back(members.next(hash.add(counter.next(hash.id()))));
  }
  return identities;
}

std::vector<std::int64_t> finding_identities(std::int64_t paper_id, const Findings& findings) {
  Counter counter;
  Members members(IdentityHash("findings").add(paper_id).id());
  std::vector<std::int64_t> identities;
  identities.reserve(findings.size());
  for (const Finding& finding : findings) {
    IdentityHash hash("finding");
    hash.add(finding.rule).add(paper_id).add(finding.ref).add(finding.field);
    for (const Exhibit& exhibit : finding.evidence) hash.add(exhibit.raw);
    identities.push_back(members.next(hash.add(counter.next(hash.id()))));
  }
  return identities;
}

std::string plan_key(std::string_view title) {
  const std::string folded = fold_words(title);
  std::vector<std::string_view> words = split(folded, ' ');
  std::vector<TitleWord> kinds;
  kinds.reserve(words.size());
  for (const std::string_view word : words) kinds.push_back(kind_of(word));
  keep_counted(words, kinds);
  spread_dates(kinds);
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kinds[i] == TitleWord::kDated || words[i].empty()) continue;
    if (!key.empty()) key += ' ';
    key += words[i];
  }
  return key;
}

std::vector<std::int64_t> action_identities(std::int64_t paper_id, const Paper& paper) {
  std::vector<std::string> refs;
  std::unordered_map<std::string, int> uses;
  refs.reserve(paper.observations.size());
  for (const Observation& observation : paper.observations) {
    refs.push_back(fold_words(observation.ref));
    if (!observation.restates) ++uses[refs.back()];
  }
  const IdentityHash plan = plan_hash("action", paper_id, paper);
  Counter counter;
  std::vector<std::int64_t> identities;
  identities.reserve(paper.observations.size());
  for (std::size_t i = 0; i < paper.observations.size(); ++i) {
    const Observation& observation = paper.observations[i];
    IdentityHash hash = plan;
    hash.add(refs[i]);
    if (refs[i].empty() || uses[refs[i]] > 1) hash.add(fold_words(observation.description));
    // A restating row is the same action again; two rows that both state it are two.
    const std::int64_t count = observation.restates ? 0 : counter.next(hash.id());
    identities.push_back(hash.add(count).id());
  }
  return identities;
}

}  // namespace boardtrail
