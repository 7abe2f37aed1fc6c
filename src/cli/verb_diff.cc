// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "cli/word_diff.h"

namespace boardtrail {
namespace {

using Row = std::vector<SqlValue>;
using Rows = std::vector<Row>;

Result<Rows> rows_of(Warehouse& warehouse, const std::string& sql, std::vector<SqlValue> values) {
  Rows rows;
  RowReceiver receiver;
  receiver.columns = [](const std::vector<std::string>&) {};
  receiver.row = [&](const Row& row) {
    rows.push_back(row);
    return true;
  };
  const Status status = warehouse.query(sql, values, receiver);
  if (!status.ok()) return status.error();
  return rows;
}

std::string text_of(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return {};
}

// Papers of a plan that the word names: a number, a path, or the end of one. Rows of
// paper_id, plan_id and path.
Result<Rows> papers_named(Warehouse& warehouse, const std::string& word) {
  return rows_of(warehouse,
                 // The index of paths is looked through, not the documents themselves.
                 "WITH found AS (SELECT paper_id FROM paper WHERE document_id IN "
                 "(SELECT document_id FROM document WHERE path = ?1 "
                 "OR substr(path, -length(?1) - 1) = '/' || ?1) "
                 "UNION SELECT paper_id FROM paper WHERE paper_id = CAST(?1 AS INTEGER) "
                 "AND CAST(paper_id AS TEXT) = ?1) "
                 "SELECT pp.paper_id, pp.plan_id, d.path FROM found "
                 "JOIN plan_paper pp USING (paper_id) JOIN paper p USING (paper_id) "
                 "JOIN document d USING (document_id) ORDER BY d.path, p.position",
                 {word});
}

// One of each that are of the same plan, as (old, new).
std::vector<std::pair<Row, Row>> pairs_of(const Rows& old_papers, const Rows& new_papers) {
  std::vector<std::pair<Row, Row>> pairs;
  for (const Row& old_paper : old_papers) {
    for (const Row& new_paper : new_papers) {
      if (old_paper[1] == new_paper[1]) pairs.emplace_back(old_paper, new_paper);
    }
  }
  return pairs;
}

struct ComparedField {
  const char* name;
  bool words;  // a text whose words are compared
};

constexpr ComparedField kFields[] = {
    {"ref", false},       {"section", false}, {"description", true}, {"success_measure", true},
    {"lead_raw", false},  {"due_raw", false}, {"rag_raw", false},    {"status", false},
    {"closed_on", false}, {"progress", true}};

// The columns of a row of `kStated`: action, ref, description, place, then the fields.
constexpr std::size_t kFirstField = 4;
constexpr const char* kStated =
    "SELECT action_id, ref, description, place, ref, section, "
    "description, success_measure, lead_raw, due_raw, rag_raw, status, closed_on, progress "
    "FROM v_action WHERE paper_id = ?1 AND restates = 0 ORDER BY position";

void add_changes(const Row& before, const Row& now, Rows& out) {
  for (std::size_t i = 0; i < std::size(kFields); ++i) {
    const std::string was = text_of(before[kFirstField + i]);
    const std::string is = text_of(now[kFirstField + i]);
    if (was == is) continue;
    const std::string shown =
        kFields[i].words ? word_diff(was, is) : "[-" + was + "-] {+" + is + "+}";
    out.push_back({std::string("changed"), now[1], std::string(kFields[i].name),
                   before[kFirstField + i], now[kFirstField + i], shown, now[3]});
  }
}

Rows compare(const Rows& before, const Rows& now) {
  Rows out;
  const auto find = [](const Rows& rows, const SqlValue& action) {
    return std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row[0] == action; });
  };
  for (const Row& row : now) {
    const auto was = find(before, row[0]);
    if (was != before.end()) {
      add_changes(*was, row, out);
    } else {
      out.push_back({std::string("added"), row[1], std::string("description"), SqlValue(), row[2],
                     "{+" + text_of(row[2]) + "+}", row[3]});
    }
  }
  for (const Row& row : before) {
    if (find(now, row[0]) != now.end()) continue;
    out.push_back({std::string("gone"), row[1], std::string("description"), row[2], SqlValue(),
                   "[-" + text_of(row[2]) + "-]", row[3]});
  }
  return out;
}

Result<Rows> difference(Warehouse& warehouse, const Row& old_paper, const Row& new_paper) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Rows before, rows_of(warehouse, kStated, {old_paper[0]}));
  BOARDTRAIL_ASSIGN_OR_RETURN(const Rows now, rows_of(warehouse, kStated, {new_paper[0]}));
  return compare(before, now);
}

}  // namespace

ExitCode run_diff(const Invocation& invocation) {
  auto warehouse = open_for_reading(invocation);
  if (!warehouse) return fail(warehouse.error());
  Rows found[2];
  for (std::size_t i = 0; i < 2; ++i) {
    auto papers = papers_named(*warehouse, invocation.arguments()[i]);
    if (!papers) return fail(papers.error());
    if (papers->empty()) {
      return refuse_usage("no paper of a plan is called '" + invocation.arguments()[i] + "'",
                          invocation.verb());
    }
    found[i] = std::move(*papers);
  }
  const auto pairs = pairs_of(found[0], found[1]);
  if (pairs.empty()) return refuse_usage("the two are not papers of one plan", invocation.verb());
  Rows all;
  for (const auto& [old_paper, new_paper] : pairs) {
    auto rows = difference(*warehouse, old_paper, new_paper);
    if (!rows) return fail(rows.error());
    all.insert(all.end(), rows->begin(), rows->end());
  }
  RowOptions options = row_options(invocation);
  options.wrapped_columns = {"difference"};
  if (options.format == RowFormat::kTable && !options.full) {
    for (Row& row : all) row = {row[0], row[1], row[2], row[5]};
    show_rows({"change", "ref", "field", "difference"}, all, options);
  } else {
    show_rows({"change", "ref", "field", "before", "now", "difference", "place"}, all, options);
  }
  return ExitCode::kDone;
}

}  // namespace boardtrail
