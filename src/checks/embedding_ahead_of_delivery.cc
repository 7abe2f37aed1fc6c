// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

const Rating* rating_of(const Observation& row, std::string_view dimension) {
  for (const Rating& rating : row.ratings) {
    if (rating.value && rating.value != Rag::kGrey && rating.dimension == dimension) return &rating;
  }
  return nullptr;
}

void check_embedding_ahead_of_delivery(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (row.restates) continue;
    const Rating* embedding = rating_of(row, "embedding");
    const Rating* delivery = rating_of(row, "actions");
    if (delivery == nullptr) delivery = rating_of(row, kDeliveryRating);
    // Rag counts from red to blue: the greater, the better.
    if (embedding == nullptr || delivery == nullptr || *embedding->value <= *delivery->value) {
      continue;
    }
    Finding finding =
        row_finding(kEmbeddingAheadOfDelivery, context.paper, row, "rag",
                    row_subject(row) + " is rated " + quoted(delivery->raw) + " for delivery and " +
                        quoted(embedding->raw) + ", which is better, for being embedded.");
    finding.evidence.push_back({delivery->dimension, delivery->raw, delivery->place});
    finding.evidence.push_back({embedding->dimension, embedding->raw, embedding->place});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kEmbeddingAheadOfDelivery = {
    "embedding-ahead-of-delivery",
    Severity::kMedium,
    "An action is better embedded than delivered",
    "A plan rates each action for delivery and for embedding, and the second rating is better than "
    "the first.",
    "What is not yet delivered cannot be embedded: one of the ratings is wrong, or the columns are "
    "exchanged.",
    "Silent where either rating is blank or grey.",
    "Actions: Red, Embedding: Green",
    check_embedding_ahead_of_delivery,
};

}  // namespace boardtrail
