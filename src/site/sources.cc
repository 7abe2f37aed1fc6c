// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/sources.h"

#include <sys/stat.h>

#include "base/sha256.h"
#include "pipeline/file_content.h"
#include "site/site_rows.h"

namespace boardtrail {
namespace {

constexpr std::string_view kInPack = "!/";

// "month.zip" of "month.zip!/paper.pdf"; the path itself of any other file.
std::string file_of(const std::string& path) {
  const std::size_t mark = path.find(kInPack);
  return mark == std::string::npos ? path : path.substr(0, mark);
}

}  // namespace

Result<Sources> Sources::of(Warehouse& warehouse, const ReaderSettings& reader) {
  Sources sources(reader);
  BOARDTRAIL_RETURN_IF_ERROR(
      for_each_row(warehouse,
                   "SELECT f.path, f.size, f.modified_ns, d.sha256 FROM file f JOIN document d "
                   "USING (document_id) WHERE d.outcome = 'ok' ORDER BY f.path",
                   {}, [&](const RowValues& row) {
                     sources.files_.push_back(
                         {row.text(0), row.number(1), row.number(2), row.text(3), std::nullopt});
                   }));
  for (std::size_t i = 0; i < sources.files_.size(); ++i) {
    sources.by_sha256_.emplace(sources.files_[i].sha256, i);
  }
  return sources;
}

Sources::State Sources::state_of(const std::string& path) const {
  const std::string file = file_of(path);
  const auto known = states_.find(file);
  if (known != states_.end()) return known->second;
  State state;
  struct stat found {};
  if (::stat(file.c_str(), &found) == 0 && S_ISREG(found.st_mode)) {
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    state = {found.st_size, found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec};
  }
  states_.emplace(file, state);
  return state;
}

std::string Sources::stamp(std::string_view program) const {
  std::string key(program);
  for (const KnownFile& file : files_) {
    const State state = state_of(file.path);
    key += '\n';
    key += file.path + '\t' + file.sha256;
    for (const std::int64_t number : {file.size, file.modified_ns, state.size, state.modified_ns}) {
      key += '\t' + std::to_string(number);
    }
  }
  return hex(sha256(key)).substr(0, 32);
}

const KnownFile* Sources::usable(std::string_view sha256) const {
  const auto [first, last] = by_sha256_.equal_range(sha256);
  for (auto i = first; i != last; ++i) {
    const KnownFile& file = files_[i->second];
    const State state = state_of(file.path);
    if (state.size == file.size && state.modified_ns == file.modified_ns) return &file;
  }
  return nullptr;
}

std::string Sources::why_not(std::string_view sha256) const {
  if (usable(sha256) != nullptr) return {};
  const auto [first, last] = by_sha256_.equal_range(sha256);
  for (auto i = first; i != last; ++i) {
    if (state_of(files_[i->second].path).size >= 0) {
      return "The file was changed since it was read; this is the table as it was read.";
    }
  }
  return "The file is not where it was read any more; this is the table as it was read.";
}

Result<std::string> Sources::read_member(const SealedBytes& pack, const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const auto listing, reader_.list(pack, file_of(path)));
  const std::string name = path.substr(file_of(path).size() + kInPack.size());
  for (std::size_t i = 0; listing && i < listing->entries.size(); ++i) {
    if (listing->entries[i].name == name) {
      return reader_.member(pack, static_cast<std::int32_t>(i));
    }
  }
  return Error{ErrorCode::kNotFound, "the pack does not hold it any more", path};
}

Result<std::vector<CropImage>> Sources::draw(std::string_view sha256,
                                             const std::vector<PageCrop>& crops) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const SealedBytes bytes, read(sha256));
  return reader_.crop(bytes, crops);
}

Result<SealedBytes> Sources::read(std::string_view sha256) {
  const KnownFile* file = usable(sha256);
  if (file == nullptr) return Error{ErrorCode::kNotFound, why_not(sha256), ""};
  FileReader reader(limits_);
  FoundFile found;
  found.path = file_of(file->path);
  found.root_bytes = found.path.size();  // links on the way are followed, as when it was named
  BOARDTRAIL_ASSIGN_OR_RETURN(FileContent content, reader.read(found));
  const auto unchanged = [&](std::string_view bytes) {
    return hex(boardtrail::sha256(bytes)) == sha256;
  };
  if (found.path == file->path) {
    if (unchanged(content.bytes())) return std::move(content.sealed);
  } else {
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string member, read_member(content.sealed, file->path));
    if (unchanged(member)) return SealedBytes::copy_of(member);
  }
  return Error{ErrorCode::kNotFound,
               "The file was changed since it was read; this is the table as it was read.", ""};
}

}  // namespace boardtrail
