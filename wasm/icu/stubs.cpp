// What stands in for the parts of ICU that dokhae.wasm leaves out. Each symbol here is
// referenced by code that we do link, and each says why our calls cannot get to it, or what
// is done in its place.
#include <stdint.h>
#include <string.h>

#include "brkeng.h"
#include "putilimp.h"
#include "ucln_cmn.h"
#include "ucmndata.h"
#include "unicode/udata.h"
#include "unicode/umutablecptrie.h"

// --- Data files -----------------------------------------------------------------------------
// There is no file system and no common data archive. The one file asked for is nfkc.nrm
// (Normalizer2::getNFKCInstance), which is compiled in; everything else does not exist.

alignas(16) static const uint8_t kNfkcData[] = {
#include "nfkc_data.inc"
};

U_CAPI UDataMemory* U_EXPORT2 udata_openChoice(const char*, const char* type, const char* name,
                                               UDataMemoryIsAcceptable* is_acceptable,
                                               void* context, UErrorCode* status) {
  if (U_FAILURE(*status)) return nullptr;
  const auto* header = reinterpret_cast<const DataHeader*>(kNfkcData);
  if (strcmp(type, "nrm") != 0 || strcmp(name, "nfkc") != 0 ||
      !is_acceptable(context, type, name, &header->info)) {
    *status = U_FILE_ACCESS_ERROR;
    return nullptr;
  }
  return reinterpret_cast<UDataMemory*>(const_cast<uint8_t*>(kNfkcData));
}

U_CAPI const void* U_EXPORT2 udata_getMemory(UDataMemory* data) {
  const auto* header = reinterpret_cast<const DataHeader*>(data);
  return reinterpret_cast<const uint8_t*>(data) + header->dataHeader.headerSize;
}

U_CAPI void U_EXPORT2 udata_close(UDataMemory*) {}

// --- putil.cpp ------------------------------------------------------------------------------
// Of that file (time zones, paths, the environment) only this is used.

U_CAPI UBool U_EXPORT2 uprv_add32_overflow(int32_t a, int32_t b, int32_t* sum) {
  return __builtin_add_overflow(a, b, sum);
}

// --- Clean-up -------------------------------------------------------------------------------
// u_cleanup() is never called: the module's memory goes with the instance.

U_CFUNC void ucln_common_registerCleanup(ECleanupCommonType, cleanupFunc*) {}

// --- Canonical closure ----------------------------------------------------------------------
// Normalizer2Impl's destructor closes the builder of its canonical-closure data. That data is
// made on demand for canonical iteration and collation only, which we do not use.

U_CAPI void U_EXPORT2 umutablecptrie_close(UMutableCPTrie*) {}

U_NAMESPACE_BEGIN

// --- Dictionary and LSTM break engines ------------------------------------------------------
// RuleBasedBreakIterator asks for an engine only for characters in a rule set named
// $dictionary. Ours has none, so nothing below runs; should a foreign rules file have one,
// such characters are left without inner breaks.

LanguageBreakEngine::LanguageBreakEngine() {}
LanguageBreakEngine::~LanguageBreakEngine() {}
LanguageBreakFactory::LanguageBreakFactory() {}
LanguageBreakFactory::~LanguageBreakFactory() {}

ICULanguageBreakFactory::ICULanguageBreakFactory(UErrorCode&) : fEngines(nullptr) {}
ICULanguageBreakFactory::~ICULanguageBreakFactory() {}
const LanguageBreakEngine* ICULanguageBreakFactory::getEngineFor(UChar32) {
  return nullptr;
}
const LanguageBreakEngine* ICULanguageBreakFactory::loadEngineFor(UChar32) {
  return nullptr;
}
DictionaryMatcher* ICULanguageBreakFactory::loadDictionaryMatcherFor(UScriptCode) {
  return nullptr;
}

UnhandledEngine::UnhandledEngine(UErrorCode&) : fHandled(nullptr) {}
UnhandledEngine::~UnhandledEngine() {}
UBool UnhandledEngine::handles(UChar32) const {
  return false;
}
int32_t UnhandledEngine::findBreaks(UText*, int32_t, int32_t, UVector32&, UBool,
                                    UErrorCode&) const {
  return 0;
}
void UnhandledEngine::handleCharacter(UChar32) {}

U_NAMESPACE_END
