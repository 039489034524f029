#ifndef DOKHAE_H
#define DOKHAE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The C interface of Dokhae: what the WebAssembly module exports.
 *
 * In: pointer and length, never NUL-terminated. Out: JSON in UTF-8, owned by the handle
 * until its next call. A status >= 0 comes with a result, a status < 0 without one
 * (the values are those of src/base/status.h):
 *
 *      0 ok               -1 invalid_argument   -4 out_of_memory
 *      1 no_article       -2 bad_page           -5 incompatible_data
 *      2 truncated        -3 too_large          -6 internal
 *
 *     dokhae_handle* h = dokhae_create();
 *     void* pack = dokhae_alloc(pack_size);            // fill it with lexicon.bin
 *     dokhae_load_lexicon(h, pack, pack_size);          // h owns it now
 *     void* page = dokhae_alloc(page_size);             // fill it with a page buffer
 *     if (dokhae_read_page(h, page, page_size) >= 0)
 *       use(dokhae_result(h), dokhae_result_size(h));   // the article as JSON
 *     dokhae_free(page);
 *     if (dokhae_run_stage(h, DOKHAE_STAGE_TERMS) >= 0) …
 *     dokhae_destroy(h);
 *
 * A handle is used by one thread. Handles do not share anything.
 */

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dokhae_handle dokhae_handle;

/* Rises when a function or a JSON shape changes in a way that old callers cannot read. */
#define DOKHAE_ABI_VERSION 3

typedef enum dokhae_stage {
  DOKHAE_STAGE_ARTICLE = 1, /* title, metadata, blocks and their places in the page */
  DOKHAE_STAGE_TERMS = 2,   /* sentences, words with their glosses */
  DOKHAE_STAGE_CLAIMS = 3,  /* the claim outline */
  DOKHAE_STAGE_TOKENS = 4   /* every morpheme, for developers */
} dokhae_stage;

uint32_t dokhae_abi_version(void);

/* NULL when there is no memory. */
dokhae_handle* dokhae_create(void);
void dokhae_destroy(dokhae_handle* handle);

/* Memory for the calls below, aligned to 16 bytes; NULL when there is none. */
void* dokhae_alloc(size_t size);
void dokhae_free(void* memory);

/* Puts a lexicon pack on top of those already loaded (one marked so goes below them) and drops
 * the current article. The first must be lexicon.bin, which has the tables of the analysis.
 * `pack` must come from dokhae_alloc; the handle owns it from now on, also when the call fails.
 * ok, incompatible_data, invalid_argument, too_large (sixteen are loaded already). */
int32_t dokhae_load_lexicon(dokhae_handle* handle, void* pack, size_t size);

/* Reads a page buffer (src/page/page_view.h) and leaves the article as the result. */
int32_t dokhae_read_page(dokhae_handle* handle, const void* buffer, size_t size);

/* Reads plain UTF-8 text, a paragraph a line, the first being the title, and leaves the
 * article as the result. Offsets in all results are UTF-16 units of this text. */
int32_t dokhae_read_text(dokhae_handle* handle, const char* text, size_t size);

/* Why dokhae_read_page keeps or drops each segment of this page, for developers. Drops the
 * current article and leaves the reasons as the result. */
int32_t dokhae_explain_page(dokhae_handle* handle, const void* buffer, size_t size);

/* Runs a stage on the article read last and leaves its JSON as the result.
 * invalid_argument: no such stage, or nothing was read; incompatible_data: no lexicon. */
int32_t dokhae_run_stage(dokhae_handle* handle, int32_t stage);

const char* dokhae_result(const dokhae_handle* handle);
size_t dokhae_result_size(const dokhae_handle* handle);

#ifdef __cplusplus
}
#endif

#endif /* DOKHAE_H */
