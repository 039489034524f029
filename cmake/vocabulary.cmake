# page/vocabulary.h: the numbers of tags and attributes, from the table that TypeScript uses too.
find_program(DOKHAE_NODE NAMES node nodejs REQUIRED)

set(DOKHAE_GENERATED "${PROJECT_BINARY_DIR}/generated")
add_custom_command(
  OUTPUT "${DOKHAE_GENERATED}/page/vocabulary.h"
  COMMAND "${DOKHAE_NODE}" "${PROJECT_SOURCE_DIR}/scripts/generate-vocabulary.mjs" --cpp
          "${DOKHAE_GENERATED}/page/vocabulary.h"
  DEPENDS "${PROJECT_SOURCE_DIR}/scripts/generate-vocabulary.mjs" "${PROJECT_SOURCE_DIR}/src/page/vocabulary.json"
  COMMENT "Generating page/vocabulary.h"
  VERBATIM)
add_custom_target(dokhae_vocabulary_header DEPENDS "${DOKHAE_GENERATED}/page/vocabulary.h")

add_library(dokhae_vocabulary INTERFACE)
add_dependencies(dokhae_vocabulary dokhae_vocabulary_header)
target_include_directories(dokhae_vocabulary INTERFACE "${DOKHAE_GENERATED}")
