// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "extractors/common/decode.h"
#include "extractors/docx/docx_extractor.h"
#include "extractors/extractor.h"
#include "extractors/html/html_extractor.h"
#include "extractors/pdf/page_drawing.h"
#include "extractors/pdf/pdf_document.h"
#include "extractors/pdf/pdf_extractor.h"
#include "extractors/text/text_extractor.h"
#include "extractors/zip/zip_archive.h"

namespace boardtrail {
namespace {

using namespace std::string_view_literals;

constexpr Extract kPdfReader = &extract_pdf;

// The lines of a text paper that was saved as DOCX are read as text.
Result<Document> read_docx(std::string_view bytes, const Limits& limits) {
  return extract_docx(bytes, limits, &extract_text);
}

// The same of text between <pre> and </pre>.
Result<Document> read_html(std::string_view bytes, const Limits& limits) {
  return extract_html(bytes, limits, &extract_text);
}

struct Signature {
  std::string_view bytes;
  Extract reader;
  ErrorCode code;
  const char* message;
};

constexpr std::array<Signature, 10> kSignatures = {{
    {"%PDF-"sv, kPdfReader, ErrorCode::kUnsupported,
     "PDF is not read by this build: convert it with `pdftotext -layout`"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, nullptr, ErrorCode::kUnsupported,
     "an old Office file (.doc, .xls, .ppt) is not read: save it as DOCX (`libreoffice "
     "--convert-to docx`) or text"},
    {"{\\rtf"sv, nullptr, ErrorCode::kUnsupported, "RTF is not read: save it as DOCX or text"},
    {"\x89PNG\r\n"sv, nullptr, ErrorCode::kBadInput, "a picture (PNG), not a paper"},
    {"\xFF\xD8\xFF"sv, nullptr, ErrorCode::kBadInput, "a picture (JPEG), not a paper"},
    {"GIF8"sv, nullptr, ErrorCode::kBadInput, "a picture (GIF), not a paper"},
    {"II*\0"sv, nullptr, ErrorCode::kBadInput, "a picture (TIFF), not a paper"},
    {"\x7F"
     "ELF"sv,
     nullptr, ErrorCode::kBadInput, "a program, not a paper"},
    {"SQLite format 3\0"sv, nullptr, ErrorCode::kBadInput, "a SQLite database, not a paper"},
    {"\x1F\x8B"sv, nullptr, ErrorCode::kUnsupported, "compressed (gzip): unpack it first"},
}};

// The beginning of a file, without white space, byte order mark and the NULs of
// UTF-16: enough to see markup.
std::string head_of(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 1024;
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes)) {
    if (c > ' ' || (c == ' ' && !head.empty())) head += c;
  }
  return head;
}

bool is_html(std::string_view bytes, std::string_view name) {
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c > ' '; });
  if (first == bytes.end() || *first != '<') return false;
  const std::string head = fold(head_of(bytes));
  for (const std::string_view start : {"<!doctype html"sv, "<html"sv, "<head>"sv, "<body"sv}) {
    if (head.starts_with(start)) return true;
  }
  const bool markup = head.starts_with('<');
  if (markup && head.find("<html") != std::string::npos) return true;
  const std::string folded = fold(name);
  return markup && (folded.ends_with(".html") || folded.ends_with(".htm"));
}

// Office keeps an encrypted DOCX in the container of its old formats, as a stream whose
// name stands there in UTF-16.
bool is_encrypted_office(std::string_view bytes) {
  constexpr std::string_view kName = "EncryptedPackage";
  std::string wide;
  for (const char c : kName) {
    wide += c;
    wide += '\0';
  }
  return bytes.starts_with("\xD0\xCF\x11\xE0"sv) && bytes.find(wide) < bytes.size();
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

enum class ZipKind : std::uint8_t { kWord, kOtherOffice, kOpenDocument, kPack };

// By the names of its entries: an Office package has its list of types or relationships at
// the top, an OpenDocument file its type. A Word document may name its parts as it likes.
ZipKind kind_of_zip(const ZipArchive& archive) {
  const auto has = [&](std::string_view folder) {
    return std::any_of(archive.entries().begin(), archive.entries().end(),
                       [&](const ZipEntry& entry) { return entry.name.starts_with(folder); });
  };
  if (archive.contains("_rels/.rels") || archive.contains("[Content_Types].xml")) {
    const bool word = has("word/") || !(has("xl/") || has("ppt/"));
    return word ? ZipKind::kWord : ZipKind::kOtherOffice;
  }
  if (archive.contains("mimetype") && archive.contains("content.xml")) {
    return ZipKind::kOpenDocument;
  }
  return ZipKind::kPack;
}

Result<Extract> choose_zip(std::string_view bytes) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const ZipArchive archive, ZipArchive::open(bytes, Limits{}));
  switch (kind_of_zip(archive)) {
    case ZipKind::kWord:
      return Extract{&read_docx};
    case ZipKind::kOtherOffice:
      return Error{ErrorCode::kUnsupported,
                   "spreadsheets and slides are not read: save them as text or PDF", ""};
    case ZipKind::kOpenDocument:
      return Error{ErrorCode::kUnsupported,
                   "OpenDocument files are not read: save it as DOCX (`libreoffice --convert-to "
                   "docx`)",
                   ""};
    case ZipKind::kPack:
      break;
  }
  return Error{ErrorCode::kUnsupported, "a ZIP file of files, no document: unpack it first", ""};
}

}  // namespace

Result<Extract> choose_extractor(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return Error{ErrorCode::kBadInput, "the file is empty", ""};
  if (is_encrypted_office(bytes)) {
    return Error{ErrorCode::kProtected, "password-protected: save it without a password", ""};
  }
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    if (signature.reader != nullptr) return signature.reader;
    return Error{signature.code, signature.message, ""};
  }
  if (is_zip(bytes)) return choose_zip(bytes);
  if (sniff_encoding(bytes) == Encoding::kBinary) {
    return Error{ErrorCode::kBadInput, "binary data of no known format", ""};
  }
  return is_html(bytes, name) ? Extract{&read_html} : Extract{&extract_text};
}

void prepare_extractors() { prepare_pdf_library(); }

bool is_pack(std::string_view bytes) {
  if (!is_zip(bytes)) return false;
  const Result<ZipArchive> archive = ZipArchive::open(bytes, Limits{});
  return archive && kind_of_zip(*archive) == ZipKind::kPack;
}

Result<std::string> draw_page(std::string_view bytes, std::int32_t page, const Limits& limits) {
  const auto reader = choose_extractor(bytes, "");
  if (!reader) return reader.error();
  if (*reader != kPdfReader) {
    return Error{ErrorCode::kUnsupported, "only pages of a PDF can be drawn", ""};
  }
  return draw_pdf_page(bytes, page, limits);
}

}  // namespace boardtrail
