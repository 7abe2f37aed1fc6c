// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/plan_linker.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <thread>

#include "base/sha256.h"
#include "base/text.h"
#include "lineage/paper_order.h"
#include "lineage/plan_key.h"
#include "warehouse/review_ahead.h"
#include "warehouse/row_identity.h"

namespace boardtrail {
namespace {

// Fewer papers than this are reviewed before threads have opened the warehouse; more
// threads than this wait for the one that writes.
constexpr std::size_t kWorthThreads = 24;
constexpr std::size_t kMostThreads = 4;

// Of a paper, and whether it is in the full-text index: a paper that was never linked may
// not be there yet, and then none of its rows is.
constexpr std::string_view kFirstRow =
    "SELECT o.observation_id, EXISTS (SELECT 1 FROM observation_fts_docsize s "
    "WHERE s.id = o.observation_id) FROM observation o WHERE o.paper_id = ?1 "
    "ORDER BY o.observation_id LIMIT 1";

// Whether another document stands where this one stood, and this one nowhere.
constexpr std::string_view kReplaced =
    "SELECT 1 FROM document d JOIN file f ON f.path = d.path JOIN document other "
    "ON other.document_id = f.document_id WHERE d.document_id = ?1 AND other.outcome = 'ok' "
    "AND NOT EXISTS (SELECT 1 FROM file g WHERE g.document_id = d.document_id)";

// As v_in_force has it.
constexpr std::string_view kInForce =
    "SELECT l.observation_id FROM plan p JOIN lineage l ON l.plan_id = p.plan_id "
    "AND l.last_seq >= max(p.full_seq, 1) WHERE p.plan_id = ?1";

// The papers of a plan that are not linked yet, in order, and whether each comes after the
// last one that is. Linked papers stand in the index in their order: the others of them are
// not looked at, for a plan may have very many.
constexpr std::string_view kComeAfter =
    "SELECT paper_id, sort_key > (SELECT l.sort_key FROM plan_paper l WHERE l.plan_id = ?1 "
    "AND l.seq > 0 ORDER BY l.seq DESC LIMIT 1) FROM plan_paper WHERE plan_id = ?1 AND seq = 0 "
    "ORDER BY sort_key";

constexpr std::string_view kFinishPlan =
    "UPDATE plan SET latest_paper_id = ?2, papers = ?3, last_seq = ?3, full_seq = ?4, "
    "(title, organisation) = (SELECT title, organisation FROM paper WHERE paper_id = ?2), "
    "latest_date = (SELECT paper_date FROM plan_paper WHERE paper_id = ?2) WHERE plan_id = ?1";

std::string hex_list(const std::vector<std::uint32_t>& hashes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(8 * hashes.size());
  for (const std::uint32_t hash : hashes) {
    for (int shift = 28; shift >= 0; shift -= 4) {
      text += kDigits[hash >> static_cast<unsigned>(shift) & 0xFU];
    }
  }
  return text;
}

std::vector<std::uint32_t> from_hex_list(std::string_view text) {
  std::vector<std::uint32_t> hashes;
  hashes.reserve(text.size() / 8);
  for (std::size_t i = 0; i + 8 <= text.size(); i += 8) {
    std::uint32_t hash = 0;
    for (std::size_t digit = i; digit < i + 8; ++digit) {
      // hex_list() writes '0'-'9' and 'a'-'f'; of the letters bit 6 is set.
      const auto c = static_cast<unsigned char>(text[digit]);
      hash = hash << 4U | ((c & 0xFU) + 9U * (c >> 6U));
    }
    hashes.push_back(hash);
  }
  return hashes;
}

// Whether two such lists of rising hashes share any.
bool share_any(std::string_view a, std::string_view b) {
  while (a.size() >= 8 && b.size() >= 8) {
    const int order = std::memcmp(a.data(), b.data(), 8);
    if (order == 0) return true;
    (order < 0 ? a : b).remove_prefix(8);
  }
  return false;
}

std::int64_t plan_identity(std::int64_t first_paper_id) {
  return IdentityHash("plan").add(first_paper_id).id();
}

// Groups of papers that same_plan() connects, each in the order given.
std::vector<std::vector<std::int64_t>> connected(
    const std::vector<std::pair<std::int64_t, PlanMark>>& papers) {
  std::vector<std::size_t> group(papers.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (std::size_t i = 0; i < papers.size(); ++i) {
    for (std::size_t j = i; j-- > 0;) {
      if (group[i] == group[j] || !same_plan(papers[i].second, papers[j].second)) continue;
      const std::size_t from = std::max(group[i], group[j]);
      const std::size_t to = std::min(group[i], group[j]);
      std::replace(group.begin(), group.end(), from, to);
    }
  }
  std::map<std::size_t, std::vector<std::int64_t>> members;
  for (std::size_t i = 0; i < papers.size(); ++i) members[group[i]].push_back(papers[i].first);
  std::vector<std::vector<std::int64_t>> groups;
  groups.reserve(members.size());
  for (auto& [first, ids] : members) groups.push_back(std::move(ids));
  return groups;
}

}  // namespace

PlanLinker PlanLinker::prepare(Database& database, std::string path, const HistoryChoices& choices,
                               std::int64_t run_id, bool running) {
  PlanLinker linker(database, std::move(path), choices, run_id);
  linker.writer_ = HistoryWriter::prepare(database, running ? run_id : 0);
  const std::pair<Statement*, std::string_view> texts[] = {
      {&linker.queue_, "SELECT document_id FROM link_queue WHERE ?1 IS NOT NULL ORDER BY 1"},
      {&linker.clear_queue_, "DELETE FROM link_queue"},
      {&linker.papers_of_document_,
       "SELECT paper_id FROM paper p WHERE document_id = ?1 AND EXISTS "
       "(SELECT 1 FROM observation o WHERE o.paper_id = p.paper_id) ORDER BY position"},
      {&linker.replaced_, kReplaced},
      {&linker.plan_of_, "SELECT plan_id FROM plan_paper WHERE paper_id = ?1"},
      {&linker.first_row_, kFirstRow},
      {&linker.papers_by_sketch_, "SELECT paper_id FROM plan_sketch WHERE sketch = ?1"},
      {&linker.papers_by_title_,
       "SELECT paper_id, texts, row_texts FROM plan_mark WHERE title_number = ?1"},
      {&linker.mark_,
       "SELECT p.body, p.title_key, m.texts, m.row_texts FROM plan_paper p CROSS JOIN plan_mark m "
       "ON m.title_number = p.title_number AND m.paper_id = p.paper_id WHERE p.paper_id = ?1"},
      {&linker.add_paper_,
       "INSERT INTO plan_paper (paper_id, plan_id, seq, sort_key, paper_date, partial, "
       "order_certain, body, title_key, title_number) "
       "VALUES (?1, ?2, 0, ?3, ?4, 0, 1, ?5, ?6, ?7)"},
      {&linker.add_mark_,
       "INSERT INTO plan_mark (title_number, paper_id, texts, row_texts) VALUES (?1, ?2, ?3, ?4)"},
      {&linker.drop_mark_, "DELETE FROM plan_mark WHERE title_number = ?1 AND paper_id = ?2"},
      {&linker.add_sketch_, "INSERT OR IGNORE INTO plan_sketch (sketch, paper_id) VALUES (?1, ?2)"},
      {&linker.move_paper_, "UPDATE plan_paper SET plan_id = ?2 WHERE paper_id = ?1"},
      {&linker.move_plan_, "UPDATE plan_paper SET plan_id = ?2 WHERE plan_id = ?1"},
      {&linker.drop_paper_, "DELETE FROM plan_paper WHERE paper_id = ?1"},
      {&linker.drop_sketch_, "DELETE FROM plan_sketch WHERE sketch = ?1 AND paper_id = ?2"},
      {&linker.papers_of_plan_,
       "SELECT paper_id, seq FROM plan_paper WHERE plan_id = ?1 ORDER BY sort_key"},
      {&linker.members_of_plan_, "SELECT paper_id FROM plan_paper WHERE plan_id = ?1"},
      {&linker.first_of_plan_, "SELECT paper_id FROM plan_paper WHERE plan_id = ?1 AND seq = 1"},
      {&linker.come_after_, kComeAfter},
      {&linker.in_force_, kInForce},
      {&linker.set_seq_,
       "UPDATE plan_paper SET seq = ?2, partial = ?3, order_certain = ?4 WHERE paper_id = ?1"},
      {&linker.sort_key_,
       "UPDATE plan_paper SET sort_key = ?2, paper_date = ?3 WHERE paper_id = ?1 "
       "AND sort_key <> ?2 RETURNING 1"},
      {&linker.drop_lineages_, "DELETE FROM lineage WHERE plan_id = ?1"},
      {&linker.drop_plan_, "DELETE FROM plan WHERE plan_id = ?1"},
      {&linker.drop_links_,
       "DELETE FROM link WHERE observation_id IN "
       "(SELECT observation_id FROM observation WHERE paper_id = ?1)"},
      {&linker.add_plan_,
       "INSERT OR IGNORE INTO plan (plan_id, papers, first_paper_id, latest_paper_id, last_seq, "
       "full_seq) VALUES (?1, 0, ?2, ?2, 0, 0)"},
      {&linker.finish_plan_, kFinishPlan},
      {&linker.reset_actions_, "SELECT observation_id FROM observation WHERE paper_id = ?1"}};
  for (const auto& [statement, sql] : texts) {
    *statement = database.prepare_later(std::string(sql));
  }
  return linker;
}

Result<PlanLinker::Ids> PlanLinker::list(Statement& statement, std::int64_t parameter) {
  Ids ids;
  statement.start(parameter);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
    if (!row) break;
    ids.push_back(statement.integer(0));
  }
  statement.reset();
  return ids;
}

Status PlanLinker::run() {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids documents, list(queue_, 1));
  for (const std::int64_t document : documents) {
    BOARDTRAIL_RETURN_IF_ERROR(place_document(document));
  }
  BOARDTRAIL_RETURN_IF_ERROR(index_papers());
  for (const std::int64_t plan : std::set<std::int64_t>(shrunk_)) {
    BOARDTRAIL_RETURN_IF_ERROR(regroup(plan));
  }
  std::vector<ReviewTask> tasks;
  for (const auto& [plan, from_start] : touched_) {
    BOARDTRAIL_ASSIGN_OR_RETURN(std::optional<ReviewTask> task, task_of(plan, from_start));
    if (task) tasks.push_back(std::move(*task));
  }
  BOARDTRAIL_RETURN_IF_ERROR(review_all(tasks));
  BOARDTRAIL_RETURN_IF_ERROR(index_in_force(tasks));
  for (const std::int64_t paper : removed_) {
    ReviewedPaper gone;
    gone.paper_id = paper;
    BOARDTRAIL_RETURN_IF_ERROR(writer_.write_findings(gone, run_id_));
  }
  return clear_queue_.run();
}

