// What stands in for the parts of ICU that dokhae.wasm leaves out. Each symbol here is
// referenced by code that we do link, and each says why our calls cannot get to it, or what
// is done in its place.
#include "putilimp.h"
#include "ucln_cmn.h"
#include "unicode/umutablecptrie.h"

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
