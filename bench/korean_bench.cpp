#include <benchmark/benchmark.h>

#include <string>

#include "../tests/support/built_lexicon.h"
#include "base/utf.h"
#include "korean/analyzer.h"

namespace {

using dokhae::korean::Analyzer;

// News text of our own; numbers make the eojeol of each copy differ, as they do in an article.
std::u16string article(size_t paragraphs) {
  std::u16string text;
  for (size_t i = 0; i < paragraphs; ++i) {
    const std::u16string number = dokhae::base::to_utf16(std::to_string(100 + i * 7));
    text += u"정부는 24일 반도체 산업을 지원하기 위한 종합 대책을 발표했다. 올해 예산은 " + number +
            u"억 원으로 지난해보다 늘었다. 김민수 장관은 “기업이 투자를 늘릴 수 있도록 규제를 "
            u"풀겠다”고 말했다. "
            u"전문가들은 인력이 부족하다며 대학과 연구소가 함께 나서야 한다고 지적했다. " +
            number + u"개 기업이 참여한 협의회는 다음 달 첫 회의를 연다.\n";
  }
  return text;
}

void analyze(benchmark::State& state) {
  const auto analyzer = Analyzer::create(dokhae::test::built_lexicon());
  if (!analyzer) {
    state.SkipWithError("lexicon.bin is missing");
    return;
  }
  const std::u16string text = article(static_cast<size_t>(state.range(0)));
  size_t tokens = 0;
  for (auto _ : state) {
    const auto analysis = (*analyzer)->analyze(text);
    tokens = analysis.tokens.size();
    benchmark::DoNotOptimize(tokens);
  }
  const auto runs = static_cast<double>(state.iterations());
  state.counters["characters"] =
      benchmark::Counter(runs * static_cast<double>(text.size()), benchmark::Counter::kIsRate);
  state.counters["tokens"] =
      benchmark::Counter(runs * static_cast<double>(tokens), benchmark::Counter::kIsRate);
}
BENCHMARK(analyze)->Arg(1)->Arg(15)->Arg(1000)->Unit(benchmark::kMillisecond);

// Time must grow as the text does, whatever it is: the rate stays as it is.
void analyze_run(benchmark::State& state, std::u16string_view unit) {
  const auto analyzer = Analyzer::create(dokhae::test::built_lexicon());
  if (!analyzer) {
    state.SkipWithError("lexicon.bin is missing");
    return;
  }
  std::u16string text;
  while (text.size() < static_cast<size_t>(state.range(0))) text += unit;
  for (auto _ : state) benchmark::DoNotOptimize((*analyzer)->analyze(text));
  state.counters["characters"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(text.size()),
                         benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(analyze_run, one_syllable, u"가")->Arg(10'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK_CAPTURE(analyze_run, no_blanks, u"정부는대책을발표했다고밝혔지만효과가의심스럽다")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000);
BENCHMARK_CAPTURE(analyze_run, jamo, u"ㄱㅏㅋㅠ")->Arg(10'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK_CAPTURE(analyze_run, quotes, u"“")->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

void create(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Analyzer::create(dokhae::test::built_lexicon()));
}
BENCHMARK(create)->Unit(benchmark::kMillisecond);

}  // namespace
