// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// Enough of a file to tell what it is.
constexpr std::size_t kSampleBytes = 16 * 1024;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Windows-1252, 0x80 to 0x9F (unicode.org, CP1252.TXT); 0 where undefined.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | code >> 12U);
    out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | code >> 18U);
    out += static_cast<char>(0x80U | (code >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

// Text in Latin letters has a NUL in every second byte of UTF-16; which of the two
// tells the byte order.
Encoding utf16_by_nuls(std::string_view sample) {
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0' ? 1U : 0U;
    odd += sample[i + 1] == '\0' ? 1U : 0U;
  }
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 2) return Encoding::kBinary;
  if (odd * 10 >= pairs * 7 && even * 20 <= pairs) return Encoding::kUtf16Le;
  if (even * 10 >= pairs * 7 && odd * 20 <= pairs) return Encoding::kUtf16Be;
  return Encoding::kBinary;
}

constexpr bool is_text_control(std::uint8_t byte) {
  // Tab, line feed, vertical tab, form feed, carriage return; backspace and escape are
  // left over by printers' output; 0x1A ends text files of old systems.
  return (byte >= 0x08 && byte <= 0x0D) || byte == 0x1B || byte == 0x1A;
}

constexpr std::array<std::uint8_t, 256> kIsBinaryByte = [] {
  std::array<std::uint8_t, 256> is{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) {
    is[byte] = is_text_control(static_cast<std::uint8_t>(byte)) ? 0 : 1;
  }
  is[0x7F] = 1;
  return is;
}();

// More than one control character in fifty is no text.
bool has_binary_share(std::string_view sample) {
  std::size_t controls = 0;
  std::size_t i = 0;
  for (; i + 8 <= sample.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, sample.data() + i, sizeof chunk);
    const std::uint64_t deletes = chunk ^ 0x7F7F'7F7F'7F7F'7F7FU;
    // Mostly none of the eight is below 0x20 or is 0x7F.
    if (((((chunk - 0x2020'2020'2020'2020U) & ~chunk) |
          ((deletes - 0x0101'0101'0101'0101U) & ~deletes)) &
         0x8080'8080'8080'8080U) == 0) {
      continue;
    }
    for (std::size_t k = i; k < i + 8; ++k) controls += kIsBinaryByte[byte_at(sample, k)];
  }
  for (; i < sample.size(); ++i) controls += kIsBinaryByte[byte_at(sample, i)];
  return controls * 50 > sample.size();
}

// ASCII from `i` on is passed over, eight bytes at once as long as it goes.
std::size_t skip_ascii(std::string_view bytes, std::size_t i) {
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data() + i, sizeof chunk);
    if ((chunk & 0x8080'8080'8080'8080U) != 0) break;
  }
  while (i < bytes.size() && byte_at(bytes, i) < 0x80) ++i;
  return i;
}

// Length of the well-formed UTF-8 sequence of several bytes at `i`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t i) {
  const std::uint8_t lead = byte_at(bytes, i);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(bytes, i + k) & 0xC0U) != 0x80U) return 0;
  }
  return length;
}

// Damaged UTF-8 rather than an eight-bit code: most of what is not ASCII is
// well-formed. A character cut off at the end of the sample does not matter.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
    const std::size_t length = sequence_length(bytes, i);
    (length == 0 ? bad : good) += 1;
    i += std::max<std::size_t>(length, 1);
  }
  return good >= bad;
}

class Utf16Reader {
 public:
  Utf16Reader(std::string_view bytes, bool little) : bytes_(bytes), little_(little) {}

  std::string read() {
    std::string out;
    out.reserve(bytes_.size() / 2 + 16);
    std::size_t i = 0;
    while (i + 1 < bytes_.size()) {
      std::uint32_t code = unit(i);
      i += 2;
      if (code >= 0xD800 && code < 0xDC00 && i + 1 < bytes_.size() && unit(i) >= 0xDC00 &&
          unit(i) < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (unit(i) - 0xDC00);
        i += 2;
      }
      add(out, code);
    }
    if (i < bytes_.size()) add(out, 0xD800);
    return out;
  }
  std::size_t replaced() const { return replaced_; }

 private:
  std::uint32_t unit(std::size_t i) const {
    const std::uint32_t first = byte_at(bytes_, i);
    const std::uint32_t second = byte_at(bytes_, i + 1);
    return little_ ? first | second << 8U : first << 8U | second;
  }
  void add(std::string& out, std::uint32_t code) {
    if (code >= 0xD800 && code < 0xE000) {
      ++replaced_;
      out += kReplacement;
    } else {
      append_utf8(out, code);
    }
  }

  std::string_view bytes_;
  bool little_;
  std::size_t replaced_ = 0;
};

std::string read_utf32(std::string_view bytes, bool little, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size() / 4 + 16);
  for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
    std::uint32_t code = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      code = code << 8U | byte_at(bytes, i + (little ? 3 - k : k));
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
      ++replaced;
      out += kReplacement;
    } else {
      append_utf8(out, code);
    }
  }
  if (bytes.size() % 4 != 0) ++replaced;
  return out;
}

