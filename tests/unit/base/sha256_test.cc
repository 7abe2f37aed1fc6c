// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include <set>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

// Vectors of FIPS 180-4's examples (NIST).
TEST(Sha256, MatchesTheStandardsExamples) {
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(IdentityHash, TellsPartsApart) {
  const std::set<std::int64_t> ids = {
      IdentityHash("paper").id(),
      IdentityHash("action").id(),
      IdentityHash("paper").add("ab").add("c").id(),
      IdentityHash("paper").add("a").add("bc").id(),
      IdentityHash("paper").add("abc").id(),
      IdentityHash("paper").add("").add("abc").id(),
      IdentityHash("paper").add("5").id(),
      IdentityHash("paper").add(std::int64_t{5}).id(),
      IdentityHash("paper").add(std::int64_t{-5}).id(),
  };
  EXPECT_EQ(ids.size(), 9U);
  for (const std::int64_t id : ids) EXPECT_GT(id, 0);
}

// Warehouses are merged by these numbers: a change here is a change of format.
TEST(IdentityHash, NeverChanges) {
  EXPECT_EQ(IdentityHash("paper").add("x").add(std::int64_t{1}).id(), 8330560869615824913);
}

}  // namespace
}  // namespace boardtrail
