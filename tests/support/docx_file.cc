// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/docx_file.h"

#include <cstdint>

namespace boardtrail {
namespace {

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
}

// What the local header and the directory's share.
void put_common(std::string& out, const ZipPart& part) {
  put(out, 20, 2);  // version needed
  put(out, 0, 2);   // flags
  put(out, 0, 2);   // stored
  put(out, 0x21, 4);
  put(out, crc32(part.second), 4);
  put(out, static_cast<std::uint32_t>(part.second.size()), 4);
  put(out, static_cast<std::uint32_t>(part.second.size()), 4);
  put(out, static_cast<std::uint32_t>(part.first.size()), 2);
  put(out, 0, 2);
}

}  // namespace

std::string make_zip(const std::vector<ZipPart>& parts) {
  std::string out;
  std::string directory;
  for (const ZipPart& part : parts) {
    const auto at = static_cast<std::uint32_t>(out.size());
    put(out, 0x04034B50, 4);
    put_common(out, part);
    out += part.first + part.second;
    put(directory, 0x02014B50, 4);
    put(directory, 20, 2);
    put_common(directory, part);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // attributes
    put(directory, 0, 4);
    put(directory, at, 4);
    directory += part.first;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054B50, 4);
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

std::string word_root(const std::string& name) {
  return "<w:" + name +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
         " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:v=\"urn:schemas-microsoft-com:vml\">";
}

std::vector<ZipPart> docx_parts(const std::string& body, const std::vector<ZipPart>& more) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string related = "<Relationships>";
  for (const auto& [name, content] : more) {
    const std::string file = name.substr(name.rfind('/') + 1);
    related += "<Relationship Id=\"" + file + "\" Type=\"" + type + file.substr(0, file.find('.')) +
               "\" Target=\"" + file + "\"/>";
  }
  std::vector<ZipPart> parts = {
      {"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" + type +
                          "officeDocument\" Target=\"/word/main.xml\"/></Relationships>"},
      {"word/main.xml", word_root("document") + "<w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/main.xml.rels", related + "</Relationships>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

std::string make_docx(const std::string& body, const std::vector<ZipPart>& more) {
  return make_zip(docx_parts(body, more));
}

}  // namespace boardtrail
