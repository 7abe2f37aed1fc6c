// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_METRIC_SERIES_H_
#define BOARDTRAIL_CHECKS_METRIC_SERIES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/paper.h"

namespace boardtrail {

// Which way of a metric is good, where the paper leaves no doubt.
enum class Direction : std::uint8_t { kUnknown, kHigher, kLower };

// By four witnesses: baseline to target, first aim to last aim, words of the name
// ("Increase in", "Reduction of"), signs before aims and target (">90%"). At least
// one must speak and none may contradict another.
Direction read_direction(const Metric& metric);

// True where a value is stated: neither blank nor "-", "N/A", "TBC".
bool states_value(const std::string& raw);

// Says for each metric how many of its periods had ended when the paper was
// written. A period has ended by the paper's own date; where the period or the
// paper has no date, by an actual printed for it or a later one in the same table.
class EndedPeriods {
 public:
  explicit EndedPeriods(const Paper& paper);
  bool ended(const Metric& metric, std::size_t period) const;

 private:
  const Paper& paper_;
  // Table and the index of the last period with an actual in any of its metrics.
  std::vector<std::size_t> last_actual_;  // one past it, by Metric::table + 1
};

// The last ended period that states an actual; nothing where none does.
std::optional<std::size_t> latest_actual(const Metric& metric, const EndedPeriods& periods);

// True where the actual is worse than the aim. `strict`: by the numbers alone; a
// bound ("> 90%") that is just met (90%) counts as met.
bool falls_short(double actual, double aim, Direction direction);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_METRIC_SERIES_H_
