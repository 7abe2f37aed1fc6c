// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include "reader/requests.h"
#include "reader/sandbox.h"
#include "reader/serve.h"
#include "worker/reader_exit.h"

// The program that reads what strangers have sent; see docs/security.md. Started by
// boardtrail alone, with one end of a socket.
int main() {
  using namespace boardtrail;
  prepare_libraries();
  // Nothing of the parent's is open here but by a mistake.
  ::close_range(kReaderSocket + 1, ~0U, 0);
  const std::uint32_t walls = raise_walls(WorkerLimits{}, kAllWalls);
  constexpr std::uint32_t kAlways = kNoNewPrivileges | kNotDumpable | kDiesWithParent;
  if ((walls & kAlways) != kAlways) ::_exit(kReaderWithoutWalls);
  if (!send_answer(kReaderSocket, {AnswerKind::kHello, write_hello(walls)})) {
    ::_exit(kReaderDone);
  }
  Requests requests;
  // No destructors and no leak checks at the end: they would ask for what is denied.
  ::_exit(serve(kReaderSocket, [&](const Request& request, std::string_view bytes) {
    return requests.answer(request, bytes);
  }));
}
