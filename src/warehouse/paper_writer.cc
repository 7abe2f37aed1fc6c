// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/paper_writer.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "warehouse/json_text.h"
#include "warehouse/row_identity.h"

namespace boardtrail {
namespace {

std::string_view rag_text(const std::optional<Rag>& value) {
  return value ? std::string_view(rag_name(*value)) : std::string_view();
}

std::string_view due_words_name(DueWords words) {
  constexpr std::array<std::string_view, 6> kNames = {"",         "ongoing",  "placeholder",
                                                      "relative", "complete", "unparsed"};
  return kNames.at(static_cast<std::size_t>(words));
}

std::string_view repair_name(Repair::Kind kind) {
  constexpr std::array<std::string_view, 5> kNames = {"moved-cell", "split-cell", "heading-in-cell",
                                                      "joined-row", "completed-value"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view as_at_source_name(AsAtSource source) {
  constexpr std::array<std::string_view, 6> kNames = {
      "", "stated", "last-updated", "reporting-period", "written", "meeting"};
  return kNames.at(static_cast<std::size_t>(source));
}

std::string_view status_name(const std::optional<ActionStatus>& status) {
  if (!status) return {};
  return *status == ActionStatus::kOpen ? "open" : "closed";
}

// The date that holds: the last that is not struck out; where all are, the last.
const DueDate* current_due(const std::vector<DueDate>& due) {
  const auto standing =
      std::find_if(due.rbegin(), due.rend(), [](const DueDate& date) { return !date.struck; });
  if (standing != due.rend()) return &*standing;
  return due.empty() ? nullptr : &due.back();
}

// The rating that v_action shows: of delivery, or the first.
const Rating* main_rating(const std::vector<Rating>& ratings) {
  const auto delivery = std::find_if(ratings.begin(), ratings.end(), [](const Rating& rating) {
    return rating.dimension == "delivery";
  });
  if (delivery != ratings.end()) return &*delivery;
  return ratings.empty() ? nullptr : &ratings.front();
}

std::string extra_json(const Observation& observation) {
  if (observation.extra.empty()) return {};
  std::string out = "{";
  for (const auto& [name, value] : observation.extra) {
    if (out.size() > 1) out += ',';
    append_json(out, name);
    out += ':';
    append_json(out, value);
  }
  return out + "}";
}

// What is printed on a page in place of its number; "" where that is the same.
std::string_view page_label(const std::vector<Page>& pages, std::int32_t number) {
  if (number < 1 || static_cast<std::size_t>(number) > pages.size()) return {};
  const std::string& label = pages[static_cast<std::size_t>(number) - 1].label;
  return label == std::to_string(number) ? std::string_view() : label;
}

std::string evidence_json(const std::vector<Exhibit>& evidence, const std::vector<Page>& pages) {
  std::string out = "[";
  for (const Exhibit& exhibit : evidence) {
    if (out.size() > 1) out += ',';
    out += JsonObject()
               .text("label", exhibit.label)
               .text("raw", exhibit.raw)
               .place(exhibit.place)
               .text_if_any("page_label", page_label(pages, exhibit.place.page))
               .finish();
  }
  return out + "]";
}

// The names of the fields that the table has a column for.
std::string fields_json(const PlanTable& table) {
  std::vector<std::string_view> names;
  for (int i = 0; i < kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    if (table.has_column(field)) names.emplace_back(field_name(field));
  }
  return json_list(names);
}

// In the order in which v_evidence takes it apart.
std::string cells_json(const std::vector<Evidence>& cells) {
  std::string out;
  char before = '[';
  for (const Evidence& cell : cells) {
    out += before;
    JsonList(out)
        .text(field_name(cell.field))
        .text_if_any(cell.label)
        .text(cell.raw)
        .number_if_any(cell.place.page)
        .number_if_any(cell.place.line)
        .box_if_any(cell.place.box)
        .number_if_any(cell.place.table)
        .number_if_any(cell.place.row)
        .number_if_any(cell.place.cell)
        .finish();
    before = ',';
  }
  return out + "]";
}

// Writes the parts of one paper; keeps what several parts need.
class ContentWriter {
 public:
  ContentWriter(RowInserter& rows, const StoredPaper& stored)
      : rows_(rows),
        stored_(stored),
        paper_(stored.paper),
        paper_id_(stored.paper_id),
        observation_ids_(observation_identities(stored.paper_id, stored.paper)) {
    for (std::size_t i = 0; i < paper_.plan_tables.size(); ++i) {
      plan_table_ids_.push_back(plan_table_identity(paper_id_, i));
    }
  }

  Status write(const Findings& findings, std::int64_t run_id) {
    BOARDTRAIL_RETURN_IF_ERROR(write_front());
    BOARDTRAIL_RETURN_IF_ERROR(write_plan_tables());
    BOARDTRAIL_RETURN_IF_ERROR(write_observations());
    BOARDTRAIL_RETURN_IF_ERROR(write_metrics());
    return write_findings(findings, run_id);
  }

 private:
  Status write_front();
  Status write_plan_tables();
  Status write_observations();
  Status write_observation(std::size_t position);
  Status write_observation_parts(const Observation& observation, std::int64_t id);
  Status write_metrics();
  Status write_findings(const Findings& findings, std::int64_t run_id);

  std::optional<std::int64_t> plan_table_id(std::int32_t index) const {
    if (index < 0 || static_cast<std::size_t>(index) >= paper_.plan_tables.size()) return {};
    return plan_table_ids_[static_cast<std::size_t>(index)];
  }

  RowInserter& rows_;
  const StoredPaper& stored_;
  const Paper& paper_;
  std::int64_t paper_id_;
  std::vector<std::int64_t> observation_ids_;
  std::vector<std::int64_t> plan_table_ids_;
  std::vector<std::int64_t> metric_ids_;
};

Status ContentWriter::write_front() {
  std::int64_t position = 0;
  for (const StatedVersion& stated : paper_.versions) {
    const std::string updated = iso_date(stated.updated);
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kStatedVersion, paper_id_, position++,
                                         stated.version, Words{updated}, stated.place));
  }
  position = 0;
  for (const LegendEntry& entry : paper_.legend) {
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kLegendEntry, paper_id_, position++, entry.raw,
                                         Words{rag_text(entry.value)}, Words{entry.meaning},
                                         entry.complete, entry.slip.min_months,
                                         entry.slip.max_months, entry.place));
  }
  position = 0;
  for (const CoverField& field : paper_.fields) {
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kCoverField, paper_id_, position++, field.name,
                                         Words{field.value}, field.place));
  }
  position = 0;
  for (const TickOption& tick : paper_.ticks) {
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kTickOption, paper_id_, position++,
                                         Words{tick.group}, tick.label, tick.ticked, tick.radio,
                                         tick.place));
  }
  return {};
}

