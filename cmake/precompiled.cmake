# SPDX-License-Identifier: GPL-3.0-or-later
# The headers of the standard library and of GoogleTest, compiled once a build: they
# are half of a file's compile time. Off in dev for all but the tests, which so proves that
# every file includes what it uses. Most presets moreover compile eight sources of a module as
# one (CMAKE_UNITY_BUILD), in a third of the time: what two of them keep to themselves needs two
# names.
option(BOARDTRAIL_PRECOMPILED "Compile the standard headers once" OFF)

function(boardtrail_precompile target headers)
  if(TARGET ${headers})
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()

# RE2 brings it to some targets; what is compiled once must be compiled alike.
add_compile_options(-pthread)
# A unit may grow by a share of its size while g++ inlines, a small one by more; sources joined
# are no small unit and would lose what each alone is given: 6 % of the instructions by which a
# text paper is read.
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options($<$<CONFIG:Release>:--param=large-unit-insns=100000>)
endif()
set(standard <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional>
    <set> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
if(BOARDTRAIL_PRECOMPILED)
  add_library(boardtrail_standard_headers OBJECT cmake/precompiled.cc)
  target_precompile_headers(boardtrail_standard_headers PRIVATE ${standard})
  target_link_libraries(boardtrail_standard_headers PRIVATE boardtrail_warnings)
endif()
if(BOARDTRAIL_TESTS)
  add_library(boardtrail_test_headers OBJECT cmake/precompiled.cc)
  target_precompile_headers(boardtrail_test_headers PRIVATE ${standard} <gtest/gtest.h>)
  target_link_libraries(boardtrail_test_headers PRIVATE GTest::gtest boardtrail_warnings)
  target_compile_options(boardtrail_test_headers PRIVATE -O0)
endif()
