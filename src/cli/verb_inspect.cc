// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/verbs.h"
#include "model/document_json.h"
#include "pipeline/file_content.h"
#include "recognise/recogniser.h"
#include "report/row_text.h"
#include "worker/reader.h"

namespace boardtrail {
namespace {

ExitCode unread(const std::string& path, Error error) {
  error.origin = path + (error.origin.empty() ? "" : ":" + error.origin);
  complain(to_string(error));
  return ExitCode::kUnread;
}

ExitCode print_svg(const Invocation& invocation, const std::string& path, Reader& reader,
                   const SealedBytes& bytes) {
  const bool named = invocation.has(Option::kPage);
  const int page = named ? std::stoi(std::string(invocation.value(Option::kPage))) : 1;
  const auto drawing = reader.draw(bytes, path, page);
  if (!drawing) return unread(path, drawing.error());
  print(*drawing);
  return ExitCode::kDone;
}

// One line a table: what became of it, and why.
void print_readings(const std::vector<Paper>& papers) {
  for (const Paper& paper : papers) {
    for (const TableReading& reading : paper.tables) {
      print("{\"type\":\"reading\",\"table\":" + std::to_string(reading.table) +
            ",\"schema\":" + (reading.schema.empty() ? "null" : json_string(reading.schema)) +
            ",\"header_rows\":" + std::to_string(reading.header_rows) +
            ",\"reason\":" + json_string(reading.reason) + "}\n");
    }
  }
}

}  // namespace

ExitCode run_inspect(const Invocation& invocation) {
  const std::string& path = invocation.arguments()[0];
  const Limits limits;
  FoundFile file;
  file.path = path;
  file.root_bytes = path.size();
  FileReader files(limits);
  const auto content = files.read(file);
  if (!content) return unread(path, content.error());
  const SealedBytes& bytes = content->sealed;
  ReaderSettings settings;
  settings.limits = limits;
  Reader reader(settings);
  if (invocation.has(Option::kSvg)) return print_svg(invocation, path, reader, bytes);
  const auto document = reader.read(bytes, path);
  if (!document) return unread(path, document.error());
  if (invocation.has(Option::kTables)) {
    print(tables_to_json(*document));
    return ExitCode::kDone;
  }
  const auto schemas = schemas_of(invocation);
  if (!schemas) {
    complain(to_string(schemas.error()));
    return ExitCode::kUsage;
  }
  print(document_to_json(*document));
  print_readings(Recogniser(*schemas).recognise(*document));
  return ExitCode::kDone;
}

}  // namespace boardtrail