Status PlanLinker::place_document(std::int64_t document_id) {
  replaced_.start(document_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool replaced, replaced_.step());
  replaced_.reset();
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids papers, list(papers_of_document_, document_id));
  for (const std::int64_t paper : papers) {
    BOARDTRAIL_RETURN_IF_ERROR(note_unindexed(paper));
    BOARDTRAIL_RETURN_IF_ERROR(replaced ? remove_paper(paper) : place_paper(paper));
  }
  return {};
}

Status PlanLinker::note_unindexed(std::int64_t paper_id) {
  first_row_.start(paper_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, first_row_.step());
  if (row && first_row_.integer(1) == 0) unindexed_[first_row_.integer(0)] = paper_id;
  first_row_.reset();
  return {};
}

// By the number of their first row: then rows come with rising numbers, for those of one
// paper are neighbours.
Status PlanLinker::index_papers() {
  Ids papers;
  papers.reserve(unindexed_.size());
  for (const auto& [row, paper] : unindexed_) papers.push_back(paper);
  return writer_.index_papers(papers);
}

Status PlanLinker::place_paper(std::int64_t paper_id) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const StatedPaper* const stated,
                              reviewer_.reader().paper_texts(paper_id));
  const StatedPaper& paper = *stated;
  const std::string key = paper_sort_key(paper);
  const std::optional<Date> date = paper_date(paper);
  const std::string day = iso_date(date);
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids at, list(plan_of_, paper_id));
  if (!at.empty()) {
    sort_key_.start(paper_id, key, Words{day});
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool moved, sort_key_.step());
    BOARDTRAIL_RETURN_IF_ERROR(sort_key_.finish());
    if (moved) touched_[at.front()] = true;
    return {};
  }
  const PlanMark mark = plan_mark(paper, choices_.organisations);
  const PlanSketch sketch = plan_sketch(mark);
  const std::int64_t title = title_number(mark);
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::set<std::int64_t> plans,
                              plans_for(mark, title, sketch.sought));
  const std::int64_t plan = plans.empty() ? plan_identity(paper_id) : *plans.begin();
  if (plans.empty()) BOARDTRAIL_RETURN_IF_ERROR(add_plan_.run(plan, paper_id));
  for (const std::int64_t other : plans) {
    if (other == plan) continue;
    BOARDTRAIL_RETURN_IF_ERROR(move_plan_.run(other, plan));
    BOARDTRAIL_RETURN_IF_ERROR(forget_lineages(other));
    BOARDTRAIL_RETURN_IF_ERROR(drop_plan_.run(other));
    touched_.erase(other);
    if (shrunk_.erase(other) > 0) shrunk_.insert(plan);
    touched_[plan] = true;
  }
  touched_.try_emplace(plan, false);
  const std::string texts = hex_list(mark.texts);
  const std::string rows = hex_list(mark.rows);
  BOARDTRAIL_RETURN_IF_ERROR(
      add_paper_.run(paper_id, plan, key, Words{day}, mark.body, mark.key, title));
  BOARDTRAIL_RETURN_IF_ERROR(add_mark_.run(title, paper_id, texts, rows));
  for (const std::int64_t number : sketch.kept) {
    BOARDTRAIL_RETURN_IF_ERROR(add_sketch_.run(number, paper_id));
  }
  removed_.erase(paper_id);
  return {};
}

