// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/site.h"

#include <algorithm>
#include <map>
#include <utility>

#include "site/assets.h"
#include "site/changes.h"
#include "site/evidence.h"
#include "site/finding_writer.h"
#include "site/page_action.h"
#include "site/page_finding.h"
#include "site/page_frame.h"
#include "site/page_front.h"
#include "site/page_plan.h"
#include "site/site_folder.h"
#include "site/site_rows.h"
#include "site/sources.h"

namespace boardtrail {
namespace {

// Findings that a rule's page lists; all stand on the pages of their plans.
constexpr std::size_t kMaxOfRule = 500;

class SiteWriter {
 public:
  SiteWriter(Warehouse& warehouse, SiteFolder& folder, Sources& sources)
      : warehouse_(warehouse), folder_(folder), findings_(warehouse, folder, sources) {}

  Status write() {
    for (const EmbeddedText& asset : site_assets()) {
      BOARDTRAIL_RETURN_IF_ERROR(folder_.put(std::string(asset.name), asset.text));
    }
    BOARDTRAIL_RETURN_IF_ERROR(write_plans());
    BOARDTRAIL_RETURN_IF_ERROR(write_findings());
    BOARDTRAIL_RETURN_IF_ERROR(write_rules());
    return write_front();
  }

 private:
  Status put(const PageUrl& url, const std::string& html) { return folder_.put(url.path(), html); }

  Status write_plans() {
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<PlanRecord> plans, read_plans(warehouse_));
    for (PlanRecord plan : plans) {
      BOARDTRAIL_RETURN_IF_ERROR(read_plan(warehouse_, &plan));
      const std::vector<PlanChange> changes = changes_of(plan);
      BOARDTRAIL_RETURN_IF_ERROR(put(plan_page(plan.plan_id), plan_page_html(plan, changes)));
      BOARDTRAIL_RETURN_IF_ERROR(write_actions(plan));
      front_.plans.push_back(summary_of(plan, changes));
      last_seq_[plan.plan_id] = plan.last_seq;
    }
    return {};
  }

  Status write_actions(const PlanRecord& plan) {
    std::map<std::int64_t, std::vector<const FindingRecord*>> about;
    for (const FindingRecord& finding : plan.findings) {
      if (finding.action_id != 0) about[finding.action_id].push_back(&finding);
    }
    for (const ActionRecord& action : plan.actions) {
      const auto found = about.find(action.action_id);
      const std::string html = action_page_html(
          plan, action, found == about.end() ? std::vector<const FindingRecord*>{} : found->second);
      BOARDTRAIL_RETURN_IF_ERROR(put(action_page(action.action_id), html));
    }
    return {};
  }

  void count(const FindingRecord& finding) {
    RuleCount& rule = front_.rules[finding.rule];
    const auto rank = [](const std::string& severity) {
      return severity == "high" ? 0 : severity == "medium" ? 1 : 2;
    };
    if (rule.severity.empty() || rank(finding.severity) < rank(rule.severity)) {
      rule.severity = finding.severity;
    }
    if (!finding.suppressed.empty()) {
      ++rule.suppressed;
      return;
    }
    ++rule.all;
    ++front_.severities[finding.severity];
    const auto last = last_seq_.find(finding.plan_id);
    rule.latest += last != last_seq_.end() && last->second == finding.seq ? 1 : 0;
  }

  Status write_findings() {
    std::vector<std::int64_t> documents;
    BOARDTRAIL_RETURN_IF_ERROR(for_each_row(
        warehouse_,
        "SELECT d.document_id FROM v_document d WHERE EXISTS (SELECT 1 FROM v_paper p "
        "JOIN v_finding f ON f.paper_id = p.paper_id WHERE p.document_id = d.document_id "
        "AND f.status = 'open') ORDER BY d.path, d.document_id",
        {}, [&](const RowValues& row) { documents.push_back(row.number(0)); }));
    for (const std::int64_t document : documents) {
      BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<FindingRecord> found,
                                  read_findings_of_document(warehouse_, document));
      BOARDTRAIL_RETURN_IF_ERROR(findings_.write(found));
      for (const FindingRecord& finding : found) {
        count(finding);
        of_rule_[finding.rule].push_back(finding);
      }
    }
    return {};
  }

