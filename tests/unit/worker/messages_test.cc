// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/messages.h"

#include <gtest/gtest.h>

namespace boardtrail::test {
namespace {

TEST(Messages, ARequestComesBackAsItWas) {
  Request request;
  request.kind = RequestKind::kDraw;
  request.number = 17;
  request.limits.max_pages = 5;
  request.name = "in/paper.pdf";
  const std::string frame = write_request(request);
  ASSERT_EQ(read_request_length(frame), frame.size() - kRequestLengthBytes);
  const auto read = read_request(std::string_view(frame).substr(kRequestLengthBytes));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->kind, RequestKind::kDraw);
  EXPECT_EQ(read->number, 17);
  EXPECT_EQ(read->limits.max_pages, 5);
  EXPECT_EQ(read->name, "in/paper.pdf");
}

TEST(Messages, OfALongNameTheEndIsSent) {
  Request request;
  request.name = std::string(100'000, 'x') + ".html";
  const std::string frame = write_request(request);
  EXPECT_EQ(frame.size(), kMaxRequestBytes);
  EXPECT_TRUE(frame.ends_with("x.html"));
}

TEST(Messages, AHeaderIsHeldAgainstTheLimits) {
  WorkerLimits limits;
  limits.max_answer_bytes = 1'000;
  const auto read = [&](const std::string& bytes) {
    const auto header = read_answer_header(bytes, limits);
    return header ? static_cast<long>(header->bytes) : -1;
  };
  EXPECT_EQ(read(write_answer_header({AnswerKind::kDocument, 1'000})), 1'000);
  EXPECT_EQ(read(write_answer_header({AnswerKind::kDocument, 1'001})), -1);
  const auto unknown = static_cast<AnswerKind>(static_cast<int>(AnswerKind::kError) + 1);
  EXPECT_EQ(read(write_answer_header({unknown, 10})), -1);
  EXPECT_EQ(read(std::string(kAnswerHeaderBytes, 'x')), -1);
  EXPECT_EQ(read(write_answer_header({AnswerKind::kText, 1}).substr(0, 15)), -1);
}

TEST(Messages, AGreetingNamesTheWalls) {
  EXPECT_EQ(read_hello(write_hello(kLandlock | kNotDumpable)), kLandlock | kNotDumpable);
  EXPECT_EQ(read_hello(write_hello(1U << 20U)), std::nullopt);
  EXPECT_EQ(read_hello(write_hello(0) + "x"), std::nullopt);
  std::string other = write_hello(0);
  other.back() = '~';  // of the version
  EXPECT_EQ(read_hello(other), std::nullopt);
  EXPECT_EQ(wall_names(kLandlock | kNotDumpable), "not-dumpable, landlock");
  EXPECT_EQ(wall_names(0), "");
}

TEST(Messages, AnErrorIsHeldAgainstTheLimits) {
  const WorkerLimits limits;
  const Error error{ErrorCode::kProtected, "a password", "page 3"};
  const auto read = read_error(write_error(error), limits);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->code, ErrorCode::kProtected);
  EXPECT_EQ(to_string(*read), "page 3: a password");
  const auto taken = [&](const std::string& bytes) {
    return read_error(bytes, limits).has_value();
  };
  EXPECT_TRUE(taken(write_error({ErrorCode::kIo, std::string(4'096, 'x'), ""})));
  EXPECT_FALSE(taken(write_error({ErrorCode::kIo, std::string(4'097, 'x'), ""})));
  EXPECT_FALSE(taken(write_error({ErrorCode::kIo, "\xC3", ""})));
  EXPECT_FALSE(taken(write_error({static_cast<ErrorCode>(8), "", ""})));
  EXPECT_FALSE(taken(write_error(error) + "x"));
  EXPECT_FALSE(taken(""));
}

TEST(Messages, AListingIsHeldAgainstTheLimits) {
  PackListing listing;
  listing.entries = {{"a.txt", std::nullopt}, {"../b.txt", Error{ErrorCode::kBadInput, "out", ""}}};
  listing.duplicates = 2;
  Limits limits;
  limits.max_archive_entries = 2;
  const auto read = [&](const PackListing& of) {
    return read_listing(write_listing(of), limits, {});
  };
  const auto back = read(listing);
  ASSERT_TRUE(back.has_value());
  ASSERT_EQ(back->entries.size(), 2U);
  EXPECT_EQ(back->entries[0].name, "a.txt");
  EXPECT_FALSE(back->entries[0].error.has_value());
  EXPECT_EQ(back->entries[1].error.value().message, "out");
  EXPECT_EQ(back->duplicates, 2);

  PackListing more = listing;
  more.entries.push_back({"c.txt", std::nullopt});
  EXPECT_FALSE(read(more).has_value());
  PackListing twice = listing;
  twice.entries[1].name = "a.txt";
  EXPECT_FALSE(read(twice).has_value());
  PackListing nameless = listing;
  nameless.entries[0].name.clear();
  EXPECT_FALSE(read(nameless).has_value());
  PackListing negative = listing;
  negative.duplicates = -1;
  EXPECT_FALSE(read(negative).has_value());
  EXPECT_FALSE(read_listing(write_listing(listing) + "x", limits, {}).has_value());
}

}  // namespace
}  // namespace boardtrail::test
