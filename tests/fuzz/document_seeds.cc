// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fstream>
#include <string>

#include "model/document_stream.h"
#include "support/sample_document.h"

namespace {

bool write_seed(const std::string& path, const boardtrail::Document& document) {
  std::ofstream file(path, std::ios::binary);
  file << boardtrail::write_document(document) << std::flush;
  if (!file) std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return static_cast<bool>(file);
}

// Rows cost their stream nothing where there are no columns.
boardtrail::Document rows_without_columns() {
  boardtrail::Document document = boardtrail::table_document(1, 1);
  boardtrail::Table& table = document.tables[0];
  table.rows = 150'000;
  table.columns = 0;
  table.cells.clear();
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: document_seeds FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  const bool done = write_seed(folder + "/empty.bin", boardtrail::Document{}) &&
                    write_seed(folder + "/every-field.bin", boardtrail::sample_document()) &&
                    write_seed(folder + "/table.bin", boardtrail::table_document(3, 2)) &&
                    write_seed(folder + "/rows-without-columns.bin", rows_without_columns());
  return done ? 0 : 1;
}
