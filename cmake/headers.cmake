# Target `headers`: compiles each header of src/ and extractors/ alone, so that
# none leans on what its users happen to include before it.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/src/*.h ${PROJECT_SOURCE_DIR}/extractors/*.h)
set(probes)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^src/" "" include ${header})
  string(MAKE_C_IDENTIFIER ${header} name)
  set(probe ${PROJECT_BINARY_DIR}/headers/${name}.cc)
  file(CONFIGURE OUTPUT ${probe} CONTENT "#include \"@include@\"\n" @ONLY)
  list(APPEND probes ${probe})
endforeach()
add_library(headers OBJECT EXCLUDE_FROM_ALL ${probes})
target_include_directories(headers PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
target_link_libraries(headers PRIVATE boardtrail_pipeline boardtrail_report boardtrail_warnings)
