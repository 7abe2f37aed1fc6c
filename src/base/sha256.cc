// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace boardtrail {
namespace {

// Fetched once: OpenSSL 3 looks an algorithm up by name on every implicit use,
// which costs more than hashing a short key. Lives as long as the program.
const EVP_MD* sha256_algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  BOARDTRAIL_CHECK(algorithm != nullptr);
  return algorithm;
}

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
  unsigned length = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, sha256_algorithm(), nullptr);
  BOARDTRAIL_CHECK(done == 1 && length == digest.size());
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
