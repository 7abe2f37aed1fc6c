// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_READER_PACK_REQUESTS_H_
#define BOARDTRAIL_READER_PACK_REQUESTS_H_

#include <memory>
#include <string_view>

#include "reader/serve.h"

namespace boardtrail {

// Answers what is asked of packs, and holds the pack listed last for its members.
//
// Ownership: borrows the bytes of the pack until forget(). Threads: one.
class PackRequests {
 public:
  PackRequests();
  PackRequests(const PackRequests&) = delete;
  PackRequests& operator=(const PackRequests&) = delete;
  ~PackRequests();

  Answer list(const Request& request, std::string_view bytes);
  Answer member(const Request& request);
  void forget();

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_READER_PACK_REQUESTS_H_
