// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/workbook_check.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include <zlib.h>

namespace boardtrail {
namespace {

// PKWARE's APPNOTE, 4.3.7, 4.3.12 and 4.3.16; the library writes no comments and no ZIP64.
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEntryBytes = 46;
constexpr std::size_t kLocalBytes = 30;
constexpr std::uint32_t kEndMark = 0x06054B50;
constexpr std::uint32_t kEntryMark = 0x02014B50;
constexpr std::uint32_t kLocalMark = 0x04034B50;
constexpr std::size_t kChunk = 1U << 16;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

// `size` bytes from `at`; fewer where the file has no more.
std::string bytes_at(std::FILE* file, long at, int whence, std::size_t size) {
  std::string bytes(size, '\0');
  if (std::fseek(file, at, whence) != 0) return {};
  bytes.resize(std::fread(bytes.data(), 1, size, file));
  return bytes;
}

// Counts what XML holds as it comes. The library escapes '<' in texts, so that each is the
// begin of a tag; it writes no comments and no CDATA.
class XmlTally {
 public:
  void feed(std::string_view xml) {
    for (const char c : xml) {
      if (c == '<') {
        in_tag_ = true;
        tag_.clear();
        last_ = c;
      } else if (!in_tag_) {
        sheet_.text_bytes += in_text_ ? 1 : 0;
      } else if (c == '>') {
        in_tag_ = false;
        end_tag();
      } else {
        // The name alone matters, and whether the tag closes itself.
        if (tag_.size() < kNameBytes) tag_ += c;
        last_ = c;
      }
    }
  }
  // Everything that was opened has been closed.
  bool whole() const { return depth_ == 0 && elements_ > 0 && !in_tag_; }
  const SheetTally& sheet() const { return sheet_; }
  std::int64_t relationships() const { return relationships_; }

 private:
  static constexpr std::size_t kNameBytes = 16;

  void end_tag() {
    const std::string_view name = std::string_view(tag_).substr(0, tag_.find_first_of(" /", 1));
    if (name.starts_with('?')) return;
    ++elements_;
    if (name.starts_with('/')) {
      --depth_;
    } else if (last_ != '/') {
      ++depth_;
    }
    if (name == "row") ++sheet_.rows;
    if (name == "c") ++sheet_.cells;
    if (name == "hyperlink") ++sheet_.links;
    if (name == "Relationship") ++relationships_;
    in_text_ = name == "t";
  }

  SheetTally sheet_;
  std::int64_t relationships_ = 0;
  std::int64_t elements_ = 0;
  std::int64_t depth_ = 0;
  bool in_tag_ = false;
  bool in_text_ = false;
  char last_ = 0;
  std::string tag_;
};

struct Entry {
  std::string name;
  std::uint32_t method = 0;
  std::uint32_t crc = 0;
  std::uint32_t packed = 0;
  std::uint32_t size = 0;
  std::uint32_t offset = 0;
};

std::vector<Entry> read_directory(std::FILE* file) {
  std::vector<Entry> entries;
  const std::string end = bytes_at(file, -static_cast<long>(kEndBytes), SEEK_END, kEndBytes);
  if (end.size() != kEndBytes || number_at(end, 0, 4) != kEndMark) return entries;
  const std::string directory =
      bytes_at(file, static_cast<long>(number_at(end, 16, 4)), SEEK_SET, number_at(end, 12, 4));
  for (std::size_t at = 0; at + kEntryBytes <= directory.size();) {
    if (number_at(directory, at, 4) != kEntryMark) return {};
    Entry entry;
    entry.method = number_at(directory, at + 10, 2);
    entry.crc = number_at(directory, at + 16, 4);
    entry.packed = number_at(directory, at + 20, 4);
    entry.size = number_at(directory, at + 24, 4);
    const std::size_t name = number_at(directory, at + 28, 2);
    entry.offset = number_at(directory, at + 42, 4);
    entry.name = directory.substr(at + kEntryBytes, name);
    at += kEntryBytes + name + number_at(directory, at + 30, 2) + number_at(directory, at + 32, 2);
    entries.push_back(std::move(entry));
  }
  return entries.size() == number_at(end, 10, 2) ? entries : std::vector<Entry>();
}

// Inflates one entry into the tally; false where its bytes are not those that it states.
bool read_entry(std::FILE* file, const Entry& entry, XmlTally* tally) {
  const auto at = static_cast<long>(entry.offset);
  const std::string head = bytes_at(file, at, SEEK_SET, kLocalBytes);
  if (head.size() != kLocalBytes || number_at(head, 0, 4) != kLocalMark) return false;
  const long skip = static_cast<long>(number_at(head, 26, 2) + number_at(head, 28, 2));
  if (entry.method != Z_DEFLATED || std::fseek(file, skip, SEEK_CUR) != 0) return false;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  std::vector<unsigned char> in(kChunk);
  std::vector<unsigned char> out(kChunk);
  std::size_t left = entry.packed;
  uLong crc = crc32(0, nullptr, 0);
  int code = Z_OK;
  while (code == Z_OK && left > 0) {
    stream.avail_in = static_cast<uInt>(std::fread(in.data(), 1, std::min(left, in.size()), file));
    if (stream.avail_in == 0) break;
    left -= stream.avail_in;
    stream.next_in = in.data();
    do {
      stream.next_out = out.data();
      stream.avail_out = static_cast<uInt>(out.size());
      code = inflate(&stream, Z_NO_FLUSH);
      const std::size_t made = out.size() - stream.avail_out;
      crc = crc32(crc, out.data(), static_cast<uInt>(made));
      tally->feed({reinterpret_cast<const char*>(out.data()), made});
    } while (code == Z_OK && stream.avail_out == 0);
    if (code == Z_BUF_ERROR) code = Z_OK;  // wants more input
  }
  const uLong size = stream.total_out;
  inflateEnd(&stream);
  return code == Z_STREAM_END && crc == entry.crc && size == entry.size && tally->whole();
}

}  // namespace

std::int64_t xml_length(std::string_view text) {
  std::int64_t length = 0;
  for (const char c : text) length += c == '&' ? 5 : c == '<' || c == '>' ? 4 : 1;
  return length;
}

Status check_workbook(const std::string& path, const std::vector<SheetTally>& sheets) {
  const Error lost{ErrorCode::kIo, "the workbook could not be written whole (a full disk?)", path};
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return lost;
  std::vector<SheetTally> found(sheets.size());
  std::vector<std::int64_t> targets(sheets.size());  // of links
  std::size_t seen = 0;
  for (const Entry& entry : read_directory(file.get())) {
    XmlTally tally;
    if (!read_entry(file.get(), entry, &tally)) return lost;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      if (entry.name == "xl/worksheets/sheet" + number + ".xml") {
        found[i] = tally.sheet();
        ++seen;
      } else if (entry.name == "xl/worksheets/_rels/sheet" + number + ".xml.rels") {
        targets[i] = tally.relationships();
      }
    }
  }
  bool same = seen == sheets.size() && found == sheets;
  for (std::size_t i = 0; i < sheets.size(); ++i) same = same && targets[i] == sheets[i].links;
  return same ? Status() : Status(lost);
}

}  // namespace boardtrail
