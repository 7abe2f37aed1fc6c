// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/zip/zip_archive.h"

#include <algorithm>
#include <map>
#include <utility>

#include <zip.h>

namespace boardtrail {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// Ratios beyond max_inflate_ratio are no alarm below this size: small parts of repeated
// markup reach them.
constexpr std::int64_t kRatioMatters = 1 << 20;

bool is_unsafe(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; })) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

Error damaged(const std::string& why) {
  return {ErrorCode::kBadInput, "a damaged or truncated ZIP file: " + why, ""};
}

}  // namespace

struct ZipArchive::Impl {
  Impl(std::unique_ptr<zip_t, CloseArchive> opened, const Limits& given)
      : archive(std::move(opened)), limits(given) {}

  std::unique_ptr<zip_t, CloseArchive> archive;
  Limits limits;
  std::vector<ZipEntry> entries;
  std::map<std::string, std::uint64_t, std::less<>> index;
  std::int64_t inflated = 0;
  std::int64_t duplicates = 0;
};

ZipArchive::ZipArchive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ZipArchive::ZipArchive(ZipArchive&& other) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&& other) noexcept = default;
ZipArchive::~ZipArchive() = default;

const std::vector<ZipEntry>& ZipArchive::entries() const { return impl_->entries; }
std::int64_t ZipArchive::duplicates() const { return impl_->duplicates; }
bool ZipArchive::contains(std::string_view name) const {
  return impl_->index.find(name) != impl_->index.end();
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const Limits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return damaged(why);
  }
  zip_error_fini(&error);
  auto impl = std::make_unique<Impl>(std::unique_ptr<zip_t, CloseArchive>(opened), limits);
  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (count > limits.max_archive_entries) {
    return Error{ErrorCode::kLimitExceeded,
                 "the ZIP file has " + std::to_string(count) + " entries, limit " +
                     std::to_string(limits.max_archive_entries),
                 ""};
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(opened, static_cast<zip_uint64_t>(i), 0, &stat) != 0) continue;
    if ((stat.valid & ZIP_STAT_NAME) == 0 || stat.name == nullptr) continue;
    ZipEntry entry;
    entry.name = stat.name;
    entry.size = (stat.valid & ZIP_STAT_SIZE) != 0 ? static_cast<std::int64_t>(stat.size) : 0;
    entry.encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    entry.unsafe_name = is_unsafe(entry.name);
    if (!impl->index.emplace(entry.name, static_cast<std::uint64_t>(i)).second) {
      ++impl->duplicates;
      continue;
    }
    impl->entries.push_back(std::move(entry));
  }
  return ZipArchive(std::move(impl));
}

Result<std::string> ZipArchive::read(std::string_view name, std::int64_t most) {
  const auto found = impl_->index.find(name);
  if (found == impl_->index.end()) {
    return Error{ErrorCode::kNotFound, "the ZIP file has no part " + std::string(name), ""};
  }
  zip_stat_t stat;
  if (zip_stat_index(impl_->archive.get(), found->second, 0, &stat) != 0) {
    return damaged(std::string(name));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Error{ErrorCode::kProtected,
                 "password-protected: " + std::string(name) + " is encrypted", ""};
  }
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(impl_->archive.get(), found->second, 0));
  if (file == nullptr) {
    return damaged(std::string(name) + ": " + zip_strerror(impl_->archive.get()));
  }
  const auto packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0
                          ? static_cast<std::int64_t>(std::min<zip_uint64_t>(
                                stat.comp_size, static_cast<zip_uint64_t>(INT64_MAX)))
                          : 0;
  const std::int64_t part_limit = std::min(most, impl_->limits.max_part_bytes);
  std::string content;
  // What the directory states is only a hint, and a lie about it costs no more than this.
  constexpr zip_uint64_t kMostReserved = 32 << 20;
  constexpr std::size_t kChunk = 256 << 10;
  if ((stat.valid & ZIP_STAT_SIZE) != 0) {
    content.reserve(std::min(stat.size, kMostReserved) + kChunk);
  }
  while (true) {
    const std::size_t before = content.size();
    content.resize(before + kChunk);
    const zip_int64_t got = zip_fread(file.get(), content.data() + before, kChunk);
    if (got < 0) return damaged(std::string(name) + ": " + zip_file_strerror(file.get()));
    content.resize(before + static_cast<std::size_t>(got));
    if (got == 0) break;
    impl_->inflated += got;
    const auto size = static_cast<std::int64_t>(content.size());
    const bool bomb = size > kRatioMatters &&
                      size / impl_->limits.max_inflate_ratio > std::max<std::int64_t>(packed, 1);
    if (size > part_limit || impl_->inflated > impl_->limits.max_inflated_bytes || bomb) {
      return Error{ErrorCode::kLimitExceeded,
                   std::string(name) + " inflates beyond the limits (" +
                       std::to_string(part_limit) + " bytes a part, " +
                       std::to_string(impl_->limits.max_inflated_bytes) + " in all, ratio " +
                       std::to_string(impl_->limits.max_inflate_ratio) + ")",
                   ""};
    }
  }
  return content;
}

}  // namespace boardtrail
