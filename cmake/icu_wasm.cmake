# ICU for WebAssembly, built beforehand by scripts/icu-wasm.sh.
find_program(DOKHAE_SH sh REQUIRED)
execute_process(COMMAND "${DOKHAE_SH}" "${PROJECT_SOURCE_DIR}/scripts/icu-wasm.sh" --path OUTPUT_VARIABLE icu_root
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT EXISTS "${icu_root}/lib/libdokhae_icu_wasm.a")
  message(STATUS "Building ICU for WebAssembly, once")
  execute_process(COMMAND "${DOKHAE_SH}" "${PROJECT_SOURCE_DIR}/scripts/icu-wasm.sh" COMMAND_ERROR_IS_FATAL ANY)
endif()
file(GLOB icu_inputs CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/icu/*")
set_property(
  DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${icu_inputs} "${PROJECT_SOURCE_DIR}/scripts/icu-wasm.sh"
                            "${PROJECT_SOURCE_DIR}/wasm/link.cmake" "${PROJECT_SOURCE_DIR}/wasm/runtime.cpp")

add_library(dokhae_icu_archive STATIC IMPORTED)
set_target_properties(dokhae_icu_archive PROPERTIES IMPORTED_LOCATION "${icu_root}/lib/libdokhae_icu_wasm.a")
target_compile_definitions(dokhae_icu INTERFACE U_STATIC_IMPLEMENTATION)
target_include_directories(dokhae_icu SYSTEM INTERFACE "${icu_root}/include")
target_link_libraries(dokhae_icu INTERFACE dokhae_icu_archive)
