// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/pack_requests.h"

// Stands for pack_requests.cc in a program that knows no ZIP files.
namespace boardtrail {

struct PackRequests::Held {};

PackRequests::PackRequests() = default;
PackRequests::~PackRequests() = default;

void PackRequests::forget() {}

Answer PackRequests::list(const Request& /*request*/, std::string_view /*bytes*/) {
  return {AnswerKind::kNoPack, ""};
}

Answer PackRequests::member(const Request& /*request*/) {
  return error_answer({ErrorCode::kNotFound, "no such file in the pack", ""});
}

}  // namespace boardtrail
