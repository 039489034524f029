// Numbers, names and terms of analysed text: what they cost on top of the analysis.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "bench/support/fixtures.h"
#include "gloss/terms.h"
#include "korean/analyzer.h"
#include "korean/names.h"
#include "korean/numbers.h"
#include "korean/romanization.h"
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

const Read& read() {
  static const Read instance;
  return instance;
}

/// About `units` characters of news prose of our own.
std::u16string article(size_t units) {
  constexpr std::u16string_view kTitle = u"정부, 반도체 공장 3곳에 3조 2,500억 원 지원\n";
  constexpr std::u16string_view kBody =
      u"기획재정부 김동원 차관은 17일 서울 종로구 정부서울청사에서 기자들을 만나 “반도체 생산 "
      u"시설을 "
      u"2030년까지 두 배로 늘리겠다”고 밝혔다. 이번 계획에는 국내 기업 10여 곳이 참여하고, 약 "
      u"3만5천 명의 "
      u"일자리가 생길 전망이다. 박수현 한빛전자 대표는 “원천 기술 확보가 급하다”며 "
      u"“대형언어모델(LLM)에 "
      u"쓰이는 칩의 20.5%를 국산으로 바꾸겠다”고 말했다. 김 차관은 인력이 부족하다는 지적에 대해 "
      u"지원을 "
      u"이어 가겠다고 덧붙였다.\n";
  std::u16string text(kTitle);
  while (text.size() < units) text += kBody;
  return text;
}

template <class Stage>
void run(benchmark::State& state, Stage stage) {
  if (!read().analyzer) {
    state.SkipWithError("lexicon");
    return;
  }
  const std::u16string text = article(static_cast<size_t>(state.range(0)));
  korean::Analysis analysis = read().analyzer->analyze(text);
  for (auto _ : state) stage(analysis);
  state.counters["chars/s"] =
      benchmark::Counter(static_cast<double>(text.size()) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

void FindNumbers(benchmark::State& state) {
  run(state, [](korean::Analysis& analysis) { korean::find_numbers(analysis, read().lexicon); });
}
BENCHMARK(FindNumbers)->Arg(3'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void FindNames(benchmark::State& state) {
  run(state, [](korean::Analysis& analysis) { korean::find_names(analysis, read().lexicon); });
}
BENCHMARK(FindNames)->Arg(3'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void FindTerms(benchmark::State& state) {
  run(state, [](korean::Analysis& analysis) {
    benchmark::DoNotOptimize(gloss::find_terms(analysis, read().lexicon, 30));
  });
}
BENCHMARK(FindTerms)->Arg(3'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void Romanize(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(korean::romanize(u"독립문역국가대표선수단", read().lexicon));
  }
}
BENCHMARK(Romanize);

}  // namespace
