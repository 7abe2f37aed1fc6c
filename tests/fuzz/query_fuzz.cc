// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/check.h"
#include "support/temporary_folder.h"
#include "warehouse/warehouse.h"

namespace {

// One empty warehouse for all inputs, and a reader of it.
struct Target {
  boardtrail::TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "fuzz.db";
  boardtrail::Warehouse reader = make();
  std::filesystem::file_time_type time = std::filesystem::last_write_time(path);

  boardtrail::Warehouse make() {
    using boardtrail::Warehouse;
    {
      auto writer = Warehouse::open(path, Warehouse::Mode::kCreate);
      BOARDTRAIL_CHECK(writer->begin_run("fuzz", "2026-01-01T00:00:00Z").has_value());
    }
    return Warehouse::open(path, Warehouse::Mode::kReadOnly).value();
  }
};

}  // namespace

// Whatever the SQL: an answer or an Error, in time, and nothing written anywhere.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Target target;
  const std::string_view sql(reinterpret_cast<const char*>(bytes), size);
  const boardtrail::QueryLimits limits{std::chrono::milliseconds(100), 1000};
  static_cast<void>(target.reader.query(sql, {std::string("x")}, {}, limits));
  std::int64_t runs = 0;
  boardtrail::RowReceiver receiver;
  receiver.row = [&runs](const std::vector<boardtrail::SqlValue>& row) {
    runs = std::get<std::int64_t>(row[0]);
    return true;
  };
  BOARDTRAIL_CHECK(target.reader.query("SELECT count(*) FROM run", {}, receiver).ok());
  BOARDTRAIL_CHECK(runs == 1);
  BOARDTRAIL_CHECK(std::filesystem::last_write_time(target.path) == target.time);
  for (const auto& entry : std::filesystem::directory_iterator(target.folder.path())) {
    BOARDTRAIL_CHECK(entry.path().filename().string().starts_with("fuzz.db"));
  }
  return 0;
}
