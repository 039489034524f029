// The few functions of Emscripten's stand-alone runtime that would import something from the
// host or drag in printf. With these the module imports nothing at all.
//
// Not compiled for LTO: the linker's own passes know some of these names.

#include <stddef.h>

namespace {

constexpr size_t kPage = 65536;

}  // namespace

extern "C" {

// Emscripten's exits through WASI. A trap says the same to JavaScript, which drops the
// instance.
[[noreturn]] void abort() {
  __builtin_trap();
}

// libc++abi's last words (pure virtual call, failed new) go to stderr by way of printf,
// 4 kB brotli of it, and nobody could read them.
[[noreturn]] void abort_message(const char*, ...) {
  __builtin_trap();
}

// Called by malloc; true when memory now has `size` bytes. Emscripten's takes just what is
// asked and tells JavaScript each time. Ours takes a quarter more, for fewer steps, and the
// loader looks at the memory's buffer after each call.
int emscripten_resize_heap(size_t size) {
  const size_t pages = __builtin_wasm_memory_size(0);
  const size_t needed = (size - 1) / kPage + 1;
  if (needed <= pages) return 1;
  const size_t missing = needed - pages;
  const size_t generous = missing > pages / 4 ? missing : pages / 4;
  if (__builtin_wasm_memory_grow(0, generous) != static_cast<size_t>(-1)) return 1;
  return __builtin_wasm_memory_grow(0, missing) != static_cast<size_t>(-1);
}

// libc's is right to the last bit by way of 2 kB of table. This one, by the series of the
// area tangent, is right to about 15 digits and exact for powers of two.
double log2(double x) {
  if (!(x > 0) || x > 1.7e308) return x == 0 ? -__builtin_inf() : x > 0 ? x : __builtin_nan("");
  int exponent = 0;
  for (; x >= 2; x /= 2) ++exponent;
  for (; x < 1; x *= 2) --exponent;
  if (x > 1.41421356) {
    x /= 2;
    ++exponent;
  }
  const double s = (x - 1) / (x + 1);
  double sum = 0;
  for (int term = 23; term > 0; term -= 2) sum = sum * s * s + 1.0 / term;
  return exponent + 2 * s * sum * 1.4426950408889634;
}

// Named by parts of libc that nothing of ours calls (sleeping, sysconf) and that the linker
// drops later; without these lines it would first take Emscripten's file with the definitions
// above in it.
double emscripten_get_now() {
  __builtin_trap();
}
size_t emscripten_get_heap_max() {
  __builtin_trap();
}

}  // extern "C"
