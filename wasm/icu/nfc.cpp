// In place of ICU's normalizer2.cpp: Normalizer2::getNFCInstance and what the core calls on it,
// on top of ICU's own implementation and data. ICU makes all its normalisers at once and so
// keeps their virtual functions, those for UTF-8 and FCD among them, which nobody calls.
#include "normalizer2impl.h"
#include "unicode/normalizer2.h"

using icu::Normalizer2Impl;

#define INCLUDED_FROM_NORMALIZER2_CPP
#include "norm2_nfc_data.h"

U_NAMESPACE_BEGIN

Normalizer2::~Normalizer2() {}

void Normalizer2::normalizeUTF8(uint32_t, StringPiece, ByteSink&, Edits*,
                                UErrorCode& status) const {
  status = U_UNSUPPORTED_ERROR;
}
UBool Normalizer2::isNormalizedUTF8(StringPiece, UErrorCode& status) const {
  status = U_UNSUPPORTED_ERROR;
  return false;
}
UBool Normalizer2::getRawDecomposition(UChar32, UnicodeString&) const {
  return false;
}
UChar32 Normalizer2::composePair(UChar32, UChar32) const {
  return U_SENTINEL;
}
uint8_t Normalizer2::getCombiningClass(UChar32) const {
  return 0;
}

namespace {

class Nfc : public Normalizer2 {
 public:
  Nfc() {
    impl_.init(norm2_nfc_data_indexes, &norm2_nfc_data_trie, norm2_nfc_data_extraData,
               norm2_nfc_data_smallFCD);
  }

  UnicodeString& normalize(const UnicodeString& source, UnicodeString& out,
                           UErrorCode& status) const override {
    if (U_FAILURE(status)) return out;
    const char16_t* const text = source.getBuffer();
    if (&out == &source || text == nullptr) {
      status = U_ILLEGAL_ARGUMENT_ERROR;
      return out;
    }
    out.remove();
    ReorderingBuffer buffer(impl_, out);
    if (buffer.init(source.length(), status)) {
      impl_.compose(text, text + source.length(), false, true, buffer, status);
    }
    return out;
  }
  int32_t spanQuickCheckYes(const UnicodeString& source, UErrorCode& status) const override {
    if (U_FAILURE(status)) return 0;
    const char16_t* const text = source.getBuffer();
    if (text == nullptr) {
      status = U_ILLEGAL_ARGUMENT_ERROR;
      return 0;
    }
    const char16_t* const end = text + source.length();
    return static_cast<int32_t>(impl_.composeQuickCheck(text, end, false, nullptr) - text);
  }
  UBool hasBoundaryBefore(UChar32 c) const override { return impl_.hasCompBoundaryBefore(c); }

  // Not used by the core.
  UnicodeString& normalizeSecondAndAppend(UnicodeString& first, const UnicodeString&,
                                          UErrorCode& status) const override {
    status = U_UNSUPPORTED_ERROR;
    return first;
  }
  UnicodeString& append(UnicodeString& first, const UnicodeString&,
                        UErrorCode& status) const override {
    status = U_UNSUPPORTED_ERROR;
    return first;
  }
  UBool getDecomposition(UChar32, UnicodeString&) const override { return false; }
  UBool isNormalized(const UnicodeString&, UErrorCode& status) const override {
    status = U_UNSUPPORTED_ERROR;
    return false;
  }
  UNormalizationCheckResult quickCheck(const UnicodeString&, UErrorCode& status) const override {
    status = U_UNSUPPORTED_ERROR;
    return UNORM_MAYBE;
  }
  UBool hasBoundaryAfter(UChar32) const override { return false; }
  UBool isInert(UChar32) const override { return false; }

 private:
  Normalizer2Impl impl_;
};

}  // namespace

const Normalizer2* Normalizer2::getNFCInstance(UErrorCode& status) {
  if (U_FAILURE(status)) return nullptr;
  static const Normalizer2* const instance = new Nfc;
  return instance;
}

U_NAMESPACE_END
