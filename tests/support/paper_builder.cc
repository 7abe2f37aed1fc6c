// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paper_builder.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "normalise/number.h"

namespace boardtrail::test {

Date day(std::string_view iso) {
  const std::optional<Date> date = parse_iso_date(iso);
  BOARDTRAIL_CHECK(date.has_value());
  return *date;
}

MetricValue period(std::string name, std::string_view end, std::string aim, std::string actual) {
  MetricValue value;
  value.period = std::move(name);
  if (!end.empty()) value.period_end = day(end);
  if (const auto number = read_number(aim)) value.aim = number->value;
  if (const auto number = read_number(actual)) value.actual = number->value;
  value.aim_raw = std::move(aim);
  value.actual_raw = std::move(actual);
  return value;
}

RowBuilder& RowBuilder::note(Field field, std::string raw) {
  Place place;
  place.line = 10 + static_cast<std::int32_t>(index_);
  place.column = 1 + static_cast<std::int32_t>(field);
  row().evidence.push_back({field, std::string(field_name(field)), std::move(raw), place});
  return *this;
}

RowBuilder& RowBuilder::ref(std::string text) {
  row().ref = text;
  return note(Field::kRef, std::move(text));
}

RowBuilder& RowBuilder::section(std::string text) {
  row().section = std::move(text);
  return *this;
}

RowBuilder& RowBuilder::lead(std::string raw, std::vector<std::string> names) {
  row().lead_raw = raw;
  row().leads = std::move(names);
  return note(Field::kLead, std::move(raw));
}

RowBuilder& RowBuilder::due(std::string raw, std::vector<Due> dates) {
  for (Due& stated : dates) {
    DueDate date;
    if (!stated.day.empty()) date.date = date.latest = day(stated.day);
    date.precision = stated.precision;
    date.raw = std::move(stated.raw);
    date.struck = stated.struck;
    date.role = row().due.empty() ? DateRole::kOriginal : DateRole::kRevised;
    row().due.push_back(std::move(date));
  }
  row().due_raw = raw;
  return note(Field::kDue, std::move(raw));
}

RowBuilder& RowBuilder::due_words(std::string raw, DueWords words) {
  row().due_raw = raw;
  row().due_words = words;
  return note(Field::kDue, std::move(raw));
}

RowBuilder& RowBuilder::revised_column(std::string raw) {
  return note(Field::kRevisedDue, std::move(raw));
}

RowBuilder& RowBuilder::rated(std::string raw, std::optional<Rag> value, std::string dimension) {
  Rating rating;
  rating.dimension = std::move(dimension);
  rating.value = value;
  rating.raw = raw;
  rating.place.line = 10 + static_cast<std::int32_t>(index_);
  rating.place.column = 1 + static_cast<std::int32_t>(Field::kRating) +
                        100 * static_cast<std::int32_t>(row().ratings.size());
  row().ratings.push_back(std::move(rating));
  if (value && !row().status) row().status = ActionStatus::kOpen;
  return note(Field::kRating, std::move(raw));
}

RowBuilder& RowBuilder::progress(std::string text) {
  row().progress = text;
  return note(Field::kProgress, std::move(text));
}

RowBuilder& RowBuilder::finding_text(std::string text) {
  row().source_finding = text;
  return note(Field::kSourceFinding, std::move(text));
}

RowBuilder& RowBuilder::status(ActionStatus status, std::string raw) {
  row().status = status;
  row().status_raw = std::move(raw);
  return *this;
}

RowBuilder& RowBuilder::closed_on(std::string raw, std::string_view iso) {
  if (!iso.empty()) row().closed_on = day(iso);
  row().closed_raw = raw;
  return note(Field::kClosedOn, std::move(raw));
}

RowBuilder& RowBuilder::raised_on(std::string raw, std::string_view iso) {
  if (!iso.empty()) row().raised_on = day(iso);
  row().raised_raw = raw;
  return note(Field::kRaisedOn, std::move(raw));
}

RowBuilder& RowBuilder::repaired(Repair::Kind kind, std::string message) {
  row().repairs.push_back({kind, std::move(message), row().place});
  return *this;
}

RowBuilder& RowBuilder::restates() {
  row().restates = true;
  return *this;
}

PaperBuilder::PaperBuilder(std::string_view as_at) {
  if (!as_at.empty()) {
    paper.as_at = day(as_at);
    paper.as_at_source = AsAtSource::kStated;
  }
}

PaperBuilder& PaperBuilder::scale(std::string raw, std::optional<Rag> value, std::string meaning,
                                  SlipWindow slip, bool complete) {
  paper.legend.push_back({std::move(raw), value, std::move(meaning), complete, slip, {}});
  return *this;
}

PaperBuilder& PaperBuilder::table(std::initializer_list<Field> columns, std::string heading) {
  PlanTable table;
  table.heading = std::move(heading);
  for (const Field field : columns) table.columns |= 1U << static_cast<unsigned>(field);
  if (table.parts.empty()) table.parts = {0};
  paper.plan_tables.push_back(std::move(table));
  return *this;
}

RowBuilder PaperBuilder::row(std::string ref, std::string text) {
  if (paper.plan_tables.empty()) {
    table({Field::kRef, Field::kDescription, Field::kLead, Field::kDue, Field::kRating,
           Field::kProgress});
  }
  Observation row;
  row.plan_table = static_cast<std::int32_t>(paper.plan_tables.size()) - 1;
  row.row = static_cast<std::int32_t>(paper.observations.size()) + 1;
  row.description = std::move(text);
  row.place.line = 10 + row.row - 1;
  paper.observations.push_back(std::move(row));
  RowBuilder builder(paper, paper.observations.size() - 1);
  if (!ref.empty()) builder.ref(std::move(ref));
  return builder;
}

RowBuilder PaperBuilder::full_row(std::string ref, std::string text) {
  RowBuilder builder = row(std::move(ref), std::move(text));
  builder.lead("KT").due("31/12/2029", "2029-12-31").rated("G", Rag::kGreen);
  return builder.progress("First wards have begun.");
}

Metric& PaperBuilder::metric(std::string ref, std::string name) {
  Metric metric;
  metric.table = 0;
  metric.row = static_cast<std::int32_t>(paper.metrics.size()) + 1;
  metric.ref = std::move(ref);
  metric.name = std::move(name);
  paper.metrics.push_back(std::move(metric));
  return paper.metrics.back();
}

std::int32_t PaperBuilder::document_table(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.rows = static_cast<std::int32_t>(rows.size());
  for (std::int32_t r = 0; r < table.rows; ++r) {
    const std::vector<std::string>& texts = rows[static_cast<std::size_t>(r)];
    table.columns = std::max(table.columns, static_cast<std::int32_t>(texts.size()));
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(texts.size()); ++c) {
      Cell cell;
      cell.row = r;
      cell.column = c;
      cell.content.text = texts[static_cast<std::size_t>(c)];
      cell.place.page = 1;
      cell.place.line = 100 + r;
      cell.place.column = 1 + c;
      table.cells.push_back(std::move(cell));
    }
  }
  const auto index = static_cast<std::int32_t>(document.tables.size());
  document.tables.push_back(std::move(table));
  Block block;
  block.kind = BlockKind::kTable;
  block.table = index;
  document.blocks.push_back(std::move(block));
  paper.end_block = static_cast<std::int32_t>(document.blocks.size());
  paper.tables.push_back({index, {}, {}, 0});
  return index;
}

Findings PaperBuilder::run(std::string_view rule) const {
  const Rule* found = find_rule(rule);
  BOARDTRAIL_CHECK(found != nullptr);
  Findings findings;
  found->check({document, paper}, findings);
  return findings;
}

std::vector<std::string> PaperBuilder::refs(std::string_view rule) const {
  std::vector<std::string> refs;
  for (const Finding& finding : run(rule)) refs.push_back(finding.ref);
  return refs;
}

std::vector<std::string> PaperBuilder::messages(std::string_view rule) const {
  std::vector<std::string> messages;
  for (const Finding& finding : run(rule)) messages.push_back(finding.message);
  return messages;
}

}  // namespace boardtrail::test
