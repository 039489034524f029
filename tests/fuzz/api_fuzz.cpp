// Everything behind the C interface on bytes from outside: the first byte chooses between a
// page buffer and plain text, then every stage runs.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "api/dokhae.h"

namespace {

dokhae_handle* open_handle() {
  dokhae_handle* handle = dokhae_create();
  std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(DOKHAE_LEXICON_FILE, "rb"), std::fclose);
  if (!handle || !file) std::abort();
  std::string pack;
  char chunk[1 << 16];
  for (size_t n; (n = std::fread(chunk, 1, sizeof chunk, file.get())) != 0;) pack.append(chunk, n);
  void* memory = dokhae_alloc(pack.size());
  std::memcpy(memory, pack.data(), pack.size());
  if (dokhae_load_lexicon(handle, memory, pack.size()) != 0) std::abort();
  return handle;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static dokhae_handle* const handle = open_handle();
  if (size == 0) return 0;
  const size_t length = size - 1;
  // A copy of its own size and alignment, so that reading beyond it is found.
  void* input = dokhae_alloc(length);
  std::memcpy(input, data + 1, length);
  const int32_t status = data[0] % 2 == 0
                             ? dokhae_read_page(handle, input, length)
                             : dokhae_read_text(handle, static_cast<const char*>(input), length);
  dokhae_free(input);
  for (int32_t stage = DOKHAE_STAGE_ARTICLE; status >= 0 && stage <= DOKHAE_STAGE_TOKENS; ++stage) {
    if (dokhae_run_stage(handle, stage) < 0 || dokhae_result_size(handle) == 0) std::abort();
  }
  return 0;
}
