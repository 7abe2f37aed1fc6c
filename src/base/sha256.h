// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_SHA256_H_
#define BOARDTRAIL_BASE_SHA256_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace boardtrail {

using Sha256 = std::array<std::uint8_t, 32>;

// SHA-256 (FIPS 180-4) of the bytes, by OpenSSL's libcrypto.
Sha256 sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string hex(const Sha256& digest);

// Builds the identity of a row from what the row says, never from a counter, so
// that warehouses made on several machines can be merged. Each part is hashed
// with its length, so ("ab", "c") and ("a", "bc") differ.
class IdentityHash {
 public:
  // `kind` keeps the identities of different sorts of rows apart ("paper", ...).
  explicit IdentityHash(std::string_view kind) { add(kind); }
  IdentityHash& add(std::string_view part);
  IdentityHash& add(std::int64_t part);
  // A positive 63-bit number: SQLite's rowid. At 6 million rows the chance that
  // any two collide is about 2 in a million.
  std::int64_t id() const;
  // What is hashed: tells whether two identities are equal for less than hashing costs.
  const std::string& key() const { return key_; }

 private:
  std::string key_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_SHA256_H_
