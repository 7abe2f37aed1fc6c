// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_DIGEST_H_
#define BOARDTRAIL_EXPORTS_DIGEST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "warehouse/warehouse.h"

namespace boardtrail {

struct DigestPaper {
  std::string title;
  std::string organisation;
  std::string date;  // ISO; empty where it is not known
};

struct DigestFinding {
  std::string severity;
  std::string rule;
  std::string organisation;
  std::string plan;
  std::string ref;
  std::string message;
  std::string place;  // "plan.pdf, page 4"
};

struct DigestAction {
  std::string plan;
  std::string ref;
  std::string description;
  std::string closed_on;  // ISO; empty where the paper does not say
};

// What is new since the last digest, as much of it as fits on a page. Texts are as the
// papers print them: the writers below make them fit to be shown.
struct Digest {
  std::int64_t run = 0;    // the last run, 0: there was none
  std::int64_t since = 0;  // the run that the last digest told of, 0: this is the first
  std::string time;        // when the last run began, "2025-03-31T08:00:00Z"

  std::int64_t papers = 0;
  std::vector<DigestPaper> first_papers;
  std::int64_t unread = 0;  // documents that could not be read

  std::int64_t high = 0;  // new findings
  std::int64_t medium = 0;
  std::int64_t low = 0;
  std::vector<DigestFinding> worst;
  std::int64_t gone = 0;  // findings that do not hold any more

  std::int64_t closed = 0;  // actions
  std::vector<DigestAction> first_closed;
  std::int64_t new_actions = 0;
  std::int64_t later = 0;    // dates that were moved to a later day
  std::int64_t earlier = 0;  // to an earlier one

  std::int64_t findings() const { return high + medium + low; }
};

Result<Digest> read_digest(Warehouse& warehouse);

// At most 60 lines of at most 76 columns.
std::string digest_text(const Digest& digest);
// A whole page without scripts, pictures or addresses.
std::string digest_page(const Digest& digest);
// A message (RFC 5322) that holds both, without a recipient: mail programs open it as a draft.
std::string digest_mail(const Digest& digest);
// "3 new findings (1 high), 2 actions closed".
std::string digest_summary(const Digest& digest);

// kBadUsage where the path is neither empty nor that of a .txt, .html or .eml file.
Status check_digest_path(std::string_view path);

// Writes the digest as text, page or message, by the suffix .txt, .html or .eml, and then
// notes in the warehouse, which must be open for writing, what readers have been told.
Status write_digest(Warehouse& warehouse, const std::string& path);

// Printable ASCII that no line of which is longer than 76 characters, CRLF (RFC 2045, 6.7).
std::string quoted_printable(std::string_view text);
// A header field with its CRLF, folded; encoded words (RFC 2047) where the text is not
// printable ASCII. No text can end the field or begin another.
std::string mail_header(std::string_view name, std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_DIGEST_H_
