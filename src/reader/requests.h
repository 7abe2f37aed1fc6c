// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_READER_REQUESTS_H_
#define BOARDTRAIL_READER_REQUESTS_H_

#include <string_view>

#include "reader/pack_requests.h"
#include "reader/serve.h"

namespace boardtrail {

// Lets the libraries open what they want to have, before no file can be opened.
void prepare_libraries();

// What a reader does for its parent: the readers of extractors/ behind the requests of
// worker/messages.h. Holds the pack that was listed last. Threads: one.
class Requests {
 public:
  Answer answer(const Request& request, std::string_view bytes);

 private:
  PackRequests packs_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_READER_REQUESTS_H_
