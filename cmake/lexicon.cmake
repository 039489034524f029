# lexicon.bin: the TSV sources of data/ and the compiled sentence rules, packed by a native tool.
#
#   dokhae_lexicon_compiler --data data/ --rules <folder of *.brk> --out lexicon.bin

find_program(DOKHAE_GENBRK genbrk HINTS /usr/sbin REQUIRED)

set(DOKHAE_BRK_DIR "${PROJECT_BINARY_DIR}/generated/sentence")
file(MAKE_DIRECTORY "${DOKHAE_BRK_DIR}")
file(GLOB dokhae_rules CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/sentence/*.rules")
set(dokhae_brk "")
foreach(rules IN LISTS dokhae_rules)
  cmake_path(GET rules STEM name)
  # The compiled form depends on byte order and ICU's data version only; wasm32 and every
  # machine we build on are little-endian, so one file serves both.
  add_custom_command(
    OUTPUT "${DOKHAE_BRK_DIR}/${name}.brk"
    COMMAND "${DOKHAE_GENBRK}" --rules "${rules}" --out "${DOKHAE_BRK_DIR}/${name}.brk"
    DEPENDS "${rules}"
    COMMENT "Compiling sentence rules ${name}"
    VERBATIM)
  list(APPEND dokhae_brk "${DOKHAE_BRK_DIR}/${name}.brk")
endforeach()
add_custom_target(sentence_rules DEPENDS ${dokhae_brk})

if(NOT TARGET dokhae_lexicon_compiler AND EXISTS "${PROJECT_SOURCE_DIR}/src/lexicon/compiler/CMakeLists.txt")
  add_subdirectory("${PROJECT_SOURCE_DIR}/src/lexicon/compiler")
endif()

# Stems of hunspell-dict-ko (MPL 1.1): words that the analysis should know without glossing them.
find_file(DOKHAE_HUNSPELL_KO ko.dic PATHS /usr/share/hunspell NO_DEFAULT_PATH)
set(dokhae_hunspell "")
if(DOKHAE_HUNSPELL_KO)
  set(dokhae_hunspell --hunspell "${DOKHAE_HUNSPELL_KO}")
else()
  message(WARNING "hunspell-ko is not installed: lexicon.bin will know fewer stems")
endif()

if(TARGET dokhae_lexicon_compiler)
  file(GLOB_RECURSE dokhae_lexicon_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/*.tsv")
  add_custom_command(
    OUTPUT "${PROJECT_BINARY_DIR}/lexicon.bin"
    COMMAND dokhae_lexicon_compiler --data "${PROJECT_SOURCE_DIR}/data" --rules "${DOKHAE_BRK_DIR}" ${dokhae_hunspell} --out
            "${PROJECT_BINARY_DIR}/lexicon.bin"
    DEPENDS dokhae_lexicon_compiler ${dokhae_lexicon_sources} ${dokhae_brk}
    COMMENT "Compiling lexicon.bin"
    VERBATIM)
  set(dokhae_packs "${PROJECT_BINARY_DIR}/lexicon.bin")

  # lexicon-extended.bin: optional, from what other people's data on this machine know.
  find_file(DOKHAE_EDICT edict/edict PATHS /usr/share NO_DEFAULT_PATH)
  find_file(DOKHAE_HANJA libhangul/hanja/hanja.txt PATHS /usr/share NO_DEFAULT_PATH)
  if(DOKHAE_EDICT AND DOKHAE_HANJA)
    cmake_path(GET DOKHAE_EDICT PARENT_PATH dokhae_share)
    cmake_path(GET dokhae_share PARENT_PATH dokhae_share)
    add_custom_command(
      OUTPUT "${PROJECT_BINARY_DIR}/lexicon-extended.bin"
      COMMAND dokhae_lexicon_compiler --data "${PROJECT_SOURCE_DIR}/data" ${dokhae_hunspell} --share "${dokhae_share}"
              --extended-out "${PROJECT_BINARY_DIR}/lexicon-extended.bin"
      DEPENDS dokhae_lexicon_compiler ${dokhae_lexicon_sources}
      COMMENT "Compiling lexicon-extended.bin"
      VERBATIM)
    list(APPEND dokhae_packs "${PROJECT_BINARY_DIR}/lexicon-extended.bin")
  else()
    message(STATUS "lexicon-extended.bin is left out: libhangul-data, edict or kanjidic is not installed")
  endif()
  add_custom_target(lexicon ALL DEPENDS ${dokhae_packs})
endif()
