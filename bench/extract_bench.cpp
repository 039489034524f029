// From a page buffer to a clean article.
#include <benchmark/benchmark.h>

#include "bench/support/fixtures.h"
#include "extract/extractor.h"
#include "page/page_view.h"

namespace {

using dokhae::page::PageView;

void OpenPages(benchmark::State& state) {
  int64_t bytes = 0;
  for (auto _ : state) {
    for (const auto& buffer : dokhae::bench::pages()) {
      benchmark::DoNotOptimize(PageView::open(buffer));
      bytes += static_cast<int64_t>(buffer.size());
    }
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(OpenPages)->Unit(benchmark::kMillisecond);

void ExtractArticles(benchmark::State& state) {
  int64_t bytes = 0, units = 0, blocks = 0;
  for (auto _ : state) {
    for (const auto& buffer : dokhae::bench::pages()) {
      const auto page = PageView::open(buffer);
      if (!page) continue;
      const auto article = dokhae::extract::extract_article(*page);
      bytes += static_cast<int64_t>(buffer.size());
      for (const auto& block : article.blocks) units += static_cast<int64_t>(block.text.size());
      blocks += static_cast<int64_t>(article.blocks.size());
    }
  }
  using benchmark::Counter;
  state.SetBytesProcessed(bytes);
  state.counters["chars/s"] = Counter(static_cast<double>(units), Counter::kIsRate);
  state.counters["blocks/s"] = Counter(static_cast<double>(blocks), Counter::kIsRate);
}
BENCHMARK(ExtractArticles)->Unit(benchmark::kMillisecond);

}  // namespace
