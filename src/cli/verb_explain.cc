// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rule.h"
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "report/display.h"

namespace boardtrail {
namespace {

constexpr std::size_t kPageWidth = 80;

void print_part(std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  print("\n" + std::string(heading) + "\n");
  for (const std::string& line : wrap(display_line(text), kPageWidth - 2)) {
    print("  " + line + "\n");
  }
}

void explain(const Rule& rule) {
  print(std::string(rule.id) + " (" + severity_name(rule.severity) + ")\n");
  print(std::string(rule.summary) + "\n");
  print_part("What the paper shows", rule.meaning);
  print_part("Why it matters", rule.why);
  print_part("When it stays silent", rule.limits);
  print_part("Example", rule.example);
}

}  // namespace

ExitCode run_explain(const Invocation& invocation) {
  std::vector<std::string_view> known;
  std::vector<std::vector<SqlValue>> rows;
  for (const Rule* rule : all_rules()) {
    known.push_back(rule->id);
    rows.push_back({std::string(rule->id), std::string(severity_name(rule->severity)),
                    std::string(rule->summary), std::string(rule->meaning), std::string(rule->why),
                    std::string(rule->limits), std::string(rule->example)});
  }
  RowOptions options = row_options(invocation);
  const bool table = options.format == RowFormat::kTable;
  std::vector<std::string> columns = {"rule", "severity", "summary"};
  if (!table) columns.insert(columns.end(), {"meaning", "why", "limits", "example"});
  if (!invocation.arguments().empty()) {
    const std::string& id = invocation.arguments()[0];
    const Rule* rule = find_rule(id);
    if (!rule) return refuse_usage(unknown_name("rule", id, known), invocation.verb());
    if (table) {
      explain(*rule);
      return ExitCode::kDone;
    }
    std::erase_if(rows, [&](const auto& row) { return std::get<std::string>(row[0]) != id; });
  }
  for (auto& row : rows) row.resize(columns.size());
  options.wrapped_columns = {"summary"};
  show_rows(columns, rows, options);
  return ExitCode::kDone;
}

}  // namespace boardtrail