// `of_named`: for same_plan() with a paper that names its body; of two such papers it does
// not look at rows.
Result<PlanMark> PlanLinker::mark_of(std::int64_t paper_id, bool of_named) {
  PlanMark mark;
  mark_.start(paper_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, mark_.step());
  if (found) {
    mark.body = mark_.text(0);
    mark.key = mark_.text(1);
    mark.texts = from_hex_list(mark_.text(2));
    if (!of_named || mark.body.empty()) mark.rows = from_hex_list(mark_.text(3));
  }
  mark_.reset();
  return mark;
}

// The plans that hold a paper of the same plan. Of each plan papers are tried until one
// agrees; most do at once.
Result<std::set<std::int64_t>> PlanLinker::plans_for(const PlanMark& mark, std::int64_t title,
                                                     const Ids& sought) {
  std::unordered_set<std::int64_t> seen;
  std::set<std::int64_t> plans;
  if (!mark.key.empty()) BOARDTRAIL_RETURN_IF_ERROR(add_of_title(mark, title, plans, seen));
  for (const std::int64_t number : sought) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Ids papers, list(papers_by_sketch_, number));
    for (const std::int64_t candidate : papers) {
      if (!seen.insert(candidate).second) continue;
      BOARDTRAIL_ASSIGN_OR_RETURN(const Ids plan, list(plan_of_, candidate));
      if (plan.empty() || plans.contains(plan.front())) continue;
      BOARDTRAIL_ASSIGN_OR_RETURN(const PlanMark other, mark_of(candidate, !mark.body.empty()));
      if (same_plan(mark, other)) plans.insert(plan.front());
    }
  }
  return plans;
}

