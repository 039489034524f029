// Extracts one of the pages made to exhaust, in a given size: food for a count of
// instructions (scripts/check-linear.mjs). Without arguments: their names and full sizes.
//
//   hostile_pages NAME SIZE
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "extract/extractor.h"
#include "support/hostile_pages.h"

int main(int argc, char** argv) {
  for (const dokhae::test::HostilePage& hostile : dokhae::test::hostile_pages()) {
    if (argc < 3) {
      std::printf("%s %u\n", hostile.name.data(), hostile.size);
    } else if (hostile.name == argv[1]) {
      dokhae::test::PageBuilder builder;
      hostile.build(builder, static_cast<uint32_t>(std::strtoul(argv[2], nullptr, 10)));
      const auto page = dokhae::page::PageView::open(builder.finish());
      if (!page) return 1;
      std::printf("%zu blocks\n", dokhae::extract::extract_article(*page).blocks.size());
      return 0;
    }
  }
  return argc < 3 ? 0 : 2;
}
