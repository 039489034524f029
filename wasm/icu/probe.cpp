// Every service of ICU that the core uses, callable from probe.test.mjs.
#include <stdint.h>
#include <stdlib.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

extern "C" {

void* probe_alloc(uint32_t size) {
  return malloc(size);
}
void probe_free(void* memory) {
  free(memory);
}

int32_t probe_nfc(const char16_t* text, int32_t length, char16_t* out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString result = nfc->normalize(icu::UnicodeString(false, text, length), status);
  const int32_t size = result.extract(out, capacity, status);
  return U_FAILURE(status) ? -status : size;
}

// How much of the text is NFC already.
int32_t probe_nfc_span(const char16_t* text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  return nfc->spanQuickCheckYes(icu::UnicodeString(false, text, length), status);
}

int32_t probe_type(int32_t code_point) {
  return u_charType(code_point);
}

int32_t probe_script(int32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(code_point, &status);
}

}  // extern "C"
