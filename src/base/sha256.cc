// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

// The functions below are marked as old since OpenSSL 3, for they name an algorithm without
// asking which provider has it. That is what they are here for: to load the providers takes
// longer than a run that reads one small paper spends on hashing, ten times over.
#define OPENSSL_API_COMPAT 10101
#include <openssl/sha.h>

#include "base/check.h"

namespace boardtrail {
namespace {

void append_little_endian(std::string& key, std::uint64_t value) {
  std::array<char, 8> bytes{};
  for (char& byte : bytes) {
    byte = static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
    value >>= 8U;
  }
  key.append(bytes.data(), bytes.size());
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  static_assert(digest.size() == SHA256_DIGEST_LENGTH);
  SHA256_CTX state;
  const bool done = SHA256_Init(&state) == 1 &&
                    SHA256_Update(&state, bytes.data(), bytes.size()) == 1 &&
                    SHA256_Final(digest.data(), &state) == 1;
  BOARDTRAIL_CHECK(done);
  return digest;
}

std::string hex(const Sha256& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
  return out;
}

// A letter tells texts from numbers: add("5") and add(5) differ.
IdentityHash& IdentityHash::add(std::string_view part) {
  key_ += 't';
  append_little_endian(key_, part.size());
  key_ += part;
  return *this;
}

IdentityHash& IdentityHash::add(std::int64_t part) {
  key_ += 'n';
  append_little_endian(key_, static_cast<std::uint64_t>(part));
  return *this;
}

std::int64_t IdentityHash::id() const {
  const Sha256 digest = sha256(key_);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8U | digest[i];
  value &= 0x7FFF'FFFF'FFFF'FFFFU;
  return value == 0 ? 1 : static_cast<std::int64_t>(value);
}

}  // namespace boardtrail
