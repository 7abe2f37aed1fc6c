// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return Error{ErrorCode::kBadInput, "odd", "number"};
  return value / 2;
}

Result<int> quarter(int value) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const int once, half(value));
  BOARDTRAIL_ASSIGN_OR_RETURN(const int twice, half(once));
  return twice;
}

Status require_even(int value) {
  const Result<int> result = half(value);
  if (!result) return result.error();
  return {};
}

Result<std::string> word_for(int value) {
  BOARDTRAIL_RETURN_IF_ERROR(require_even(value));
  return std::string("even");
}

TEST(Result, HoldsAValueOrAnError) {
  EXPECT_EQ(half(4).value(), 2);
  EXPECT_EQ(half(3).error().message, "odd");
  EXPECT_THROW(static_cast<void>(half(3).value()), std::logic_error);
  EXPECT_THROW(static_cast<void>(half(4).error()), std::logic_error);
}

TEST(Result, PassesErrorsOn) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_FALSE(quarter(6).has_value());
  EXPECT_EQ(*word_for(2), "even");
  EXPECT_EQ(word_for(3).error().origin, "number");
}

TEST(Result, CarriesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Error, IsReadByPeople) {
  EXPECT_EQ(to_string(Error{ErrorCode::kIo, "the disk is full", ""}), "the disk is full");
  EXPECT_EQ(to_string(Error{ErrorCode::kIo, "the disk is full", "a.db"}), "a.db: the disk is full");
}

TEST(Error, CodesHaveStableNames) {
  EXPECT_STREQ(error_code_name(ErrorCode::kBadInput), "bad-input");
  EXPECT_STREQ(error_code_name(ErrorCode::kUnsupported), "unsupported");
  EXPECT_STREQ(error_code_name(ErrorCode::kProtected), "protected");
  EXPECT_STREQ(error_code_name(ErrorCode::kLimitExceeded), "limit-exceeded");
  EXPECT_STREQ(error_code_name(ErrorCode::kNotFound), "not-found");
  EXPECT_STREQ(error_code_name(ErrorCode::kIo), "io");
  EXPECT_STREQ(error_code_name(ErrorCode::kConflict), "conflict");
  EXPECT_STREQ(error_code_name(ErrorCode::kBadUsage), "bad-usage");
}

TEST(Check, NamesTheConditionAndItsPlace) {
  try {
    BOARDTRAIL_CHECK(1 + 1 == 3);
    FAIL() << "the check passed";
  } catch (const std::logic_error& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find("result_test.cc:"), std::string::npos) << message;
    EXPECT_NE(message.find("1 + 1 == 3"), std::string::npos) << message;
  }
}

}  // namespace
}  // namespace boardtrail
