// Outlines the claims of one of the texts made to exhaust, in a given size: food for a count
// of instructions (scripts/check-linear.mjs). Without arguments: their names and full sizes.
//
//   hostile_texts NAME SIZE
#include "support/hostile_texts.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/support/fixtures.h"
#include "claims/outline.h"
#include "korean/analyzer.h"
#include "lexicon/lexicon.h"

int main(int argc, char** argv) {
  using namespace dokhae;
  lexicon::Lexicon lexicon;
  for (const test::HostileText& hostile : test::hostile_texts()) {
    if (argc < 3) {
      std::printf("%s %u\n", hostile.name.data(), hostile.size);
    } else if (hostile.name == argv[1]) {
      if (lexicon.add_pack(bench::lexicon_pack()) != base::Status::kOk) return 1;
      const auto analyzer = korean::Analyzer::create(lexicon);
      if (!analyzer) return 1;
      const std::u16string text =
          hostile.build(static_cast<uint32_t>(std::strtoul(argv[2], nullptr, 10)));
      const korean::Analysis analysis = (*analyzer)->analyze(text);
      std::printf("%zu claims\n", claims::find_claims(analysis, lexicon, true).claims.size());
      return 0;
    }
  }
  return argc < 3 ? 0 : 2;
}
