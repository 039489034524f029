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
  std::u16string text = u"“창고가 텅 비었다”… 중소기업들 한숨\n";
  while (text.size() < units) {
    text +=
        u"박수현 새솔전자 대표는 “원자재 값이 20% 뛰었다”며 “세금을 내려야 한다”고 호소했다. 이어 "
        u"가을에는 "
        u"사정이 풀릴 것이라고 전망했다. 업계에서는 앞뒤가 바뀐 처방이라는 지적이 나온다. 한 "
        u"하청업체 직원은 “월급이 "
        u"석 달째 밀렸다”고 했다.\n"
        u"이에 대해 산업부는 융자를 3억 원까지 늘릴 계획이라고 설명했다. 산업부 관계자는 “현장을 "
        u"다시 "
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
  state.counters["chars/s"] =
      benchmark::Counter(static_cast<double>(text.size()) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(FindClaims)->Arg(2'000)->Arg(200'000)->Arg(2'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
