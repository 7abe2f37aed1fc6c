// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/digest.h"

#include <algorithm>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "board_warehouse.h"
#include "report/display.h"

namespace boardtrail::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

constexpr std::string_view kFirst =
    "Boardtrail digest: 1 new finding (1 high), 0 actions closed\n"
    "Run 1 of 1 February 2023. This is the first digest: all is new.\n"
    "\n"
    "1 paper read\n"
    "  Eastmere, \xC3\x89t\xC3\xA9 & Sons Bcc: all@evil.example, Theatre Plan, 31 January 2023\n"
    "\n"
    "1 new finding: 1 high, 0 medium, 0 low\n"
    "  high  overdue-not-red  B1  =jan.txt, page 1, line 11; Theatre Plan; Eastm…\n"
    "    Action B1 of \"Ann Ash\" <i>is</i> overdue; =1+1, says Dr Ash.\n"
    "\n"
    "No actions closed\n"
    "\n"
    "Other changes\n"
    "  0 actions are new, 0 dates were moved later, 0 earlier; 0 findings no\n"
    "  longer hold\n";

constexpr std::string_view kSecond =
    "Boardtrail digest: 4 new findings (2 high), 1 action closed\n"
    "Run 2 of 2 May 2023. New since the digest after run 1.\n"
    "\n"
    "1 paper read\n"
    "  Eastmere, \xC3\x89t\xC3\xA9 & Sons Bcc: all@evil.example, Theatre Plan, 30 April 2023\n"
    "\n"
    "4 new findings: 2 high, 1 medium, 1 low\n"
    "  high  due-date-moved  B1  may & june.txt, page 1, line 11; Theatre Plan; …\n"
    "    Action B1 was due \"31/03/2023\" in the paper of 31 January 2023 and is\n"
    "    due \"31/05/2023\" here, 61 days later; the row does not show the earlier…\n"
    "  high  overdue-not-red  B1  may & june.txt, page 1, line 11; Theatre Plan;…\n"
    "    Action B1 of \"Ann Ash\" <i>is</i> overdue; =1+1, says Dr Ash.\n"
    "  medium  rag-improved-without-update  =2+3  may & june.txt, page 1, line 1…\n"
    "    Action =2+3 was rated \"R\" in the paper of 31 January 2023 and is rated\n"
    "    \"R\" here; the update is word for word the same.\n"
    "  low  lead-changed  B1  may & june.txt, page 1, line 11; Theatre Plan; Eas…\n"
    "    Action B1 was led by \"Ann Ash / Bo Elm\" in the paper of 31 January 2023\n"
    "    and is led by \"Bo Elm\" here.\n"
    "\n"
    "1 action closed\n"
    "  =2+3 @SUM(A1) repair the lift of the second theatre (Theatre Plan; closed…\n"
    "\n"
    "Other changes\n"
    "  1 action is new, 1 date was moved later, 0 earlier; 0 findings no longer\n"
    "  hold\n";

constexpr std::string_view kNothingNew =
    "Boardtrail digest: 0 new findings, 0 actions closed\n"
    "Run 2 of 2 May 2023. New since the digest after run 2.\n"
    "\n"
    "No new papers\n"
    "\n"
    "No new findings\n"
    "\n"
    "No actions closed\n"
    "\n"
    "Other changes\n"
    "  0 actions are new, 0 dates were moved later, 0 earlier; 0 findings no\n"
    "  longer hold\n";

TEST(Digest, TellsWhatIsNewSinceTheLast) {
  BoardWarehouse board;
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("first.txt")).ok());
  EXPECT_EQ(read_file(board.file("first.txt")), kFirst);
  board.add_second();
  board.add_failure();
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("second.txt")).ok());
  EXPECT_EQ(read_file(board.file("second.txt")), kSecond);
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("third.txt")).ok());
  EXPECT_EQ(read_file(board.file("third.txt")), kNothingNew);
}

TEST(Digest, NotesNothingWhereItCannotBeWritten) {
  BoardWarehouse board;
  EXPECT_FALSE(write_digest(board.warehouse(), board.file("none/first.txt")).ok());
  EXPECT_EQ(rows(board.warehouse(), "SELECT count(*) FROM digest")[0], "0");
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("first.txt")).ok());
  EXPECT_EQ(rows(board.warehouse(), "SELECT run_id FROM digest")[0], "1");
  EXPECT_EQ(rows(board.warehouse(), "SELECT count(*) FROM digest_finding")[0], "1");
}

// As much as a digest can hold, in texts as long and as wide as they come.
Digest fullest() {
  const std::string longest = "W<\xF0\x9F\x98\x80" + std::string(5000, 'w') + "\r\nend";
  Digest digest;
  digest.run = digest.since = 1'000'000;
  digest.time = "2023-05-02T09:00:00Z";
  digest.papers = digest.unread = digest.closed = 1'000'000;
  digest.high = digest.medium = digest.low = digest.gone = 1'000'000;
  digest.first_papers.assign(5, {longest, longest, "2023-05-02"});
  digest.worst.assign(10, {"medium", longest, longest, longest, longest, longest, longest});
  digest.first_closed.assign(10, {longest, longest, longest, "2023-05-02"});
  return digest;
}

