// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "cli/rows_output.h"

namespace boardtrail {
namespace {

TEST(Query, NumbersItsParametersInOrder) {
  Query query("SELECT 1 WHERE 1");
  query.where("a = ? OR b = ?", {"x", "y"}).where_any("c", {"p", "q"}).where_any("d", {});
  query.where_contains("e", "it's").where_contains("f", "");
  EXPECT_EQ(query.sql(),
            "SELECT 1 WHERE 1 AND (a = ?1 OR b = ?2) AND (c IN (?3, ?4)) AND "
            "(instr(lower(e), lower(?5)) > 0)");
  ASSERT_EQ(query.parameters().size(), 5U);
  EXPECT_EQ(std::get<std::string>(query.parameters()[4]), "it's");
}

TEST(Query, RefusesAWrongNumberOfValues) {
  Query query("SELECT 1 WHERE 1");
  EXPECT_THROW(query.where("a = ?", {}), std::logic_error);
  EXPECT_THROW(query.where("a", {"x"}), std::logic_error);
}

}  // namespace
}  // namespace boardtrail
