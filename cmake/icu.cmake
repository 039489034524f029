# dokhae_icu: ICU's NFC, tries and character properties.
add_library(dokhae_icu INTERFACE)
target_compile_definitions(
  dokhae_icu
  INTERFACE U_CHARSET_IS_UTF8=1 # no converter is ever looked up
            U_USING_ICU_NAMESPACE=0 # names are icu::
            UNISTR_FROM_CHAR_EXPLICIT=explicit
            UNISTR_FROM_STRING_EXPLICIT=explicit
            U_NO_DEFAULT_INCLUDE_UTF_HEADERS=1)

if(EMSCRIPTEN)
  include(icu_wasm)
else()
  find_package(ICU 72 REQUIRED COMPONENTS uc)
  target_link_libraries(dokhae_icu INTERFACE ICU::uc)
endif()
