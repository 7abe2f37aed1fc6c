// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/csv_files.h"

#include <cerrno>
#include <cstring>
#include <vector>

#include <sys/stat.h>

#include "base/whole_file.h"
#include "exports/views.h"
#include "report/rows.h"

namespace boardtrail {
namespace {

Status write_view(Warehouse& warehouse, const ExportView& view, bool raw, WholeFile* file) {
  RowOptions options;
  options.format = RowFormat::kCsv;
  options.raw_csv = raw;
  Status written;
  const auto writer = make_row_writer(options, [&](std::string_view text) {
    written = file->append(text);
    return written.ok();
  });
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(view.sql(), {}, writer->receiver()));
  if (written.ok()) writer->finish();
  BOARDTRAIL_RETURN_IF_ERROR(written);
  return file->seal();
}

}  // namespace

Status write_csv_files(Warehouse& warehouse, const std::string& folder, bool raw) {
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
    return Error{ErrorCode::kIo, std::strerror(errno), folder};
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<ExportView> views, export_views(warehouse));
  std::vector<WholeFile> files;
  for (const ExportView& view : views) {
    BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file,
                                WholeFile::create(folder + "/" + view.name + ".csv"));
    BOARDTRAIL_RETURN_IF_ERROR(write_view(warehouse, view, raw, &file));
    files.push_back(std::move(file));
  }
  for (WholeFile& file : files) BOARDTRAIL_RETURN_IF_ERROR(file.publish());
  return {};
}

}  // namespace boardtrail
