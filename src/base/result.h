// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_RESULT_H_
#define BOARDTRAIL_BASE_RESULT_H_

#include <string>
#include <utility>
#include <variant>

#include "base/check.h"

namespace boardtrail {

// Why an input made success impossible. Stored with a failed document, so the
// names (error_code_name) are part of the warehouse's format and never change.
enum class ErrorCode {
  kBadInput,       // the bytes are not what they claim to be, or are damaged
  kUnsupported,    // a format or feature that is not read (old binary .doc, say)
  kProtected,      // a password or a right is missing
  kLimitExceeded,  // a limit of base/limits.h was met
  kNotFound,       // the file went away, or a name is unknown
  kIo,             // the operating system refused
  kConflict,       // another run holds the warehouse, or versions disagree
  kBadUsage,       // an option, schema or query is wrong
};

// An error for people: `message` states fact, limit and way out in one line;
// `origin` says where ("paper.txt:12:3", "schemas/x.toml:4:1"; may be empty).
struct Error {
  ErrorCode code = ErrorCode::kBadInput;
  std::string message;
  std::string origin;
};

// "origin: message", or the message alone where the origin is not known.
std::string to_string(const Error& error);

// The stable name of a code, as stored: "bad-input", "limit-exceeded" ...
const char* error_code_name(ErrorCode code);

// The value of an operation that may fail because of its input, or the Error.
// Programming mistakes are no Results: value() of a failed Result throws.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T held)
      : state_(std::in_place_index<0>, std::move(held)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& {
    BOARDTRAIL_CHECK(has_value());
    return std::get<0>(state_);
  }
  T& value() & {
    BOARDTRAIL_CHECK(has_value());
    return std::get<0>(state_);
  }
  T&& value() && {
    BOARDTRAIL_CHECK(has_value());
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    BOARDTRAIL_CHECK(!has_value());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

// A Result without a value.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error)
      : failed_(true), error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return !failed_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    BOARDTRAIL_CHECK(failed_);
    return error_;
  }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace boardtrail

#define BOARDTRAIL_CONCAT_INNER(a, b) a##b
#define BOARDTRAIL_CONCAT(a, b) BOARDTRAIL_CONCAT_INNER(a, b)

// Evaluates `expression` (a Result); returns its Error from the calling
// function, or moves its value into `target` (a declaration or an lvalue).
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration stands in none
#define BOARDTRAIL_ASSIGN_OR_RETURN(target, expression)                \
  auto BOARDTRAIL_CONCAT(boardtrail_result_, __LINE__) = (expression); \
  if (!BOARDTRAIL_CONCAT(boardtrail_result_, __LINE__).has_value()) {  \
    return BOARDTRAIL_CONCAT(boardtrail_result_, __LINE__).error();    \
  }                                                                    \
  target = std::move(BOARDTRAIL_CONCAT(boardtrail_result_, __LINE__)).value()
// NOLINTEND(bugprone-macro-parentheses)

// The same for a Status.
#define BOARDTRAIL_RETURN_IF_ERROR(expression)                     \
  do {                                                             \
    const ::boardtrail::Status& boardtrail_status = (expression);  \
    if (!boardtrail_status.ok()) return boardtrail_status.error(); \
  } while (false)

#endif  // BOARDTRAIL_BASE_RESULT_H_
