# SPDX-License-Identifier: GPL-3.0-or-later
# boardtrail_bench(NAME x LIBS libs): tests/bench/x_bench.cc, a Google Benchmark
# program. `scripts/bench x` builds and runs it.
function(boardtrail_bench)
  cmake_parse_arguments(ARG "" "NAME" "LIBS" ${ARGN})
  set(target ${ARG_NAME}_bench)
  add_executable(${target} ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_NAME}_bench.cc)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}
                                               ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE ${ARG_LIBS} benchmark::benchmark_main
                                          boardtrail_warnings)
endfunction()