std::string read_windows_1252(std::string_view bytes, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::uint32_t code = byte_at(bytes, i);
    if (code >= 0x80 && code < 0xA0) code = kWindows1252[code - 0x80];
    if (code == 0 && bytes[i] != '\0') {
      ++replaced;
      out += kReplacement;
    } else {
      append_utf8(out, code);
    }
  }
  return out;
}

// English text has few letters beyond ASCII, and for it the statistics of a
// detector are worse than the plain rule "Windows-1252". Only text that is largely
// not ASCII is given to ICU.
std::string detect_by_icu(std::string_view bytes) {
  const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c < 0; });
  if (static_cast<std::size_t>(high) * 5 < bytes.size()) return {};
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  std::string name;
  ucsdet_setText(detector, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != nullptr && ucsdet_getConfidence(match, &status) >= 50) {
    const char* found = ucsdet_getName(match, &status);
    if (U_SUCCESS(status) && found != nullptr) name = found;
  }
  ucsdet_close(detector);
  return name == "ISO-8859-1" || name == "UTF-8" ? std::string() : name;
}

bool convert_by_icu(std::string_view bytes, const std::string& name, std::string& out) {
  if (bytes.size() > (1U << 29U)) return false;
  UErrorCode status = U_ZERO_ERROR;
  out.resize(bytes.size() * 3 + 16);
  const std::int32_t length =
      ucnv_convert("UTF-8", name.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                   bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) || length < 0) return false;
  out.resize(static_cast<std::size_t>(length));
  return true;
}

void note_replaced(std::size_t replaced, Diagnostics& diagnostics) {
  if (replaced == 0) return;
  diagnostics.push_back(
      {"text.invalid-encoding", DiagnosticLevel::kDoubt,
       std::to_string(replaced) + " ill-formed characters were replaced by U+FFFD", Place{}});
}

void read_eight_bit(std::string_view bytes, std::string& storage, Diagnostics& diagnostics) {
  const std::string name = detect_by_icu(bytes.substr(0, kSampleBytes));
  std::size_t replaced = 0;
  std::string taken = name;
  if (name.empty() || !convert_by_icu(bytes, name, storage)) {
    taken = "Windows-1252";
    storage = read_windows_1252(bytes, replaced);
  }
  diagnostics.push_back({"text.encoding-guessed", DiagnosticLevel::kNote,
                         "the bytes are not UTF-8; they were read as " + taken, Place{}});
  note_replaced(replaced, diagnostics);
}

void read_utf8(std::string_view bytes, std::string& storage, std::string_view& text,
               Diagnostics& diagnostics) {
  if (is_valid_utf8(bytes)) {
    text = bytes;
    return;
  }
  std::size_t replaced = 0;
  storage = repair_utf8(bytes, &replaced);
  text = storage;
  note_replaced(replaced, diagnostics);
}

std::size_t mark_length(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    case Encoding::kUtf16Le:
      return bytes.starts_with("\xFF\xFE") ? 2 : 0;
    case Encoding::kUtf16Be:
      return bytes.starts_with("\xFE\xFF") ? 2 : 0;
    case Encoding::kUtf32Le:
    case Encoding::kUtf32Be:
      return 4;
    default:
      return 0;
  }
}

}  // namespace

Encoding sniff_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return Encoding::kUtf8;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Encoding::kUtf32Le;
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Encoding::kUtf32Be;
  if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::kUtf16Le;
  if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::kUtf16Be;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  if (sample.find('\0') != std::string_view::npos) {
    const Encoding wide = utf16_by_nuls(sample);
    if (wide != Encoding::kBinary) return wide;
  }
  if (has_binary_share(sample)) return Encoding::kBinary;
  return is_mostly_utf8(bytes) ? Encoding::kUtf8 : Encoding::kEightBit;
}

Result<std::string_view> decode_text(std::string_view bytes, std::string& storage,
                                     Diagnostics& diagnostics) {
  if (is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos &&
      !has_binary_share(bytes.substr(0, kSampleBytes))) {
    return bytes.substr(mark_length(bytes, Encoding::kUtf8));
  }
  const Encoding encoding = sniff_encoding(bytes);
  bytes.remove_prefix(mark_length(bytes, encoding));
  std::string_view text;
  std::size_t replaced = 0;
  switch (encoding) {
    case Encoding::kBinary:
      return Error{ErrorCode::kBadInput, "binary data, not text: too many control characters", ""};
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: {
      Utf16Reader reader(bytes, encoding == Encoding::kUtf16Le);
      storage = reader.read();
      replaced = reader.replaced();
      break;
    }
    case Encoding::kUtf32Le:
    case Encoding::kUtf32Be:
      storage = read_utf32(bytes, encoding == Encoding::kUtf32Le, replaced);
      break;
    case Encoding::kEightBit:
      read_eight_bit(bytes, storage, diagnostics);
      break;
    case Encoding::kUtf8:
      read_utf8(bytes, storage, text, diagnostics);
      break;
  }
  note_replaced(replaced, diagnostics);
  if (text.empty()) text = storage;
  if (const auto nuls = std::count(text.begin(), text.end(), '\0'); nuls != 0) {
    diagnostics.push_back({"text.nul-bytes", DiagnosticLevel::kNote,
                           std::to_string(nuls) + " NUL characters were left out", Place{}});
  }
  return text;
}

}  // namespace boardtrail
