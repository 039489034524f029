option(DOKHAE_WASM_NAMES "Keep the functions' names in the module, for scripts/wasm-sizes.mjs and profilers" OFF)

# How a stand-alone WebAssembly module is linked: used for dokhae.wasm and for the probe that
# tests our build of ICU. Every option is here for a reason, the figures are brotli -q 11.

set(DOKHAE_WASM_DIR "${CMAKE_CURRENT_LIST_DIR}")

set(DOKHAE_WASM_COMPILE_OPTIONS
    # For size throughout: -O2 for the analysis alone costs 20 kB and gains a tenth of its
    # time; for the extraction another 11 kB.
    -Oz
    # Whole-program optimisation: ICU's virtual functions and unused branches go. 59 -> 47 kB
    # for normaliser, properties and scripts.
    -flto
    # Nothing is exported but what wasm/exports.txt lists.
    -fvisibility=hidden
    # In every browser that has the platform features the reader needs (Popover, 2023 on);
    # memory.copy instead of libc's loops.
    -mbulk-memory
    -msign-ext
    -mnontrapping-fptoint
    # With -Oz Emscripten adds -fno-inline-functions, which marks every function "never
    # inline", the one-line helpers of libc++ too, and the linker takes these copies for all
    # modules. Without it: 2.5 kB less and loading the lexicon four times as fast.
    -finline-functions)

set(DOKHAE_WASM_LINK_OPTIONS
    # Of the passes after linking, those for speed: 1 % larger than -Oz, 10 to 15 % faster.
    -O3
    -flto
    -mbulk-memory
    -msign-ext
    -mnontrapping-fptoint
    # Binaryen would put every function that is called once into its caller, and makes functions
    # so large that engines optimise them badly; small ones it would rather call. 1 kB less and
    # a twentieth faster.
    "-sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=400,--always-inline-max-function-size=7"
    # No generated JavaScript: the loader is js/src/core, and the module runs in any host.
    -sSTANDALONE_WASM
    # A library ("reactor"): the host calls _initialize once, then the exports.
    --no-entry
    # Pages differ in size by a thousand times.
    -sALLOW_MEMORY_GROWTH
    # An article of 3,000 characters is to cost no more than 12 MB in all. Emscripten would
    # begin with 16 MB.
    -sINITIAL_MEMORY=2MB
    # The largest page (16 MB of text) stays below it; a leak or a defect ends here and not
    # by taking the tab's memory.
    -sMAXIMUM_MEMORY=512MB
    # No recursion over input, so a small stack does (Emscripten: 5 MB). It lies below all
    # data: running over it is a trap and not a silent change of tables.
    -sTOTAL_STACK=262144
    -sGLOBAL_BASE=262144
    -Wl,--stack-first
    # A symbol that is not defined is an error, never an import.
    -sERROR_ON_UNDEFINED_SYMBOLS=1
    # Emscripten would export functions that its own JavaScript might need, and what is behind
    # them: 4.4 kB.
    -sREVERSE_DEPS=none
    # Of Emscripten's two allocators the small one: 2 kB less.
    -sMALLOC=emmalloc
    # No setjmp, no files.
    -sSUPPORT_LONGJMP=0
    -sFILESYSTEM=0
    -fno-exceptions)

if(DOKHAE_WASM_NAMES)
  list(APPEND DOKHAE_WASM_LINK_OPTIONS --profiling-funcs)
endif()

# dokhae_link_wasm(target symbol…): target becomes <target>.wasm exporting the symbols.
function(dokhae_link_wasm target)
  list(TRANSFORM ARGN PREPEND "_" OUTPUT_VARIABLE exports)
  list(JOIN exports "," exports)
  target_sources(${target} PRIVATE "${DOKHAE_WASM_DIR}/runtime.cpp")
  set_source_files_properties("${DOKHAE_WASM_DIR}/runtime.cpp" PROPERTIES COMPILE_OPTIONS "-fno-lto;-fno-builtin")
  target_link_options(${target} PRIVATE ${DOKHAE_WASM_LINK_OPTIONS} "-sEXPORTED_FUNCTIONS=${exports}")
  set_target_properties(${target} PROPERTIES SUFFIX ".wasm")
  list(JOIN ARGN "," names)
  find_program(DOKHAE_NODE NAMES node nodejs REQUIRED)
  add_custom_command(
    TARGET ${target}
    POST_BUILD
    COMMAND "${DOKHAE_NODE}" "${DOKHAE_WASM_DIR}/check.mjs" "$<TARGET_FILE:${target}>" "${names}"
    COMMENT "Checking $<TARGET_FILE_NAME:${target}>"
    VERBATIM)
endfunction()
