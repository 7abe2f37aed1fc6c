// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_rag_malformed(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    for (const Rating& rating : row.ratings) {
      if (!rating.malformed) continue;
      std::string message = row_subject(row) + " has the rating " + quoted(rating.raw);
      message += rating.value ? std::string(", read here as ") + rag_name(*rating.value) + "."
                              : std::string(", which is misspelt.");
      Finding finding = row_finding(kRagMalformed, context.paper, row, "rag", std::move(message));
      finding.evidence.push_back({rating.dimension, rating.raw, rating.place});
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule kRagMalformed = {
    "rag-malformed",
    Severity::kLow,
    "A rating is misspelt",
    "The rating of a row can be read only by mending it: 'AG' for 'A/G', 'Compete' for 'Complete'.",
    "A count by rating, by hand or by filter, passes over it.",
    "Silent for capital and small letters, spaces, and another order of the two halves ('G/A').",
    "Ref 2 | Refresh the strategy | AG, where all others have A/G",
    check_rag_malformed,
};

}  // namespace boardtrail
