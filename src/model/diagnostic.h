// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DIAGNOSTIC_H_
#define BOARDTRAIL_MODEL_DIAGNOSTIC_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/place.h"

namespace boardtrail {

// Something that was dropped, mended or doubted while a document was read. Doubt
// is stored in the warehouse beside the rows that rest on it, never swallowed.
//   kNote   mended, and nothing is lost ("a repeated header row was dropped")
//   kDoubt  read, but it could be read otherwise
//   kLoss   part of the document is not in the model, and `message` says which
enum class DiagnosticLevel : std::uint8_t { kNote, kDoubt, kLoss };

const char* level_name(DiagnosticLevel level);  // "note", "doubt", "loss"

struct Diagnostic {
  std::string id;  // stable, "text.invalid-utf8"; listed in docs/diagnostics.md
  DiagnosticLevel level = DiagnosticLevel::kNote;
  std::string message;
  Place place;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DIAGNOSTIC_H_
