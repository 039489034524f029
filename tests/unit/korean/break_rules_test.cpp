#include "korean/break_rules.h"

#include <gtest/gtest.h>
#include <unicode/rbbi.h>
#include <unicode/unistr.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace dokhae::korean {
namespace {

icu::RuleBasedBreakIterator icu_rules() {
  std::ifstream file(DOKHAE_SOURCE_DIR "/data/sentence/korean.rules");
  const std::string source((std::istreambuf_iterator<char>(file)), {});
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  icu::RuleBasedBreakIterator rules(icu::UnicodeString::fromUTF8(source), where, status);
  EXPECT_TRUE(U_SUCCESS(status)) << "line " << where.line;
  return rules;
}

/// As genbrk writes them: behind an ICU data header.
std::vector<std::byte> compiled(const icu::RuleBasedBreakIterator& rules) {
  uint32_t size = 0;
  const uint8_t* const bytes = const_cast<icu::RuleBasedBreakIterator&>(rules).getBinaryRules(size);
  std::vector<std::byte> out(32);
  out[0] = std::byte{32};
  out[2] = std::byte{0xDA};
  out[3] = std::byte{0x27};
  const auto* const first = reinterpret_cast<const std::byte*>(bytes);
  out.insert(out.end(), first, first + size);
  return out;
}

std::u16string random_text(std::mt19937& random) {
  static constexpr char16_t kUnits[] =
      u"다요가그.?!…。 "
      u"\u00A0\u3000\t\n\u2028\"”’)」」19AZvsNoMrPhab,:-😀😀한漢";
  std::uniform_int_distribution<size_t> unit(0, std::size(kUnits) - 2), length(1, 40);
  std::u16string text(length(random), u' ');
  for (char16_t& c : text) c = kUnits[unit(random)];
  return text;
}

TEST(BreakRules, BreakWhereIcuBreaks) {
  icu::RuleBasedBreakIterator expected = icu_rules();
  const std::vector<std::byte> bytes = compiled(expected);
  const auto rules = BreakRules::open(bytes);
  ASSERT_TRUE(rules);
  std::mt19937 random(1);
  for (int i = 0; i < 50'000; ++i) {
    const std::u16string text = random_text(random);
    const icu::UnicodeString same(text.data(), static_cast<int32_t>(text.size()));
    expected.setText(same);
    for (size_t at = 0; at < text.size();) {
      const size_t end = rules->next(text, at);
      ASSERT_EQ(static_cast<int32_t>(end), expected.next()) << "text " << i << " from " << at;
      at = end;
    }
  }
}

TEST(BreakRules, RefuseWhatIsDamaged) {
  const std::vector<std::byte> bytes = compiled(icu_rules());
  EXPECT_FALSE(BreakRules::open({}));
  for (size_t size = 0; size < bytes.size() - 4; size += 3) {
    const std::vector<std::byte> part(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(size));
    EXPECT_FALSE(BreakRules::open(part)) << size;
  }
  // Any other byte: refused, or rules that still only give places inside the text.
  std::mt19937 random(2);
  std::uniform_int_distribution<size_t> place(0, bytes.size() - 1);
  std::uniform_int_distribution<int> value(0, 255);
  for (int i = 0; i < 20'000; ++i) {
    std::vector<std::byte> damaged = bytes;
    for (int k = 0; k < 3; ++k) damaged[place(random)] = static_cast<std::byte>(value(random));
    const auto rules = BreakRules::open(damaged);
    if (!rules) continue;
    const std::u16string text = random_text(random);
    for (size_t at = 0; at < text.size();) {
      const size_t end = rules->next(text, at);
      ASSERT_GT(end, at);
      ASSERT_LE(end, text.size());
      at = end;
    }
  }
}

}  // namespace
}  // namespace dokhae::korean