// Those of papers of the same body and title, which stand together: there may be very many
// that share nothing else ("Action log").
Status PlanLinker::add_of_title(const PlanMark& mark, std::int64_t title,
                                std::set<std::int64_t>& plans,
                                std::unordered_set<std::int64_t>& seen) {
  PlanMark other{mark.body, mark.key, {}, {}};
  const std::string texts = hex_list(mark.texts);
  papers_by_title_.start(title);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, papers_by_title_.step());
    if (!row) break;
    const std::int64_t candidate = papers_by_title_.integer(0);
    // Most share nothing, and then no rows either.
    if (!seen.insert(candidate).second || !share_any(texts, papers_by_title_.text(1))) continue;
    other.texts = from_hex_list(papers_by_title_.text(1));
    if (mark.body.empty()) other.rows = from_hex_list(papers_by_title_.text(2));
    if (!same_plan(mark, other)) continue;
    BOARDTRAIL_ASSIGN_OR_RETURN(const Ids plan, list(plan_of_, candidate));
    if (plan.empty() || !plans.insert(plan.front()).second) continue;
    BOARDTRAIL_ASSIGN_OR_RETURN(const Ids papers, list(members_of_plan_, plan.front()));
    seen.insert(papers.begin(), papers.end());
  }
  papers_by_title_.reset();
  return {};
}

