// The checks of the page buffer: whatever is accepted can be walked without further tests.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "page/page_view.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<uint32_t> aligned((size + 3) / 4);
  if (size != 0) std::memcpy(aligned.data(), data, size);
  const auto page =
      dokhae::page::PageView::open({reinterpret_cast<const std::byte*>(aligned.data()), size});
  if (!page) return 0;
  size_t sum = page->address().size();
  for (uint32_t node = 0; node < page->node_count(); ++node) {
    if (node != 0 && page->parent(node) >= node) std::abort();
    if (page->subtree_end(node) > page->node_count()) std::abort();
    for (const char c : page->text(node)) sum += static_cast<unsigned char>(c);
    sum += page->attribute(node, dokhae::page::Attribute::kClass).size();
    sum += page->box(node) ? 1 : 0;
  }
  // The sum keeps the reads from being optimised away.
  return sum == SIZE_MAX ? -1 : 0;
}