Status ContentWriter::write_plan_tables() {
  for (std::size_t i = 0; i < paper_.plan_tables.size(); ++i) {
    const PlanTable& table = paper_.plan_tables[i];
    std::string parts = "[";
    for (const std::int32_t part : table.parts) {
      if (parts.size() > 1) parts += ',';
      parts += std::to_string(table_identity(stored_.sha256, static_cast<std::size_t>(part)));
    }
    parts += ']';
    const std::string fields = fields_json(table);
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(
        Into::kPlanTable, plan_table_ids_[i], paper_id_, static_cast<std::int64_t>(i), table.schema,
        Words{table.heading}, parts, fields, table.closed_table, table.place));
  }
  return {};
}

// In order of identity, not of the paper: each row then goes behind the last one.
Status ContentWriter::write_observations() {
  std::vector<std::size_t> order(paper_.observations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    return observation_ids_[a] < observation_ids_[b];
  });
  for (const std::size_t position : order) {
    BOARDTRAIL_RETURN_IF_ERROR(write_observation(position));
    BOARDTRAIL_RETURN_IF_ERROR(
        write_observation_parts(paper_.observations[position], observation_ids_[position]));
  }
  return {};
}

Status ContentWriter::write_observation(std::size_t position) {
  const Observation& o = paper_.observations[position];
  // Until it is linked, each statement is an action of its own.
  const std::int64_t action_id = action_identity(observation_ids_[position]);
  const DueDate* first = o.due.empty() ? nullptr : &o.due.front();
  const DueDate* current = current_due(o.due);
  const Rating* rating = main_rating(o.ratings);
  const std::string leads = json_list(o.leads);
  const std::string due_original = first == nullptr ? "" : iso_date(first->date);
  const std::string due_current = current == nullptr ? "" : iso_date(current->date);
  const std::string_view precision = current == nullptr ? "" : precision_name(current->precision);
  const std::string_view rag = rating == nullptr ? std::string_view() : rag_text(rating->value);
  const std::string_view rag_raw = rating == nullptr ? std::string_view() : rating->raw;
  const std::string closed_on = iso_date(o.closed_on);
  const std::string raised_on = iso_date(o.raised_on);
  const std::string extra = extra_json(o);
  return rows_.add(Into::kObservation, observation_ids_[position], paper_id_,
                   plan_table_id(o.plan_table), action_id, static_cast<std::int64_t>(position),
                   o.row, Words{o.section}, Words{o.ref}, Words{o.kind}, Words{o.description},
                   Words{o.source_finding}, Words{o.success_measure}, Words{o.progress}, leads,
                   Words{o.lead_raw}, Words{o.due_raw}, Words{due_words_name(o.due_words)},
                   Words{due_original}, Words{due_current}, Words{precision}, Words{rag},
                   Words{rag_raw}, Words{status_name(o.status)}, Words{o.status_raw},
                   Words{o.closed_raw}, Words{closed_on}, Words{o.raised_raw}, Words{raised_on},
                   Words{extra}, o.restates, storable_confidence(o.confidence), o.place);
}

