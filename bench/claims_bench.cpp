// The claim outline of analysed text: what it costs on top of the analysis.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "bench/support/fixtures.h"
#include "claims/outline.h"
#include "korean/analyzer.h"
#include "lexicon/lexicon.h"

namespace {

using namespace dokhae;

struct Read {
  Read() {
    if (lexicon.add_pack(bench::lexicon_pack()) != base::Status::kOk) return;
    auto made = korean::Analyzer::create(lexicon);
    if (made) analyzer = std::move(*made);
  }

  lexicon::Lexicon lexicon;
  std::unique_ptr<korean::Analyzer> analyzer;
};

/// News prose of our own with quotations, paraphrases and sources of every kind.
std::u16string article(size_t units) {
  std::u16string text = u"“수출 길 막혔다”… 중소기업들 한숨\n";
  while (text.size() < units) {
    text +=
        u"박수현 한빛전자 대표는 “수출이 20% 줄었다”며 “정부가 나서야 한다”고 지적했다. 이어 내년에는 "
        u"나아질 것이라고 내다봤다. 업계에서는 때늦은 대책이라는 비판이 나온다. 한 협력업체 관계자는 “이미 "
        u"문을 닫은 곳도 있다”고 했다.\n"
        u"이에 대해 산업부는 지원금을 3억 원까지 늘릴 계획이라고 설명했다. 산업부 관계자는 “예산을 다시 "
        u"살펴보겠다”고 덧붙였다. 통계청이 낸 자료에 따르면 지난해 문을 닫은 업체는 1200곳이다.\n";
  }
  return text;
}

void FindClaims(benchmark::State& state) {
  static const Read read;
  if (!read.analyzer) {
    state.SkipWithError("lexicon");
    return;
  }
  const std::u16string text = article(static_cast<size_t>(state.range(0)));
  const korean::Analysis analysis = read.analyzer->analyze(text);
  for (auto _ : state) benchmark::DoNotOptimize(claims::find_claims(analysis, read.lexicon, true));
  state.counters["chars/s"] = benchmark::Counter(
      static_cast<double>(text.size()) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(FindClaims)->Arg(2'000)->Arg(200'000)->Arg(2'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
