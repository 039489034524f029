# Compiles through ccache when it is there; -DCMAKE_CXX_COMPILER_LAUNCHER= turns it off.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(DOKHAE_CCACHE ccache)
  if(DOKHAE_CCACHE)
    set(launcher "${DOKHAE_CCACHE}")
    if(EMSCRIPTEN)
      # ccache does not know em++ by its name.
      set(launcher "${CMAKE_COMMAND}" -E env CCACHE_COMPILERTYPE=clang "${DOKHAE_CCACHE}")
    endif()
    set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
  endif()
endif()