  Status write_rules() {
    for (auto& [rule, findings] : of_rule_) {
      const auto all = static_cast<std::int64_t>(findings.size());
      std::stable_sort(
          findings.begin(), findings.end(),
          [](const FindingRecord& a, const FindingRecord& b) { return a.date > b.date; });
      if (findings.size() > kMaxOfRule) findings.resize(kMaxOfRule);
      BOARDTRAIL_RETURN_IF_ERROR(put(rule_page(rule), rule_page_html(rule, findings, all)));
    }
    return {};
  }

  Status write_front() {
    BOARDTRAIL_ASSIGN_OR_RETURN(front_.run, read_last_run(warehouse_));
    BOARDTRAIL_ASSIGN_OR_RETURN(front_.unread, read_unread_documents(warehouse_));
    return put(front_page(), front_page_html(front_));
  }

  Warehouse& warehouse_;
  SiteFolder& folder_;
  FindingWriter findings_;
  FrontPage front_;
  std::map<std::int64_t, int> last_seq_;
  std::map<std::string, std::vector<FindingRecord>> of_rule_;
};

// Whatever a run changes shows in one of these: which papers stand where (`sources`), how
// many were ever read, which could not be, what people decided. Empty where no digest can
// tell: while a run goes on, or after one that ended before it had linked its papers.
Result<std::string> content_of(Warehouse& warehouse, const Sources& sources,
                               const std::string& program) {
  if (program.empty()) return std::string();
  std::string key = program;
  bool settled = false;
  BOARDTRAIL_RETURN_IF_ERROR(for_each_row(
      warehouse,
      "SELECT NOT EXISTS (SELECT 1 FROM link_queue) AND (SELECT finished_at IS NOT NULL FROM run "
      "ORDER BY run_id DESC LIMIT 1), (SELECT count(*) FROM document WHERE outcome = 'ok'), "
      "(SELECT group_concat(sha256) FROM decision_file)",
      {}, [&](const RowValues& row) {
        settled = row.number(0) != 0;
        key += '\n' + row.text(1) + '\n' + row.text(2);
      }));
  BOARDTRAIL_ASSIGN_OR_RETURN(const auto unread, read_unread_documents(warehouse));
  for (const UnreadDocument& one : unread) key += '\n' + one.path + '\t' + one.error;
  return settled ? sources.stamp(key) : std::string();
}

// The front page alone; false where the old one cannot be taken.
Result<bool> write_front_alone(Warehouse& warehouse, SiteFolder& folder) {
  const auto old = folder.old_file(front_page().path());
  if (!old) return false;
  BOARDTRAIL_ASSIGN_OR_RETURN(const RunRecord run, read_last_run(warehouse));
  const std::string html = front_page_of_run(*old, run);
  if (html.empty()) return false;
  BOARDTRAIL_RETURN_IF_ERROR(folder.put(front_page().path(), html));
  folder.keep_rest();
  return true;
}

}  // namespace

Result<SiteSummary> write_site(Warehouse& warehouse, const SiteOptions& options) {
  BOARDTRAIL_ASSIGN_OR_RETURN(SiteFolder folder, SiteFolder::open(options.folder));
  BOARDTRAIL_ASSIGN_OR_RETURN(Sources sources, Sources::of(warehouse, options.reader));
  SiteFolder::Origin origin;
  origin.stamp = sources.stamp(options.stamp);
  SiteSummary summary;
  if (!options.stamp.empty() && folder.has_stamp(origin.stamp)) {
    summary.nothing_new = true;
    return summary;
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(origin.content, content_of(warehouse, sources, options.program));
  bool done = false;
  if (folder.has_content(origin.content)) {
    BOARDTRAIL_ASSIGN_OR_RETURN(done, write_front_alone(warehouse, folder));
  }
  if (!done) BOARDTRAIL_RETURN_IF_ERROR(SiteWriter(warehouse, folder, sources).write());
  BOARDTRAIL_RETURN_IF_ERROR(folder.commit(origin));
  summary.written = folder.written();
  summary.kept = folder.kept();
  summary.removed = folder.removed();
  return summary;
}

}  // namespace boardtrail
