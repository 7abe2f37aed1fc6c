// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/digest.h"

#include "base/whole_file.h"
#include "exports/views.h"

namespace boardtrail {
namespace {

// Statements of the run that the last digest told of, and of those after it. A finding is
// new where the last digest did not have it, whichever run found it: links between papers
// may be made again without a run.
constexpr std::string_view kRuns =
    "SELECT coalesce(max(run_id), 0), (SELECT coalesce(max(run_id), 0) FROM digest), "
    "(SELECT started_at FROM v_run ORDER BY run_id DESC LIMIT 1) FROM v_run";

constexpr std::string_view kUnread =
    "SELECT count(*) FROM v_document WHERE run_id > ?1 AND outcome = 'failed'";

constexpr std::string_view kPapers = R"(
SELECT p.title, p.organisation, coalesce(p.as_at, p.meeting_date), count(*) OVER ()
  FROM v_paper p JOIN v_document d USING (document_id)
 WHERE d.run_id > ?1
 ORDER BY coalesce(p.as_at, p.meeting_date) DESC, p.organisation, p.title, p.path, p.position
 LIMIT 5)";

constexpr std::string_view kNewFinding = R"(
  FROM v_finding f
 WHERE f.status = 'open' AND f.suppressed IS NULL
   AND NOT EXISTS (SELECT 1 FROM digest_finding t WHERE t.finding_id = f.finding_id))";

constexpr std::string_view kWorst = R"(
 ORDER BY CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END,
          f.as_at DESC, f.path, f.page, f.line, f.rule, f.ref, f.message, f.finding_id
 LIMIT 10)";

constexpr std::string_view kGone = R"(
SELECT count(*) FROM digest_finding t LEFT JOIN v_finding f USING (finding_id)
 WHERE f.status IS NOT 'open' OR f.suppressed IS NOT NULL)";

// What the papers of these runs say other than the statements before them; latest
// statements only, for an older paper that comes late changes nothing now. From the tables,
// so that a run of one paper costs no more than that paper.
constexpr std::string_view kChanged = R"(
  FROM document d
  JOIN paper p ON p.document_id = d.document_id
  JOIN observation o ON o.paper_id = p.paper_id
  JOIN link k ON k.observation_id = o.observation_id
  JOIN lineage l ON l.action_id = o.action_id AND l.observation_id = o.observation_id
  JOIN plan_paper pp ON pp.paper_id = p.paper_id
  LEFT JOIN observation b ON b.observation_id = k.previous_id
 WHERE d.run_id > ?1 AND k.step > 0)";

constexpr std::string_view kCounts = R"(
SELECT coalesce(sum(b.observation_id IS NOT NULL AND o.status IS 'closed'
                    AND b.status IS NOT 'closed'), 0),
       coalesce(sum(b.observation_id IS NULL AND pp.seq > 1), 0),
       coalesce(sum(o.due_current > b.due_current), 0),
       coalesce(sum(o.due_current < b.due_current), 0))";

constexpr std::string_view kClosed = R"(
   AND b.observation_id IS NOT NULL AND o.status IS 'closed' AND b.status IS NOT 'closed'
 ORDER BY p.organisation, p.title, d.path, o.position, o.observation_id
 LIMIT 10)";

using Row = std::vector<SqlValue>;

std::string word(const SqlValue& value) { return std::string(text_of(value)); }

// Runs `sql` with the run as ?1 (where it asks for it) and hands each row on.
template <typename Take>
Status each(Warehouse& warehouse, std::string_view sql, std::int64_t run, const Take& take) {
  RowReceiver receiver;
  receiver.row = [&](const Row& row) {
    take(row);
    return true;
  };
  return warehouse.query(sql, {run}, receiver);
}

Status read_papers(Warehouse& warehouse, Digest* digest) {
  BOARDTRAIL_RETURN_IF_ERROR(each(warehouse, kPapers, digest->since, [&](const Row& row) {
    digest->first_papers.push_back({word(row[0]), word(row[1]), word(row[2])});
    digest->papers = integer_of(row[3]);
  }));
  return each(warehouse, kUnread, digest->since,
              [&](const Row& row) { digest->unread = integer_of(row[0]); });
}

