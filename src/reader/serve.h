// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_READER_SERVE_H_
#define BOARDTRAIL_READER_SERVE_H_

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "worker/messages.h"

namespace boardtrail {

// What a reader answers to one request: the kind and the bytes, in pieces.
struct Answer {
  Answer(AnswerKind a_kind, std::string bytes) : kind(a_kind) {
    pieces.push_back(std::move(bytes));
  }
  Answer(AnswerKind a_kind, std::vector<std::string> a_pieces)
      : kind(a_kind), pieces(std::move(a_pieces)) {}

  AnswerKind kind;
  std::vector<std::string> pieces;
};
Answer error_answer(Error error);

// `bytes` are the document's, mapped read-only; they stay until the next request that
// brings a document.
using Handler = std::function<Answer(const Request& request, std::string_view bytes)>;

// Answers request after request until the parent closes the socket. Returns the process's
// exit status.
int serve(int socket, const Handler& handler);

// Writes one answer; false where the parent is gone.
bool send_answer(int socket, const Answer& answer);

}  // namespace boardtrail

#endif  // BOARDTRAIL_READER_SERVE_H_