Status ContentWriter::write_observation_parts(const Observation& observation, std::int64_t id) {
  std::int64_t position = 0;
  for (const DueDate& due : observation.due) {
    const std::string date = iso_date(due.date);
    const std::string latest = iso_date(due.latest);
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kDueDate, id, position++, Words{date}, Words{latest},
                                         precision_name(due.precision), date_role_name(due.role),
                                         due.raw, due.struck));
  }
  position = 0;
  for (const Rating& rating : observation.ratings) {
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(
        Into::kRating, id, position++, rating.dimension, Words{rag_text(rating.value)}, rating.raw,
        rating_source_name(rating.source), rating.malformed, rating.in_legend, rating.place));
  }
  position = 0;
  if (!observation.evidence.empty()) {
    const std::string cells = cells_json(observation.evidence);
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kObservationEvidence, id, cells));
  }
  for (const Repair& repair : observation.repairs) {
    BOARDTRAIL_RETURN_IF_ERROR(rows_.add(Into::kRepair, id, position++, repair_name(repair.kind),
                                         repair.message, repair.place));
  }
  return {};
}

Status ContentWriter::write_metrics() {
  for (std::size_t i = 0; i < paper_.metrics.size(); ++i) {
    const Metric& metric = paper_.metrics[i];
    const std::int64_t id = metric_identity(paper_id_, i);
    metric_ids_.push_back(id);
    std::optional<std::int64_t> table;
    if (metric.table >= 0) {
      table = table_identity(stored_.sha256, static_cast<std::size_t>(metric.table));
    }
    const std::string target_date = iso_date(metric.target_date);
    BOARDTRAIL_RETURN_IF_ERROR(
        rows_.add(Into::kMetric, id, paper_id_, table, static_cast<std::int64_t>(i), metric.row,
                  Words{metric.section}, Words{metric.ref}, metric.name, Words{metric.baseline_raw},
                  Words{metric.target_raw}, Words{target_date}, Words{metric.comment},
                  metric.invalid_period, metric.place));
    std::int64_t position = 0;
    for (const MetricValue& value : metric.values) {
      const std::string period_end = iso_date(value.period_end);
      BOARDTRAIL_RETURN_IF_ERROR(rows_.add(
          Into::kMetricValue, id, position++, value.period, Words{period_end}, Words{value.aim_raw},
          Words{value.actual_raw}, value.aim, value.actual, value.aim_is_bound));
    }
  }
  return {};
}

Status ContentWriter::write_findings(const Findings& findings, std::int64_t run_id) {
  const std::vector<std::int64_t> ids = finding_identities(paper_id_, findings);
  const auto pick = [](const std::vector<std::int64_t>& from, std::int32_t index) {
    const auto i = static_cast<std::size_t>(index);
    return i < from.size() ? std::optional(from[i]) : std::nullopt;
  };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const std::string evidence = evidence_json(finding.evidence, stored_.pages);
    BOARDTRAIL_RETURN_IF_ERROR(
        rows_.add(Into::kFinding, ids[i], finding.rule, severity_name(finding.severity), paper_id_,
                  pick(observation_ids_, finding.observation), pick(metric_ids_, finding.metric),
                  plan_table_id(finding.plan_table), Words{finding.ref}, Words{finding.field},
                  finding.message, evidence, run_id));
  }
  return {};
}

}  // namespace

std::optional<std::int64_t> stated(std::int32_t number) {
  if (number <= 0) return std::nullopt;
  return number;
}

double storable_confidence(float confidence) {
  return confidence > 0 ? std::min(1.0, static_cast<double>(confidence)) : 0.0;
}

Status write_paper_row(RowInserter& rows, const Paper& paper, std::int64_t paper_id,
                       std::int64_t document_id, std::size_t position) {
  const std::string meeting_date = iso_date(paper.meeting_date);
  const std::string as_at = iso_date(paper.as_at);
  return rows.add(Into::kPaper, paper_id, document_id, static_cast<std::int64_t>(position),
                  Words{paper.title}, Words{paper.organisation}, Words{paper.meeting},
                  Words{meeting_date}, Words{as_at}, Words{as_at_source_name(paper.as_at_source)},
                  Words{paper.version}, Words{paper.author}, Words{paper.sponsor},
                  Words{paper.agenda_item}, paper.confidential, stated(paper.first_page),
                  stated(paper.last_page));
}

Status write_paper_content(RowInserter& rows, const StoredPaper& stored, const Findings& findings,
                           std::int64_t run_id) {
  return ContentWriter(rows, stored).write(findings, run_id);
}

}  // namespace boardtrail
