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
