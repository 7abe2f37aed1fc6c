// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/read_document.h"

#include <exception>
#include <new>
#include <utility>

#include "checks/rule.h"
#include "recognise/recogniser.h"

namespace boardtrail {
namespace {

Status run_stages(IngestedDocument& document, Result<Document> read, const SchemaSet& schemas) {
  BOARDTRAIL_ASSIGN_OR_RETURN(document.document, std::move(read));
  document.papers = Recogniser(schemas).recognise(*document.document);
  for (const Paper& paper : document.papers) {
    document.findings.push_back(run_checks({*document.document, paper}));
  }
  return {};
}

}  // namespace

void judge_into(IngestedDocument& document, Result<Document> read, const SchemaSet& schemas) {
  try {
    const Status status = run_stages(document, std::move(read), schemas);
    if (!status.ok()) document.error = status.error();
  } catch (const std::bad_alloc&) {
    document.error = Error{ErrorCode::kLimitExceeded, "needs more memory than there is", ""};
  } catch (const std::exception& exception) {
    document.error =
        Error{ErrorCode::kBadInput,
              "a mistake of the program met in this file: " + std::string(exception.what()) +
                  "; please report it",
              ""};
  }
  if (!document.error) return;
  document.document.reset();
  document.papers.clear();
  document.findings.clear();
}

}  // namespace boardtrail