Status read_findings(Warehouse& warehouse, Digest* digest) {
  const std::string found(kNewFinding);
  BOARDTRAIL_RETURN_IF_ERROR(each(warehouse,
                                  "SELECT f.severity, count(*)" + found + " GROUP BY f.severity", 0,
                                  [&](const Row& row) {
                                    const std::string_view severity = text_of(row[0]);
                                    auto& count = severity == "high"     ? digest->high
                                                  : severity == "medium" ? digest->medium
                                                                         : digest->low;
                                    count = integer_of(row[1]);
                                  }));
  const std::string worst =
      "SELECT f.severity, f.rule, f.organisation, f.plan, f.ref, f.message, "
      "substr(f.path, length(rtrim(f.path, replace(f.path, '/', ''))) + 1) || "
      "coalesce(', ' || f.place, '')" +
      found + std::string(kWorst);
  BOARDTRAIL_RETURN_IF_ERROR(each(warehouse, worst, 0, [&](const Row& row) {
    digest->worst.push_back({word(row[0]), word(row[1]), word(row[2]), word(row[3]), word(row[4]),
                             word(row[5]), word(row[6])});
  }));
  return each(warehouse, kGone, 0, [&](const Row& row) { digest->gone = integer_of(row[0]); });
}

Status read_actions(Warehouse& warehouse, Digest* digest) {
  const std::string changed(kChanged);
  BOARDTRAIL_RETURN_IF_ERROR(
      each(warehouse, std::string(kCounts) + changed, digest->since, [&](const Row& row) {
        digest->closed = integer_of(row[0]);
        digest->new_actions = integer_of(row[1]);
        digest->later = integer_of(row[2]);
        digest->earlier = integer_of(row[3]);
      }));
  return each(
      warehouse,
      "SELECT p.title, o.ref, o.description, o.closed_on" + changed + std::string(kClosed),
      digest->since, [&](const Row& row) {
        digest->first_closed.push_back({word(row[0]), word(row[1]), word(row[2]), word(row[3])});
      });
}

}  // namespace

Result<Digest> read_digest(Warehouse& warehouse) {
  Digest digest;
  BOARDTRAIL_RETURN_IF_ERROR(each(warehouse, kRuns, 0, [&](const Row& row) {
    digest.run = integer_of(row[0]);
    digest.since = integer_of(row[1]);
    digest.time = word(row[2]);
  }));
  BOARDTRAIL_RETURN_IF_ERROR(read_papers(warehouse, &digest));
  BOARDTRAIL_RETURN_IF_ERROR(read_findings(warehouse, &digest));
  BOARDTRAIL_RETURN_IF_ERROR(read_actions(warehouse, &digest));
  return digest;
}

Status check_digest_path(std::string_view path) {
  if (path.empty()) return {};
  for (const std::string_view suffix : {".txt", ".html", ".eml"}) {
    if (path.ends_with(suffix)) return {};
  }
  return Error{ErrorCode::kBadUsage, "a digest is a .txt, .html or .eml file", std::string(path)};
}

Status write_digest(Warehouse& warehouse, const std::string& path) {
  BOARDTRAIL_RETURN_IF_ERROR(check_digest_path(path));
  // Made before anything is read, so that a folder that cannot be written costs no query.
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  BOARDTRAIL_ASSIGN_OR_RETURN(const Digest digest, read_digest(warehouse));
  BOARDTRAIL_RETURN_IF_ERROR(file.append(path.ends_with(".txt")    ? digest_text(digest)
                                         : path.ends_with(".html") ? digest_page(digest)
                                                                   : digest_mail(digest)));
  BOARDTRAIL_RETURN_IF_ERROR(file.publish());
  // Only now: whoever is told twice loses less than whoever is never told.
  return warehouse.note_digest();
}

}  // namespace boardtrail
