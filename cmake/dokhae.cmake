# The four kinds of target that Dokhae is made of.
#
#   dokhae_add_module(korean SOURCES lattice.cpp … DEPENDS lexicon)
#       static library dokhae_korean, include root src/
#   dokhae_add_test(lattice SOURCES lattice_test.cpp … DEPENDS korean)
#       GoogleTest program lattice_test, registered with ctest
#   dokhae_add_bench(korean SOURCES korean_bench.cpp … DEPENDS korean)
#       Google Benchmark program korean_bench
#   dokhae_add_fuzzer(page SOURCES page_fuzz.cpp … DEPENDS page)
#       program page_fuzz: replays tests/fuzz/corpus/page, or libFuzzer (DOKHAE_BUILD_FUZZERS)
#
# DEPENDS takes names of modules (korean or dokhae_korean) and of any other target.

set(DOKHAE_MODULES base page extract lexicon korean gloss claims engine api)

set(DOKHAE_WARNINGS
    -Wall
    -Wextra
    -Wpedantic
    -Wconversion
    -Wno-sign-conversion # part of -Wconversion in clang, not in gcc: the same set in both
    -Wshadow
    -Wcast-qual
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wimplicit-fallthrough
    -Wundef
    -Wvla)
if(DOKHAE_WERROR)
  list(APPEND DOKHAE_WARNINGS -Werror)
endif()

if(DOKHAE_SANITIZE)
  add_compile_options(-fsanitize=${DOKHAE_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DOKHAE_SANITIZE})
endif()

function(dokhae_link target scope)
  foreach(dependency IN LISTS ARGN)
    if(dependency IN_LIST DOKHAE_MODULES)
      set(dependency "dokhae_${dependency}")
    endif()
    target_link_libraries(${target} ${scope} ${dependency})
  endforeach()
endfunction()

function(dokhae_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  set(target "dokhae_${name}")
  add_library(${target} STATIC ${arg_SOURCES})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  # Errors are values, and nothing asks for a dynamic type: neither table is paid for.
  target_compile_options(
    ${target} PRIVATE ${DOKHAE_WARNINGS} $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  target_link_libraries(${target} PUBLIC dokhae_expected dokhae_vocabulary)
  dokhae_link(${target} PUBLIC ${arg_DEPENDS})
endfunction()

# A program beside the modules (test, bench, fuzz target) that may look at files of the source tree.
function(dokhae_add_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  add_executable(${target} ${arg_SOURCES})
  target_compile_options(${target} PRIVATE ${DOKHAE_WARNINGS})
  target_compile_definitions(
    ${target} PRIVATE DOKHAE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" DOKHAE_BINARY_DIR="${PROJECT_BINARY_DIR}"
                      DOKHAE_LEXICON_FILE="${PROJECT_BINARY_DIR}/lexicon.bin")
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/src"
                                               "${PROJECT_SOURCE_DIR}/tests")
  dokhae_link(${target} PRIVATE ${arg_DEPENDS})
  # DOKHAE_LEXICON_FILE is up to date before a program that may read it is run.
  list(TRANSFORM arg_DEPENDS REPLACE "^dokhae_" "" OUTPUT_VARIABLE modules)
  foreach(module IN ITEMS korean gloss claims engine api)
    if(TARGET lexicon AND module IN_LIST modules)
      add_dependencies(${target} lexicon)
    endif()
  endforeach()
endfunction()

function(dokhae_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  string(REGEX REPLACE "_test$" "" name "${name}")
  set(target "${name}_test")
  find_package(GTest REQUIRED)
  include(GoogleTest)
  dokhae_add_program(${target} SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS} GTest::gtest_main GTest::gmock)
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST)
endfunction()

function(dokhae_add_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  string(REGEX REPLACE "_bench$" "" name "${name}")
  find_package(benchmark REQUIRED)
  dokhae_add_program(${name}_bench SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS} benchmark::benchmark_main)
endfunction()

function(dokhae_add_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  string(REGEX REPLACE "_fuzz$" "" name "${name}")
  set(target "${name}_fuzz")
  set(corpus "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  if(DOKHAE_BUILD_FUZZERS)
    dokhae_add_program(${target} SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    dokhae_add_program(${target} SOURCES ${arg_SOURCES} "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp"
                       DEPENDS ${arg_DEPENDS})
    add_test(NAME "fuzz.${name}" COMMAND ${target} "${corpus}")
  endif()
endfunction()

if(DOKHAE_BUILD_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "DOKHAE_BUILD_FUZZERS needs clang (preset \"fuzz\")")
  endif()
  # Coverage for the fuzzer in the modules too, not only in the targets.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
