// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/metric_series.h"

#include <algorithm>
#include <string_view>

#include <re2/re2.h>

#include "base/date.h"
#include "base/text.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// The number that a baseline or target opens with: "50% Q4 22/23", ">95% (Q1 24/25)".
std::optional<NumberReading> leading_number(std::string_view raw) {
  static const RE2 kNumber(R"(^\s*([<>≥≤]?=?\s*£?[\d,]+(?:[:.]\d+)*\s*%?)(?:[\s(;,]|$))");
  std::string words;
  if (!RE2::PartialMatch(raw, kNumber, &words)) return std::nullopt;
  return read_number(trim(words));
}

void vote(Direction witness, Direction& verdict, bool& disputed) {
  if (witness == Direction::kUnknown) return;
  if (verdict == Direction::kUnknown) {
    verdict = witness;
  } else if (verdict != witness) {
    disputed = true;
  }
}

Direction from_to(double from, double to) {
  if (from < to) return Direction::kHigher;
  return from > to ? Direction::kLower : Direction::kUnknown;
}

Direction by_target(const Metric& metric) {
  const auto baseline = leading_number(metric.baseline_raw);
  const auto target = leading_number(metric.target_raw);
  if (!baseline || !target || baseline->unit != target->unit) return Direction::kUnknown;
  return from_to(baseline->value, target->value);
}

Direction by_aims(const Metric& metric) {
  const MetricValue* first = nullptr;
  const MetricValue* last = nullptr;
  for (const MetricValue& value : metric.values) {
    if (!value.aim) continue;
    if (first == nullptr) first = &value;
    last = &value;
  }
  return first == nullptr ? Direction::kUnknown : from_to(*first->aim, *last->aim);
}

Direction by_name(const Metric& metric) {
  static const RE2 kHigher(R"((?i)^\W*(?:increas|higher|more |growth|rais))");
  static const RE2 kLower(R"((?i)^\W*(?:decreas|reduc|lower|fewer|less |fall in))");
  if (RE2::PartialMatch(metric.name, kHigher)) return Direction::kHigher;
  return RE2::PartialMatch(metric.name, kLower) ? Direction::kLower : Direction::kUnknown;
}

Direction by_sign(std::string_view raw) {
  raw = trim(raw);
  if (raw.starts_with(">") || raw.starts_with("≥")) return Direction::kHigher;
  return raw.starts_with("<") || raw.starts_with("≤") ? Direction::kLower : Direction::kUnknown;
}

}  // namespace

Direction read_direction(const Metric& metric) {
  Direction verdict = Direction::kUnknown;
  bool disputed = false;
  vote(by_target(metric), verdict, disputed);
  vote(by_aims(metric), verdict, disputed);
  vote(by_name(metric), verdict, disputed);
  vote(by_sign(metric.target_raw), verdict, disputed);
  for (const MetricValue& value : metric.values) vote(by_sign(value.aim_raw), verdict, disputed);
  return disputed ? Direction::kUnknown : verdict;
}

bool states_value(const std::string& raw) {
  return !is_blank(raw) && !read_placeholder(raw).placeholder;
}

EndedPeriods::EndedPeriods(const Paper& paper) : paper_(paper) {
  for (const Metric& metric : paper.metrics) {
    const auto slot = static_cast<std::size_t>(std::max(metric.table, -1) + 1);
    if (slot >= last_actual_.size()) last_actual_.resize(slot + 1);
    for (std::size_t i = metric.values.size(); i > last_actual_[slot]; --i) {
      if (states_value(metric.values[i - 1].actual_raw)) {
        last_actual_[slot] = i;
        break;
      }
    }
  }
}

bool EndedPeriods::ended(const Metric& metric, std::size_t period) const {
  const MetricValue& value = metric.values[period];
  if (value.period_end && paper_.as_at) {
    return days_between(*value.period_end, *paper_.as_at) >= 0;
  }
  const auto slot = static_cast<std::size_t>(std::max(metric.table, -1) + 1);
  return slot < last_actual_.size() && period < last_actual_[slot];
}

std::optional<std::size_t> latest_actual(const Metric& metric, const EndedPeriods& periods) {
  for (std::size_t i = metric.values.size(); i-- > 0;) {
    if (states_value(metric.values[i].actual_raw) && periods.ended(metric, i)) return i;
  }
  return std::nullopt;
}

bool falls_short(double actual, double aim, Direction direction) {
  if (direction == Direction::kHigher) return actual < aim;
  return direction == Direction::kLower && actual > aim;
}

}  // namespace boardtrail
