// Everything that happens to a page, and what a start costs.
#include <benchmark/benchmark.h>

#include "bench/support/fixtures.h"
#include "engine/engine.h"

namespace {

using dokhae::engine::Engine;

void LoadLexicon(benchmark::State& state) {
  const auto& pack = dokhae::bench::lexicon_pack();
  for (auto _ : state) {
    Engine engine;
    if (engine.add_lexicon(pack) != dokhae::base::Status::kOk) state.SkipWithError("lexicon");
    benchmark::DoNotOptimize(engine);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * pack.size()));
}
BENCHMARK(LoadLexicon)->Unit(benchmark::kMillisecond);

void ReadPages(benchmark::State& state) {
  Engine engine;
  if (engine.add_lexicon(dokhae::bench::lexicon_pack()) != dokhae::base::Status::kOk) {
    state.SkipWithError("lexicon");
  }
  int64_t bytes = 0, units = 0, terms = 0, claims = 0;
  for (auto _ : state) {
    for (const auto& page : dokhae::bench::pages()) {
      if (engine.read_page(page) != dokhae::base::Status::kOk) continue;
      bytes += static_cast<int64_t>(page.size());
      units += static_cast<int64_t>(engine.text().text.size());
      terms += static_cast<int64_t>(engine.terms().size());
      claims += static_cast<int64_t>(engine.outline().claims.size());
    }
  }
  using benchmark::Counter;
  state.SetBytesProcessed(bytes);
  state.counters["chars/s"] = Counter(static_cast<double>(units), Counter::kIsRate);
  state.counters["terms/s"] = Counter(static_cast<double>(terms), Counter::kIsRate);
  state.counters["claims/s"] = Counter(static_cast<double>(claims), Counter::kIsRate);
}
BENCHMARK(ReadPages)->Unit(benchmark::kMillisecond);

}  // namespace
