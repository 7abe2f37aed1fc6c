// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/choices.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/sha256.h"

namespace boardtrail {
namespace {

Result<std::string> read_all(const std::string& path) {
  std::error_code error;
  const auto kind = std::filesystem::status(path, error);
  if (std::filesystem::exists(kind) && !std::filesystem::is_regular_file(kind)) {
    return Error{ErrorCode::kUnsupported, "is no regular file", path};  // a pipe is for ever
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo, std::strerror(errno),
                 path};
  }
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace

Result<HistoryChoices> read_choices(const std::string& path, bool must_exist) {
  HistoryChoices choices;
  const Result<std::string> text = read_all(path);
  if (!text) {
    if (!must_exist && text.error().code == ErrorCode::kNotFound) return choices;
    return text.error();
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(choices.decisions, parse_decisions(*text, path));
  std::string all = *text;
  if (!choices.decisions.organisations.empty()) {
    const std::filesystem::path table =
        std::filesystem::path(path).parent_path() / choices.decisions.organisations;
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string csv, read_all(table.string()));
    BOARDTRAIL_ASSIGN_OR_RETURN(choices.organisations, Organisations::parse(csv, table.string()));
    all += '\0' + csv;
  }
  choices.sha256 = hex(sha256(all));
  return choices;
}

}  // namespace boardtrail