TEST(Digest, IsAtMostAPage) {
  const std::vector<std::string> lines = lines_of(digest_text(fullest()));
  EXPECT_LE(lines.size(), 60U);
  for (const std::string& line : lines) EXPECT_LE(display_width(line), 76U) << line;
}

TEST(Digest, PageShowsMarkupAsText) {
  BoardWarehouse board;
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("d.html")).ok());
  const std::string page = read_file(board.file("d.html"));
  EXPECT_NE(page.find("<ol>\n<li><strong>high</strong> overdue-not-red, B1<br>\n"
                      "Action B1 of &quot;Ann Ash&quot; &lt;i&gt;is&lt;/i&gt; overdue; =1+1, says "
                      "Dr Ash.<br>\n<small>=jan.txt, page 1, line 11; Theatre Plan; Eastmere, "
                      "\xC3\x89t\xC3\xA9 &amp; Sons Bcc: all@evil.example</small></li>\n</ol>\n"),
            std::string::npos)
      << page;
  EXPECT_EQ(page.find("<i>"), std::string::npos);
  EXPECT_EQ(page.find("href"), std::string::npos);
  EXPECT_EQ(page.find("src="), std::string::npos);
}

TEST(Digest, MailHasTheHeadersItShouldAndNoOther) {
  BoardWarehouse board;
  ASSERT_TRUE(write_digest(board.warehouse(), board.file("d.eml")).ok());
  const std::string mail = read_file(board.file("d.eml"));
  const std::size_t at = mail.find("Message-ID: <") + 13;
  const std::string hash = mail.substr(at, 32);
  const std::string boundary = "--=_" + hash;
  EXPECT_EQ(mail.substr(0, mail.find("\r\n\r\n")),
            "From: Boardtrail <boardtrail@localhost>\r\n"
            "To: undisclosed-recipients:;\r\n"
            "Subject: =?utf-8?Q?Boardtrail=3A_1_new_finding_=281_high=29=2C_0_actions_?=\r\n"
            " =?utf-8?Q?closed=2C_Eastmere=2C_=C3=89t=C3=A9_=26_Sons_Bcc=3A_all=40evil?=\r\n"
            " =?utf-8?Q?=2Eexample?=\r\n"
            "Date: Wed, 1 Feb 2023 08:30:05 +0000\r\n"
            "Message-ID: <" +
                hash +
                "@boardtrail.invalid>\r\n"
                "X-Unsent: 1\r\n"
                "MIME-Version: 1.0\r\n"
                "Content-Type: multipart/alternative;\r\n"
                " boundary=\"=_" +
                hash + "\"");
  std::vector<std::string> marks;
  for (const std::string& line : lines_of(mail)) {
    ASSERT_EQ(line.back(), '\r');
    EXPECT_LE(line.size(), 77U) << line;
    EXPECT_TRUE(std::all_of(line.begin(), line.end() - 1, [](char c) {
      return (c >= ' ' && c <= '~') || c == '\t';
    })) << line;
    if (line.starts_with("--")) marks.push_back(line.substr(0, line.size() - 1));
  }
  EXPECT_EQ(marks, (std::vector<std::string>{boundary, boundary, boundary + "--"}));
}

TEST(QuotedPrintable, IsThatOfTheStandard) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"plain", "plain\r\n"},
      {"a\nb\n", "a\r\nb\r\n"},
      {"a=b\tc", "a=3Db\tc\r\n"},
      {"end \nend\t", "end=20\r\nend=09\r\n"},
      {"\r\n.\nx", "=0D\r\n=2E\r\nx\r\n"},
      {"\xC3\xA9\x1b", "=C3=A9=1B\r\n"},
      {std::string(76, 'x'), std::string(76, 'x') + "\r\n"},
      {std::string(77, 'x'), std::string(75, 'x') + "=\r\nxx\r\n"},
      {std::string(75, 'x') + ".y", std::string(75, 'x') + "=\r\n=2Ey\r\n"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(quoted_printable(text), expected) << text;
}

TEST(MailHeader, CannotBeLeft) {
  const std::pair<std::string, std::string> cases[] = {
      {"plain words", "S: plain words\r\n"},
      {"a\r\nBcc: x@y", "S: a Bcc: x@y\r\n"},
      {"=?utf-8?Q?x?=", "S: =?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=\r\n"},
      {"\xC3\xA9\n\xE2\x80\xAE!", "S: =?utf-8?Q?=C3=A9_=21?=\r\n"},
      {std::string(80, 'x'), "S: =?utf-8?Q?" + std::string(60, 'x') + "?=\r\n =?utf-8?Q?" +
                                 std::string(20, 'x') + "?=\r\n"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(mail_header("S", text), expected) << text;
}

}  // namespace
}  // namespace boardtrail::test
