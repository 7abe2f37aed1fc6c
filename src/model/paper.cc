// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/paper.h"

#include <array>

namespace boardtrail {
namespace {

constexpr std::array<const char*, 7> kRagNames = {"red",   "amber_red", "amber", "amber_green",
                                                  "green", "blue",      "grey"};
constexpr std::array<const char*, 4> kRatingSourceNames = {"text", "colour", "icon", "narrative"};
constexpr std::array<const char*, 5> kPrecisionNames = {"day", "month", "quarter", "season",
                                                        "year"};
constexpr std::array<const char*, 2> kDateRoleNames = {"original", "revised"};
constexpr std::array<const char*, kFieldCount> kFieldNames = {
    "ref",       "section",   "kind", "description", "source_finding", "success_measure",
    "progress",  "lead",      "due",  "revised_due", "rating",         "status",
    "closed_on", "raised_on", "extra"};

static_assert(static_cast<int>(Field::kExtra) + 1 == kFieldCount);

}  // namespace

const char* rag_name(Rag value) { return kRagNames.at(static_cast<std::size_t>(value)); }

const char* rating_source_name(RatingSource source) {
  return kRatingSourceNames.at(static_cast<std::size_t>(source));
}

const char* precision_name(Precision precision) {
  return kPrecisionNames.at(static_cast<std::size_t>(precision));
}

const char* date_role_name(DateRole role) {
  return kDateRoleNames.at(static_cast<std::size_t>(role));
}

const char* field_name(Field field) { return kFieldNames.at(static_cast<std::size_t>(field)); }

std::optional<Field> field_from_name(const std::string& name) {
  for (std::size_t i = 0; i < kFieldNames.size(); ++i) {
    if (name == kFieldNames[i]) return static_cast<Field>(i);
  }
  return std::nullopt;
}

const Evidence* Observation::find_evidence(Field field) const {
  for (const Evidence& item : evidence) {
    if (item.field == field) return &item;
  }
  return nullptr;
}

}  // namespace boardtrail
