# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library, found once. Nothing is fetched; all are Debian 12 packages.
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(SQLite3 REQUIRED)
# Of libcrypto three functions are used, and to load all of it takes longer than to read a small
# paper: those three are linked in.
find_library(LIBCRYPTO_ARCHIVE libcrypto.a REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
# Debian's re2.pc states no version and there is no CMake package.
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_package(tomlplusplus REQUIRED)
# The core (OutputDev), not the C++ wrapper: only it tells paths and fills.
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
find_package(ZLIB REQUIRED)
pkg_check_modules(XLSXWRITER REQUIRED xlsxwriter)
find_library(XLSXWRITER_LIBRARY xlsxwriter HINTS ${XLSXWRITER_LIBRARY_DIRS} REQUIRED)
file(REAL_PATH ${XLSXWRITER_LIBRARY} XLSXWRITER_FILE)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
if(BOARDTRAIL_TESTS)
  find_package(GTest REQUIRED)
endif()
if(BOARDTRAIL_BENCH)
  find_package(benchmark REQUIRED)
endif()
