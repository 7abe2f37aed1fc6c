// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/limits_table.h"

#include <string_view>

#include "base/limits.h"
#include "worker/worker_limits.h"

namespace boardtrail {
namespace {

std::string with_thousands(std::int64_t value) {
  const std::string digits = std::to_string(value);
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) out += ',';
    out += digits[at];
  }
  return out;
}

}  // namespace

std::vector<LimitRow> document_limits() {
  const Limits limits;
  return {
      {"max_document_bytes", limits.max_document_bytes, "bytes", "bytes of a document", "memory"},
      {"max_line_bytes", limits.max_line_bytes, "bytes", "bytes of a line of text",
       "binary data taken for text"},
      {"max_table_columns", limits.max_table_columns, "columns", "columns of a table",
       "a table of 20,000 columns; the widest real ones have under 60"},
      {"max_table_cells", limits.max_table_cells, "cells", "cells of a table", "memory and time"},
      {"max_tables", limits.max_tables, "tables", "tables of a document", "memory and time"},
      {"max_blocks", limits.max_blocks, "blocks", "blocks of a document", "memory and time"},
      {"max_markup_depth", limits.max_markup_depth, "elements",
       "open elements inside one another (HTML, XML)", "the stack"},
      {"max_pages", limits.max_pages, "pages", "pages of a PDF",
       "time; the longest packs known have 700"},
      {"max_page_glyphs", limits.max_page_glyphs, "glyphs", "glyphs of a PDF page",
       "memory and time; a dense page has 8,000"},
      {"max_page_paths", limits.max_page_paths, "paths", "lines, areas and pictures of a PDF page",
       "drawings and maps"},
      {"max_archive_entries", limits.max_archive_entries, "entries",
       "entries of a pack (ZIP) or DOCX", "a DOCX has under 100"},
      {"max_part_bytes", limits.max_part_bytes, "bytes",
       "one inflated part of a DOCX, one file of a pack", "zip bombs"},
      {"max_inflated_bytes", limits.max_inflated_bytes, "bytes",
       "all that is inflated of one DOCX or pack", "zip bombs"},
      {"max_inflate_ratio", limits.max_inflate_ratio, "to one",
       "inflated to packed bytes, beyond 1 MiB",
       "zip bombs; plain markup of long tables reaches 60"},
  };
}

std::vector<LimitRow> process_limits() {
  const WorkerLimits limits;
  return {
      {"max_memory_bytes", limits.max_memory_bytes, "bytes", "memory of a reader (address space)",
       "a document that makes the machine swap"},
      {"base_milliseconds", limits.base_milliseconds, "ms", "time of one document",
       "a document that is read for ever"},
      {"milliseconds_per_mib", limits.milliseconds_per_mib, "ms", "and more for each MiB of it",
       "long packs refused"},
      {"pack_milliseconds", limits.pack_milliseconds, "ms", "time of all papers of a pack together",
       "a pack that takes the night from all others"},
      {"retire_after_milliseconds", limits.retire_after_milliseconds, "ms",
       "time after which a reader is replaced", "what one document leaves behind for others"},
      {"max_documents", limits.max_documents, "documents",
       "documents after which a reader is replaced", "the same"},
      {"max_answer_bytes", limits.max_answer_bytes, "bytes", "bytes of a reader's answer",
       "the parent's memory"},
      {"max_error_bytes", limits.max_error_bytes, "count", "bytes of a reader's error message",
       "floods of words"},
  };
}

std::string limit_text(const LimitRow& row) {
  const std::string_view unit = row.unit;
  if (unit == "ms") return with_thousands(row.value / 1000) + " s";
  if (unit != "bytes") return with_thousands(row.value);
  constexpr std::int64_t kGiB = 1LL << 30;
  constexpr std::int64_t kMiB = 1LL << 20;
  if (row.value % kGiB == 0) return std::to_string(row.value / kGiB) + " GiB";
  return std::to_string(row.value / kMiB) + " MiB";
}

std::string limits_as_markdown(const std::vector<LimitRow>& rows) {
  std::string out;
  for (const LimitRow& row : rows) {
    out += "| " + std::string(row.what) + " | " + limit_text(row) + " | " + row.harm + " |\n";
  }
  return out;
}

}  // namespace boardtrail