Status PlanLinker::remove_paper(std::int64_t paper_id) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids plan, list(plan_of_, paper_id));
  if (plan.empty()) return {};
  BOARDTRAIL_ASSIGN_OR_RETURN(const PlanMark mark, mark_of(paper_id));
  BOARDTRAIL_RETURN_IF_ERROR(drop_mark_.run(title_number(mark), paper_id));
  for (const std::int64_t number : plan_sketch(mark).kept) {
    BOARDTRAIL_RETURN_IF_ERROR(drop_sketch_.run(number, paper_id));
  }
  BOARDTRAIL_RETURN_IF_ERROR(drop_links_.run(paper_id));
  BOARDTRAIL_RETURN_IF_ERROR(writer_.write_relations(paper_id, {}));
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids rows, list(reset_actions_, paper_id));
  std::vector<ActionLink> own;
  for (const std::int64_t row : rows) {
    own.push_back(
        {row, action_identity(row), std::nullopt, 0, 1, "replaced by a newer file", false});
  }
  BOARDTRAIL_RETURN_IF_ERROR(writer_.write_links(own));
  BOARDTRAIL_RETURN_IF_ERROR(drop_paper_.run(paper_id));
  shrunk_.insert(plan.front());
  touched_[plan.front()] = true;
  removed_.insert(paper_id);
  return {};
}

// Without the paper that was taken out, the rest may be two plans.
Status PlanLinker::regroup(std::int64_t plan_id) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids ids, list(papers_of_plan_, plan_id));
  touched_.erase(plan_id);
  std::vector<std::pair<std::int64_t, PlanMark>> papers;
  for (const std::int64_t id : ids) {
    BOARDTRAIL_ASSIGN_OR_RETURN(PlanMark mark, mark_of(id));
    papers.emplace_back(id, std::move(mark));
  }
  for (const Ids& group : connected(papers)) {
    const std::int64_t plan = plan_identity(group.front());
    if (plan != plan_id) BOARDTRAIL_RETURN_IF_ERROR(add_plan_.run(plan, group.front()));
    for (const std::int64_t paper : group) {
      BOARDTRAIL_RETURN_IF_ERROR(move_paper_.run(paper, plan));
    }
    touched_[plan] = true;
  }
  BOARDTRAIL_RETURN_IF_ERROR(forget_lineages(plan_id));
  if (touched_.contains(plan_id)) return {};
  return drop_plan_.run(plan_id);
}

