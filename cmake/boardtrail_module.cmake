# SPDX-License-Identifier: GPL-3.0-or-later
# boardtrail_module(NAME name SOURCES a.cc b.cc [PUBLIC libs] [PRIVATE libs])
#
# One folder = one static library, boardtrail_<name>, compiled with the project's
# warnings. PUBLIC lists the modules whose headers its own headers include; third
# parties are PRIVATE, so that none of their types can appear in a header.
function(boardtrail_module)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  set(target boardtrail_${ARG_NAME})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} boardtrail_warnings)
  boardtrail_precompile(${target} boardtrail_standard_headers)
  set_property(GLOBAL APPEND PROPERTY BOARDTRAIL_MODULE_FOLDERS ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()

# boardtrail_test(NAME name SOURCES x_test.cc [LIBS libs]): a GoogleTest program,
# run by CTest as a whole (a process a test would cost more than the tests). Its own code is
# not optimised: what it tests is, and optimising the tests takes longer than running them; and
# its sources are compiled together in every preset.
function(boardtrail_test)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LIBS" ${ARGN})
  set(target ${ARG_NAME}_test)
  add_executable(${target} ${ARG_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}
                                               ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE ${ARG_LIBS} GTest::gtest_main boardtrail_warnings)
  target_compile_options(${target} PRIVATE -O0)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON)
  boardtrail_precompile(${target} boardtrail_test_headers)
  add_test(NAME unit.${ARG_NAME} COMMAND ${target})
endfunction()
