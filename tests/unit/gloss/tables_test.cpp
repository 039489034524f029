#include <gtest/gtest.h>

#include <string>

#include "../../support/built_lexicon.h"
#include "korean/table_lookup.h"

namespace dokhae::korean {
namespace {

/// Look-up is a binary search: a table out of order would lose rows without a word.
TEST(Tables, AreThereAndInOrder) {
  for (const char* name :
       {"surnames", "given_syllables", "sino_syllables", "pronunciation", "titles", "org_suffixes",
        "place_suffixes", "units", "native_numerals", "unglossed", "function_words",
        "noun_suffixes", "word_classes", "claim_words"}) {
    const lexicon::Table table = test::built_lexicon().table(name);
    ASSERT_GT(table.row_count(), 0u) << name;
    for (uint32_t row = 1; row < table.row_count(); ++row) {
      ASSERT_LE(table.cell(row - 1, 0), table.cell(row, 0)) << name << " row " << row;
    }
    EXPECT_NE(find_row(table, table.cell(table.row_count() - 1, 0)), kNoRow) << name;
  }
}

TEST(Tables, FindsKeysInBothEncodings) {
  const lexicon::Table surnames = test::built_lexicon().table("surnames");
  const uint32_t row = find_row(surnames, "김");
  ASSERT_NE(row, kNoRow);
  EXPECT_EQ(surnames.cell(row, 1), "Kim");
  EXPECT_EQ(find_row(surnames, u"김"), row);
  EXPECT_EQ(find_row(surnames, u""), kNoRow);
  EXPECT_EQ(find_row(surnames, std::u16string(60, u'김')), kNoRow);
  EXPECT_EQ(find_row(lexicon::Table{}, "김"), kNoRow);
}

TEST(Tables, FindsTheLongestPrefix) {
  const lexicon::Table surnames = test::built_lexicon().table("surnames");
  EXPECT_EQ(find_prefix(surnames, u"남궁혁", 2).length, 2u);
  EXPECT_EQ(find_prefix(surnames, u"남혁", 2).length, 1u);
  EXPECT_EQ(find_prefix(surnames, u"쀍", 2).row, kNoRow);
}

}  // namespace
}  // namespace dokhae::korean
