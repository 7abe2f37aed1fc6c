// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/read_document.h"

#include <exception>
#include <new>

#include "base/sha256.h"
#include "checks/rule.h"
#include "extractors/extractor.h"
#include "pipeline/ingest.h"
#include "recognise/recogniser.h"

namespace boardtrail {
namespace {

Status run_stages(IngestedDocument& document, std::string_view bytes, const SchemaSet& schemas,
                  const Limits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Extract extract, choose_extractor(bytes, document.path));
  BOARDTRAIL_ASSIGN_OR_RETURN(document.document, extract(bytes, limits));
  document.papers = Recogniser(schemas).recognise(*document.document);
  for (const Paper& paper : document.papers) {
    document.findings.push_back(run_checks({*document.document, paper}));
  }
  return {};
}

}  // namespace

void read_into(IngestedDocument& document, std::string_view bytes, const SchemaSet& schemas,
               const Limits& limits) {
  try {
    const Status status = run_stages(document, bytes, schemas, limits);
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

IngestedDocument read_document_bytes(std::string_view bytes, std::string_view name,
                                     const SchemaSet& schemas, const Limits& limits) {
  IngestedDocument document;
  document.path = name;
  document.size = static_cast<std::int64_t>(bytes.size());
  document.sha256 = hex(sha256(bytes));
  read_into(document, bytes, schemas, limits);
  return document;
}

}  // namespace boardtrail
