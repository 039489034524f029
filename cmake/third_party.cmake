# Header-only libraries from the system, each seen through a folder of its own: a cross
# build must not get all of /usr/include on its search path.
function(dokhae_add_headers target folder probe)
  find_path(${target}_root "${probe}" PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  set(view "${PROJECT_BINARY_DIR}/third_party/${target}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${${target}_root}/${folder}" "${view}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${view}")
endfunction()

dokhae_add_headers(dokhae_expected tl tl/expected.hpp)

dokhae_add_headers(dokhae_json nlohmann nlohmann/json.hpp)
# On the interface, so that every user of the library compiles the same inline functions.
target_compile_definitions(dokhae_json INTERFACE JSON_NOEXCEPTION JSON_NO_IO)
