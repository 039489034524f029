// Reads a file of plain text as the host of the C interface does, lexicon and all: food for a
// count of instructions.
//
//   valgrind --tool=callgrind --collect-atstart=no --toggle-collect=dokhae_run_stage \
//     read_text TEXT tokens|terms|claims
#include <cstdio>
#include <cstring>
#include <string_view>

#include "api/dokhae.h"
#include "bench/support/fixtures.h"

int main(int argc, char** argv) {
  using namespace dokhae;
  if (argc != 3) return 2;
  const std::string_view name = argv[2];
  const dokhae_stage stage = name == "tokens"  ? DOKHAE_STAGE_TOKENS
                             : name == "terms" ? DOKHAE_STAGE_TERMS
                                               : DOKHAE_STAGE_CLAIMS;
  dokhae_handle* handle = dokhae_create();
  const auto& lexicon = bench::lexicon_pack();
  void* pack = dokhae_alloc(lexicon.size());
  std::memcpy(pack, lexicon.data(), lexicon.size());
  const auto text = bench::read_file(argv[1]);
  if (dokhae_load_lexicon(handle, pack, lexicon.size()) < 0 ||
      dokhae_read_text(handle, reinterpret_cast<const char*>(text.data()), text.size()) < 0 ||
      dokhae_run_stage(handle, stage) < 0) {
    return 1;
  }
  std::printf("%zu bytes\n", dokhae_result_size(handle));
  dokhae_destroy(handle);
  return 0;
}
