// Our own sentences with the gloss that a newspaper's reader would expect first, in
// tests/golden/gloss/*.tsv: the sentence, the lemma in it, its first gloss ("|" between
// equally good ones, each may be the beginning of the gloss).

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "gloss/terms.h"
#include "korean/analyzer.h"

namespace dokhae::gloss {
namespace {

struct Case {
  std::string place;  ///< file:line
  std::string sentence, lemma, gloss;
};

std::string content_of(const std::filesystem::path& path) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  std::string text;
  if (!file) return text;
  std::fseek(file.get(), 0, SEEK_END);
  text.resize(static_cast<size_t>(std::ftell(file.get())));
  std::fseek(file.get(), 0, SEEK_SET);
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const auto& entry :
       std::filesystem::directory_iterator(DOKHAE_SOURCE_DIR "/tests/golden/gloss")) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string text = content_of(entry.path());
    const std::vector<std::string_view> lines = split(text, '\n');
    for (size_t i = 1; i < lines.size(); ++i) {
      const std::vector<std::string_view> cells = split(lines[i], '\t');
      if (cells.size() != 3) continue;
      cases.push_back({entry.path().filename().string() + ":" + std::to_string(i + 1),
                       std::string(cells[0]), std::string(cells[1]), std::string(cells[2])});
    }
  }
  return cases;
}

TEST(GoldenGlosses, AreWhatANewspaperPrints) {
  const lexicon::Lexicon& lexicon = test::built_lexicon();
  const auto analyzer = korean::Analyzer::create(lexicon);
  ASSERT_TRUE(analyzer.has_value());
  const std::vector<Case> cases = read_cases();
  ASSERT_GE(cases.size(), 300u);
  for (const Case& c : cases) {
    const std::u16string text = base::to_utf16(c.sentence);
    const std::vector<Term> terms = find_terms((*analyzer)->analyze(text), lexicon, 0);
    const std::u16string lemma = base::to_utf16(c.lemma);
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [&](const Term& candidate) { return candidate.lemma == lemma; });
    if (term == terms.end() || term->glosses.empty()) {
      ADD_FAILURE() << c.place << ": no gloss for " << c.lemma << " in " << c.sentence;
      continue;
    }
    const std::string& first = term->glosses.front();
    const std::vector<std::string_view> good = split(c.gloss, '|');
    EXPECT_TRUE(std::any_of(good.begin(), good.end(),
                            [&](std::string_view gloss) { return first.starts_with(gloss); }))
        << c.place << ": " << c.lemma << " is \"" << first << "\", not \"" << c.gloss << "\", in "
        << c.sentence;
  }
}

}  // namespace
}  // namespace dokhae::gloss
