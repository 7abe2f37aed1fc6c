# SPDX-License-Identifier: GPL-3.0-or-later
# boardtrail_fuzz(NAME x LIBS libs): one target for one untrusted entrance.
#
# tests/fuzz/x_fuzz.cc defines LLVMFuzzerTestOneInput; its seeds lie in
# tests/fuzz/seeds/x/ (a crash that was found stays there as NNN-what.bin). With
# BOARDTRAIL_FUZZ (clang only) x_fuzz is a libFuzzer program. Without it, a small
# main replays the seeds, cuts and wounds of them in every CTest run.
option(BOARDTRAIL_FUZZ "Link the fuzz targets with libFuzzer (clang)" OFF)

if(BOARDTRAIL_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "BOARDTRAIL_FUZZ needs clang (cmake --preset fuzz)")
endif()

function(boardtrail_fuzz)
  cmake_parse_arguments(ARG "" "NAME" "LIBS" ${ARGN})
  set(target ${ARG_NAME}_fuzz)
  add_executable(${target} ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_NAME}_fuzz.cc)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}
                                               ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE ${ARG_LIBS} boardtrail_warnings)
  if(BOARDTRAIL_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set_property(GLOBAL APPEND PROPERTY BOARDTRAIL_FUZZ_TARGETS ${target})
  else()
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cc)
    target_link_libraries(${target} PRIVATE boardtrail_test_support)
    add_test(NAME fuzz.${ARG_NAME}
             COMMAND ${target} ${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${ARG_NAME})
  endif()
endfunction()
