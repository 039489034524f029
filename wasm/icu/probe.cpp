// Every service of ICU that the core uses, callable from probe.test.mjs.
#include <stdint.h>
#include <stdlib.h>
#include <unicode/normalizer2.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

namespace {

int32_t normalize(const icu::Normalizer2* normalizer, const char16_t* text, int32_t length,
                  char16_t* out, int32_t capacity, UErrorCode status) {
  icu::UnicodeString result;
  if (U_SUCCESS(status)) {
    normalizer->normalize(icu::UnicodeString(false, text, length), result, status);
  }
  const int32_t size = result.extract(out, capacity, status);
  return U_FAILURE(status) ? -status : size;
}

}  // namespace

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
  return normalize(nfc, text, length, out, capacity, status);
}

int32_t probe_nfkc(const char16_t* text, int32_t length, char16_t* out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  return normalize(nfkc, text, length, out, capacity, status);
}

int32_t probe_type(int32_t code_point) {
  return u_charType(code_point);
}

int32_t probe_script(int32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(code_point, &status);
}

// `rules`: what genbrk writes, from its data header on. The boundaries, or minus the error.
int32_t probe_breaks(const uint8_t* rules, uint32_t size, const char16_t* text, int32_t length,
                     int32_t* out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const uint32_t header = rules[0] + 256u * rules[1];
  icu::RuleBasedBreakIterator breaks(rules + header, size - header, status);
  UText source = UTEXT_INITIALIZER;
  utext_openUChars(&source, text, length, &status);
  if (U_SUCCESS(status)) breaks.setText(&source, status);
  int32_t count = 0;
  for (int32_t at = U_SUCCESS(status) ? breaks.first() : icu::BreakIterator::DONE;
       at != icu::BreakIterator::DONE && count < capacity; at = breaks.next()) {
    out[count++] = at;
  }
  utext_close(&source);
  return U_FAILURE(status) ? -status : count;
}

}  // extern "C"
