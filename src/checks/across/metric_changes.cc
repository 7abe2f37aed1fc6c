// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/across/metric_changes.h"

#include <map>
#include <set>

#include "base/text.h"
#include "base/wording.h"
#include "checks/across/wording.h"
#include "checks/metric_series.h"
#include "checks/rows.h"
#include "lineage/paper_order.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// A message shows so many figures; the evidence has all.
constexpr std::size_t kFiguresInMessage = 3;

std::string key_of(const StatedMetric& metric) {
  return fold_words(metric.section) + '\x1f' + fold_words(metric.name);
}

// The one metric of that key; several, or one without a name, are told apart by nothing.
using MetricsByKey = std::map<std::string, const StatedMetric*>;

MetricsByKey index_by(const std::vector<StatedMetric>& metrics,
                      std::string (*key)(const StatedMetric&)) {
  MetricsByKey index;
  for (const StatedMetric& metric : metrics) {
    if (is_blank(metric.name)) continue;
    const auto [entry, added] = index.try_emplace(key(metric), &metric);
    if (!added) entry->second = nullptr;
  }
  return index;
}

const StatedMetric* find(const MetricsByKey& index, const std::string& key) {
  const auto entry = index.find(key);
  return entry == index.end() ? nullptr : entry->second;
}

std::string name_of(const StatedMetric& metric) { return fold_words(metric.name); }

bool same_figure(std::string_view a, std::string_view b) {
  if (fold_words(a) == fold_words(b)) return true;
  const auto left = read_number(trim(a));
  const auto right = read_number(trim(b));
  return left && right && left->value == right->value && left->unit == right->unit;
}

}  // namespace

std::vector<MetricChange> metric_changes(const PlanStep& step) {
  std::vector<MetricChange> changes;
  if (step.before == nullptr || step.same_edition) return changes;
  const MetricsByKey placed = index_by(step.before->metrics, key_of);
  const MetricsByKey named = index_by(step.before->metrics, name_of);
  const MetricsByKey now_placed = index_by(step.now->metrics, key_of);
  const MetricsByKey now_named = index_by(step.now->metrics, name_of);
  for (const StatedMetric& metric : step.now->metrics) {
    const StatedMetric* before = nullptr;
    if (find(now_placed, key_of(metric)) == &metric) before = find(placed, key_of(metric));
    if (before == nullptr && find(now_named, name_of(metric)) == &metric) {
      before = find(named, name_of(metric));
    }
    if (before != nullptr) changes.push_back({before, &metric});
  }
  return changes;
}

std::vector<std::pair<const StatedValue*, const StatedValue*>> common_periods(
    const MetricChange& change) {
  std::map<std::string, const StatedValue*> earlier;
  std::set<std::string> twice;
  for (const StatedValue& value : change.before->values) {
    const std::string period = fold_words(value.period);
    if (!earlier.try_emplace(period, &value).second) twice.insert(period);
  }
  std::vector<std::pair<const StatedValue*, const StatedValue*>> pairs;
  for (const StatedValue& value : change.now->values) {
    const std::string period = fold_words(value.period);
    const auto was = earlier.find(period);
    if (was == earlier.end() || twice.contains(period)) continue;
    pairs.emplace_back(was->second, &value);
  }
  return pairs;
}

void add_difference(std::string label, std::string_view was, std::string_view is,
                    std::vector<FigureChange>& figures) {
  std::string before = collapse_spaces(was);
  std::string now = collapse_spaces(is);
  if (!states_value(before) || !states_value(now) || same_figure(before, now)) return;
  figures.push_back({std::move(label), std::move(before), std::move(now)});
}

AcrossFinding metric_change_finding(const Rule& rule, const PlanStep& step,
                                    const MetricChange& change, std::string field,
                                    const std::vector<FigureChange>& figures) {
  std::string message = "The metric " + quoted(change.now->name, 70) +
                        " shows other figures than in " + paper_of(*step.before) + ": ";
  for (std::size_t i = 0; i < figures.size() && i < kFiguresInMessage; ++i) {
    message += (i > 0 ? ", " : "") + figures[i].label + " " + quoted(figures[i].was) +
               " has become " + quoted(figures[i].is);
  }
  if (figures.size() > kFiguresInMessage) {
    message += ", and " + counted(static_cast<std::int64_t>(figures.size() - kFiguresInMessage),
                                  "more figure");
  }
  AcrossFinding finding = paper_finding(rule, *step.before, std::move(field), message + ".");
  finding.metric_id = change.now->id;
  finding.ref = change.now->ref;
  for (const FigureChange& figure : figures) {
    finding.evidence.push_back(
        {step.before->id, 0, Field::kExtra, figure.label, figure.was, change.before->id});
    finding.evidence.push_back(
        {step.now->id, 0, Field::kExtra, figure.label, figure.is, change.now->id});
  }
  const auto date = paper_date(*step.now);
  if (!step.order_certain && !(date && paper_date(*step.before) == date)) {
    finding.severity = Severity::kLow;
    finding.message += " Neither paper says which is the earlier; their file names were taken.";
  }
  doubt_grids(is_inferred(change.before->grid), is_inferred(change.now->grid), finding);
  return finding;
}

}  // namespace boardtrail