// The same where all papers that are not linked come after those that are, and nothing
// elsewhere.
Result<std::optional<ReviewTask>> PlanLinker::task_at_end(std::int64_t plan_id) {
  std::optional<ReviewTask> task;
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids first, list(first_of_plan_, plan_id));
  if (first.empty() || plan_identity(first.front()) != plan_id) return task;
  task.emplace();
  task->plan_id = plan_id;
  task->goes_on = true;
  come_after_.start(plan_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, come_after_.step());
    if (!row) break;
    if (come_after_.integer(1) == 0) {
      task.reset();
      break;
    }
    task->papers.push_back(come_after_.integer(0));
  }
  come_after_.reset();
  return task;
}

// What is to be compared of a plan that gained or lost a paper; nothing where no paper is
// left of it.
Result<std::optional<ReviewTask>> PlanLinker::task_of(std::int64_t plan_id, bool from_start) {
  BOARDTRAIL_RETURN_IF_ERROR(note_in_force(plan_id));
  if (!from_start) {
    BOARDTRAIL_ASSIGN_OR_RETURN(std::optional<ReviewTask> task, task_at_end(plan_id));
    if (task) return task;
  }
  ReviewTask task;
  std::size_t known = 0;  // papers that are linked already
  papers_of_plan_.start(plan_id);
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, papers_of_plan_.step());
    if (!row) break;
    const bool is_known = papers_of_plan_.integer(1) > 0;
    if (is_known && known == task.papers.size()) ++task.linked;
    if (is_known) ++known;
    task.papers.push_back(papers_of_plan_.integer(0));
  }
  papers_of_plan_.reset();
  if (task.papers.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(forget_lineages(plan_id));
    BOARDTRAIL_RETURN_IF_ERROR(drop_plan_.run(plan_id));
    return std::optional<ReviewTask>();
  }
  task.plan_id = plan_id;
  if (from_start || plan_id != plan_identity(task.papers.front())) {
    task.linked = 0;
    BOARDTRAIL_RETURN_IF_ERROR(start_again(task.plan_id, task.papers));
  } else if (known > 0) {
    BOARDTRAIL_RETURN_IF_ERROR(forget_lineages(plan_id));
  }
  return std::optional<ReviewTask>(std::move(task));
}

// Forgets what is known of the plan but its papers; it is named by the first of them.
Status PlanLinker::start_again(std::int64_t& plan_id, const Ids& papers) {
  BOARDTRAIL_RETURN_IF_ERROR(forget_lineages(plan_id));
  BOARDTRAIL_RETURN_IF_ERROR(drop_plan_.run(plan_id));
  const std::int64_t named = plan_identity(papers.front());
  BOARDTRAIL_RETURN_IF_ERROR(add_plan_.run(named, papers.front()));
  if (named != plan_id) BOARDTRAIL_RETURN_IF_ERROR(move_plan_.run(plan_id, named));
  plan_id = named;
  return {};
}

Status PlanLinker::review_all(const std::vector<ReviewTask>& tasks) {
  std::vector<ReviewTask> here;
  std::vector<ReviewTask> ahead;
  std::size_t papers = 0;
  for (const ReviewTask& task : tasks) {
    (task.goes_on ? here : ahead).push_back(task);
    if (!task.goes_on) papers += task.papers.size();
  }
  const std::size_t threads =
      std::min<std::size_t>({std::thread::hardware_concurrency(), kMostThreads, ahead.size()});
  if (threads < 2 || papers < kWorthThreads) return review_here(tasks);
  BOARDTRAIL_RETURN_IF_ERROR(review_here(here));
  return review_ahead(ahead, threads);
}

Status PlanLinker::review_here(const std::vector<ReviewTask>& tasks) {
  for (const ReviewTask& task : tasks) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const PlanReview review, reviewer_.review(task));
    BOARDTRAIL_RETURN_IF_ERROR(write(review));
  }
  return {};
}

Status PlanLinker::review_ahead(const std::vector<ReviewTask>& tasks, std::size_t threads) {
  ReviewAhead ahead(path_, choices_, tasks, threads);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const PlanReview review, ahead.next());
    BOARDTRAIL_RETURN_IF_ERROR(write(review));
  }
  return {};
}

