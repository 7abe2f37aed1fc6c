// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_PAPER_BUILDER_H_
#define BOARDTRAIL_TESTS_SUPPORT_PAPER_BUILDER_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/rule.h"

namespace boardtrail::test {

// A date of a due cell as printed, and the day it means ("" for none).
struct Due {
  std::string raw;
  std::string day;
  Precision precision = Precision::kDay;
  bool struck = false;
};

// Fills one row. Each setter also leaves the evidence that recognition would:
// line 10 + row, column = number of the field.
class RowBuilder {
 public:
  RowBuilder(Paper& paper, std::size_t index) : paper_(paper), index_(index) {}

  RowBuilder& ref(std::string text);
  RowBuilder& section(std::string text);
  RowBuilder& lead(std::string raw, std::vector<std::string> names);
  RowBuilder& lead(const std::string& raw) { return lead(raw, {raw}); }
  // The dates in order of writing; the first is the original.
  RowBuilder& due(std::string raw, std::vector<Due> dates);
  RowBuilder& due(const std::string& raw, const std::string& day) {
    return due(raw, {{raw, day, Precision::kDay, false}});
  }
  RowBuilder& due_words(std::string raw, DueWords words);
  RowBuilder& revised_column(std::string raw);
  RowBuilder& rated(std::string raw, std::optional<Rag> value, std::string dimension = "delivery");
  RowBuilder& progress(std::string text);
  RowBuilder& finding_text(std::string text);
  RowBuilder& status(ActionStatus status, std::string raw = {});
  RowBuilder& closed_on(std::string raw, std::string_view day);
  RowBuilder& raised_on(std::string raw, std::string_view day);
  RowBuilder& repaired(Repair::Kind kind, std::string message);
  RowBuilder& restates();
  Observation& row() { return paper_.observations[index_]; }

 private:
  RowBuilder& note(Field field, std::string raw);
  Paper& paper_;
  std::size_t index_;
};

// A paper made by hand, as recognition would give it.
class PaperBuilder {
 public:
  explicit PaperBuilder(std::string_view as_at = {});

  PaperBuilder& scale(std::string raw, std::optional<Rag> value, std::string meaning = {},
                      SlipWindow slip = {}, bool complete = false);
  PaperBuilder& table(std::initializer_list<Field> columns, std::string heading = "Plan");
  // A row of the last table; a table with ref, action, lead, due date, rating and
  // progress is made where there is none.
  RowBuilder row(std::string ref, std::string text);
  // A row with everything in its place, rated green: no rule has anything to say.
  RowBuilder full_row(std::string ref, std::string text);
  Metric& metric(std::string ref, std::string name);
  // Adds a table of plain cells to the document and the paper; returns its index.
  std::int32_t document_table(const std::vector<std::vector<std::string>>& rows);

  Findings run(std::string_view rule) const;
  // The refs of that rule's findings, in order.
  std::vector<std::string> refs(std::string_view rule) const;
  // The messages of that rule's findings.
  std::vector<std::string> messages(std::string_view rule) const;

  Document document;
  Paper paper;
};

Date day(std::string_view iso);

// A period of a metric: "2023/24 Q1", its last day, aim and actual as printed.
MetricValue period(std::string name, std::string_view end, std::string aim, std::string actual);

}  // namespace boardtrail::test

#endif  // BOARDTRAIL_TESTS_SUPPORT_PAPER_BUILDER_H_
