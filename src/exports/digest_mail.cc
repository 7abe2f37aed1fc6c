// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "base/ascii.h"
#include "base/date.h"
#include "base/sha256.h"
#include "base/text.h"
#include "exports/digest.h"
#include "report/display.h"

namespace boardtrail {
namespace {

constexpr std::size_t kMailLine = 76;     // RFC 2045, 6.7; RFC 2047, 2
constexpr std::size_t kEncodedWord = 75;  // RFC 2047, 2
constexpr std::string_view kHex = "0123456789ABCDEF";

std::string octet(char c) {
  const auto value = static_cast<unsigned char>(c);
  return {'=', kHex[value >> 4U], kHex[value & 0xFU]};
}

bool is_plain_header(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  // What looks like an encoded word would be read as one.
  return text.find("=?") == std::string_view::npos;
}

// "Fri, 21 Nov 2025 08:39:45 +0000"; the form of the warehouse's times is checked.
std::string mail_date(std::string_view time) {
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = parse_iso_date(time.substr(0, 10));
  if (!day || time.size() != 20) return "Thu, 1 Jan 1970 00:00:00 +0000";
  const std::chrono::weekday weekday{std::chrono::sys_days(*day)};
  return std::string(kDays[weekday.c_encoding()]) + ", " +
         std::to_string(static_cast<unsigned>(day->day())) + " " +
         std::string(kMonths[static_cast<unsigned>(day->month()) - 1]) + " " +
         std::to_string(static_cast<int>(day->year())) + " " + std::string(time.substr(11, 8)) +
         " +0000";
}

std::string part(std::string_view boundary, std::string_view type, std::string_view text) {
  return "--" + std::string(boundary) + "\r\nContent-Type: " + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(text);
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool last = at + 1 == text.size() || text[at + 1] == '\n';
    const bool blank = c == ' ' || c == '\t';
    const bool literal = blank ? !last : c > ' ' && c <= '~' && c != '=';
    std::string piece = literal ? std::string(1, c) : octet(c);
    // A line that goes on needs room for the '=' that says so.
    if (column + piece.size() > kMailLine - (last ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
    }
    // A dot that begins a line would be doubled, or end the message, on its way (RFC 5321).
    if (c == '.' && column == 0) piece = octet(c);
    out += piece;
    column += piece.size();
  }
  if (column > 0) out += "\r\n";
  return out;
}

std::string mail_header(std::string_view name, std::string_view text) {
  const std::string shown = display_line(text);
  std::string out = std::string(name) + ": ";
  if (is_plain_header(shown) && out.size() + shown.size() <= kMailLine) return out + shown + "\r\n";
  constexpr std::string_view kBegin = "=?utf-8?Q?";
  std::size_t column = out.size();
  out += kBegin;
  column += kBegin.size();
  for (std::size_t at = 0; at < shown.size();) {
    // A character may not be split over two words.
    std::string piece;
    do {
      const char c = shown[at];
      const bool literal = is_alnum(c);
      piece += literal ? std::string(1, c) : c == ' ' ? "_" : octet(c);
      ++at;
    } while (at < shown.size() && is_continuation(shown[at]));
    if (column + piece.size() + 2 > kEncodedWord) {
      out += "?=\r\n ";
      out += kBegin;
      column = 1 + kBegin.size();
    }
    out += piece;
    column += piece.size();
  }
  return out + "?=\r\n";
}

std::string digest_mail(const Digest& digest) {
  const std::string text = digest_text(digest);
  const std::string page = digest_page(digest);
  const std::string hash = hex(sha256(text + page)).substr(0, 32);
  // "=_" stands in no quoted-printable text, so no paper can end a part.
  const std::string boundary = "=_" + hash;
  std::string subject = "Boardtrail: " + digest_summary(digest);
  if (!digest.worst.empty() && !digest.worst[0].organisation.empty()) {
    bool one = true;
    for (const DigestFinding& finding : digest.worst) {
      one = one && finding.organisation == digest.worst[0].organisation;
    }
    if (one) subject += ", " + digest.worst[0].organisation;
  }
  return mail_header("From", "Boardtrail <boardtrail@localhost>") +
         mail_header("To", "undisclosed-recipients:;") + mail_header("Subject", subject) +
         mail_header("Date", mail_date(digest.time)) +
         mail_header("Message-ID", "<" + hash + "@boardtrail.invalid>") +
         mail_header("X-Unsent", "1") + mail_header("MIME-Version", "1.0") +
         "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n" +
         part(boundary, "text/plain", text) + part(boundary, "text/html", page) + "--" + boundary +
         "--\r\n";
}

}  // namespace boardtrail