Status PlanLinker::write(const PlanReview& review) {
  for (const ReviewedPaper& paper : review.papers) {
    BOARDTRAIL_RETURN_IF_ERROR(writer_.write_links(paper.links));
    BOARDTRAIL_RETURN_IF_ERROR(writer_.write_relations(paper.paper_id, paper.relations));
    BOARDTRAIL_RETURN_IF_ERROR(writer_.write_findings(paper, run_id_));
    BOARDTRAIL_RETURN_IF_ERROR(
        set_seq_.run(paper.paper_id, paper.seq, paper.partial, paper.order_certain));
  }
  BOARDTRAIL_RETURN_IF_ERROR(writer_.write_lineages(review.plan_id, review.lineages));
  return finish_plan_.run(review.plan_id, review.last_paper_id, review.last_seq, review.full_seq);
}

// So that no row stays in the index of what is in force.
Status PlanLinker::forget_lineages(std::int64_t plan_id) {
  BOARDTRAIL_RETURN_IF_ERROR(note_in_force(plan_id));
  return drop_lineages_.run(plan_id);
}

Status PlanLinker::note_in_force(std::int64_t plan_id) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Ids rows, list(in_force_, plan_id));
  was_in_force_.insert(rows.begin(), rows.end());
  return {};
}

Status PlanLinker::index_in_force(const std::vector<ReviewTask>& tasks) {
  Ids come;
  for (const ReviewTask& task : tasks) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Ids rows, list(in_force_, task.plan_id));
    for (const std::int64_t row : rows) {
      // What stays needs no work.
      if (was_in_force_.erase(row) == 0) come.push_back(row);
    }
  }
  return writer_.index_in_force(come, Ids(was_in_force_.begin(), was_in_force_.end()));
}

Status write_suppressions(Database& database, const std::vector<Suppression>& suppressions) {
  BOARDTRAIL_RETURN_IF_ERROR(
      database.execute("UPDATE finding SET suppressed_by = NULL WHERE suppressed_by IS NOT NULL; "
                       "DELETE FROM suppression"));
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement add,
      database.prepare("INSERT INTO suppression (position, rule, action_id, organisation, plan, "
                       "ref, reason, who, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  std::int64_t position = 0;
  for (const Suppression& one : suppressions) {
    const std::string until = iso_date(one.until);
    BOARDTRAIL_RETURN_IF_ERROR(add.run(++position, one.rule, one.action_id, Words{one.organisation},
                                       Words{one.plan}, Words{one.ref}, one.reason, one.who,
                                       Words{until}));
  }
  return {};
}

Status apply_suppressions(Database& database, std::int64_t since_run) {
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement apply,
      database.prepare(
          "UPDATE finding SET suppressed_by = (SELECT min(s.position) FROM suppression s "
          "JOIN paper p ON p.paper_id = finding.paper_id "
          "LEFT JOIN plan_paper pp ON pp.paper_id = finding.paper_id "
          "LEFT JOIN observation o ON o.observation_id = finding.observation_id "
          "WHERE s.rule = finding.rule "
          "AND (s.action_id IS NULL OR s.action_id = coalesce(o.action_id, finding.action_id)) "
          "AND (s.organisation IS NULL OR instr(lower(p.organisation), lower(s.organisation)) > 0) "
          "AND (s.plan IS NULL OR instr(lower(p.title), lower(s.plan)) > 0) "
          "AND (s.ref IS NULL OR lower(replace(rtrim(finding.ref, ' .:'), ' ', '')) = "
          "lower(replace(rtrim(s.ref, ' .:'), ' ', ''))) "
          "AND (s.until IS NULL OR coalesce(pp.paper_date, p.as_at, p.meeting_date) <= s.until)) "
          "WHERE rule IN (SELECT rule FROM suppression) AND first_seen_run >= ?1"));
  return apply.run(since_run);
}

}  // namespace boardtrail
