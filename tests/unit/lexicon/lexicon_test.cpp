#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "lexicon/compiler/pack_writer.h"
#include "lexicon/format.h"

namespace dokhae::lexicon {
namespace {

using base::Status;
using compiler::PackWriter;
using compiler::SourceEntry;

SourceEntry entry(std::u16string headword, Tag tag, std::string glosses) {
  SourceEntry out;
  out.headword = std::move(headword);
  out.tag = tag;
  out.glosses = std::move(glosses);
  out.cost = 160;
  return out;
}

/// The bytes of a pack at an aligned address.
class PackBytes {
 public:
  explicit PackBytes(const std::string& bytes)
      : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    if (size_ != 0) std::memcpy(words_.data(), bytes.data(), size_);
  }
  [[nodiscard]] std::span<std::byte> span() {
    return {reinterpret_cast<std::byte*>(words_.data()), size_};
  }

 private:
  std::vector<uint64_t> words_;
  size_t size_;
};

std::string sample_pack() {
  PackWriter writer;
  SourceEntry capital = entry(u"수도", Tag::kNNG, "capital");
  capital.cues = "서울|도시";
  capital.domain = Domain::kPolitics;
  SourceEntry water = entry(u"수도", Tag::kNNG, "water supply|waterworks");
  water.cues = "물";
  SourceEntry ministry = entry(u"국토교통부", Tag::kNNP, "Land Ministry");
  ministry.name = "Ministry of Land, Infrastructure and Transport";
  ministry.kind = Kind::kOrganization;
  SourceEntry help = entry(u"돕다", Tag::kVV, "help");
  help.irregular = Irregular::kBieup;
  writer.add_entries(
      compiler::join_entries({entry(u"국토", Tag::kNNG, "land"), ministry, help, capital, water,
                              entry(u"원천 기술", Tag::kNNG, "source technology")},
                             {}, {}));
  compiler::TsvFile table;
  table.header = {"form", "tag"};
  table.rows = {{2, {"이", "JKS"}}, {3, {"에서"}}};
  writer.add_table("josa", table);
  writer.add_section("sentence", "rules");
  return writer.finish();
}

TEST(Lexicon, FindsSensesInTheirOrder) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  const EntryRange range = lexicon.find(u"수도");
  ASSERT_EQ(range.count, 2u);
  EXPECT_EQ(lexicon.gloss(range.first, 0), "capital");
  EXPECT_EQ(lexicon.cues(range.first), "서울|도시");
  EXPECT_EQ(lexicon.domain(range.first), Domain::kPolitics);
  EXPECT_EQ(lexicon.gloss_count(range.first + 1), 2u);
  EXPECT_EQ(lexicon.gloss(range.first + 1, 1), "waterworks");
  EXPECT_EQ(lexicon.gloss(range.first + 1, 2), "");
  EXPECT_EQ(lexicon.headword(range.first + 1), u"수도");
}

TEST(Lexicon, KnowsNamesKindsAndClasses) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  const EntryId ministry = lexicon.find(u"국토교통부").first;
  EXPECT_EQ(lexicon.name(ministry), "Ministry of Land, Infrastructure and Transport");
  EXPECT_EQ(lexicon.kind(ministry), Kind::kOrganization);
  EXPECT_EQ(lexicon.cues(ministry), "");
  EXPECT_EQ(lexicon.irregular(lexicon.find(u"돕다").first), Irregular::kBieup);
  EXPECT_EQ(lexicon.tag(lexicon.find(u"돕다").first), Tag::kVV);
  EXPECT_EQ(lexicon.cost(ministry), 160);
}

TEST(Lexicon, PrefixesComeShortestFirst) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  Lexicon::Match matches[8];
  ASSERT_EQ(lexicon.prefixes(u"국토교통부는 오늘", matches), 2u);
  EXPECT_EQ(matches[0].length, 2u);
  EXPECT_EQ(matches[1].length, 5u);
  EXPECT_EQ(lexicon.prefixes(u"원천 기술을", matches), 1u);
  EXPECT_EQ(lexicon.prefixes(u"하늘", matches), 0u);
  EXPECT_EQ(lexicon.prefixes(u"국토교통부", std::span(matches, 1)), 1u);
}

TEST(Lexicon, WhatIsNotThereIsEmpty) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  EXPECT_EQ(lexicon.find(u"수도").count, 0u);
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  EXPECT_EQ(lexicon.find(u"국").count, 0u);
  EXPECT_EQ(lexicon.find(u"").count, 0u);
  EXPECT_EQ(lexicon.gloss(kNoEntry, 0), "");
  EXPECT_EQ(lexicon.headword(12345), u"");
  EXPECT_EQ(lexicon.table("eomi").row_count(), 0u);
  EXPECT_TRUE(lexicon.section("other").empty());
}

TEST(Lexicon, TablesAndSections) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  const Table josa = lexicon.table("josa");
  ASSERT_EQ(josa.row_count(), 2u);
  ASSERT_EQ(josa.column_count(), 2u);
  EXPECT_EQ(josa.cell(0, 1), "JKS");
  EXPECT_EQ(josa.cell(1, 0), "에서");
  EXPECT_EQ(josa.cell(1, 1), "") << "cells that a row leaves out are empty";
  EXPECT_EQ(josa.cell(2, 0), "");
  EXPECT_EQ(lexicon.section("sentence").size(), 5u);
}

TEST(Lexicon, LaterPacksWin) {
  PackBytes first(sample_pack());
  PackWriter writer;
  writer.add_entries({entry(u"국토", Tag::kNNG, "territory"), entry(u"판교", Tag::kNNP, "Pangyo")});
  PackBytes second(writer.finish());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(first.span()), Status::kOk);
  ASSERT_EQ(lexicon.add_pack(second.span()), Status::kOk);
  const EntryRange range = lexicon.find(u"국토");
  ASSERT_EQ(range.count, 1u);
  EXPECT_EQ(lexicon.gloss(range.first, 0), "territory");
  EXPECT_EQ(lexicon.pack(range.first), 1u);
  EXPECT_EQ(lexicon.gloss(lexicon.find(u"수도").first, 0), "capital");
  Lexicon::Match matches[8];
  ASSERT_EQ(lexicon.prefixes(u"국토교통부", matches), 2u);
  EXPECT_EQ(lexicon.pack(matches[0].entries.first), 1u);
  EXPECT_EQ(lexicon.pack(matches[1].entries.first), 0u);
}

std::string pack_of(const std::vector<SourceEntry>& entries, uint32_t flags = 0) {
  PackWriter writer;
  if (flags != 0) writer.set_flags(flags);
  writer.add_entries(entries);
  return writer.finish();
}

TEST(Lexicon, PacksMarkedBelowGoUnderAllOthers) {
  PackBytes base(pack_of({entry(u"국토", Tag::kNNG, "land"), entry(u"군견", Tag::kNNG, "")}));
  PackBytes extended(
      pack_of({entry(u"국토", Tag::kNNG, "territory"), entry(u"군견", Tag::kNNG, "war dog")},
              format::kBelow));
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(base.span()), Status::kOk);
  const EntryId before = lexicon.find(u"국토").first;
  ASSERT_EQ(lexicon.add_pack(extended.span()), Status::kOk);
  EXPECT_EQ(lexicon.find(u"국토").first, before) << "ids stay";
  EXPECT_EQ(lexicon.gloss(lexicon.top(u"국토").first, 0), "land");
  EXPECT_EQ(lexicon.pack(before), 1u);
  // A stem that only the analysis knows does not hide the gloss below it.
  const EntryRange stem = lexicon.top(u"군견");
  EXPECT_EQ(lexicon.gloss_count(stem.first), 0u);
  EXPECT_EQ(lexicon.gloss(lexicon.below(stem).first, 0), "war dog");
  EXPECT_EQ(lexicon.below(lexicon.below(stem)).count, 0u);
  Lexicon::Match matches[4];
  ASSERT_EQ(lexicon.prefixes(u"군견이", matches), 1u);
  EXPECT_EQ(lexicon.gloss(matches[0].entries.first, 0), "war dog");
}

TEST(Lexicon, GuessedClassesAreAskedLast) {
  PackBytes base(pack_of({entry(u"것", Tag::kNNB, "thing")}));
  PackBytes imported(
      pack_of({entry(u"것", Tag::kNNG, "thing; matter"), entry(u"힙", Tag::kNNG, "hip")},
              format::kGuessedTags));
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(base.span()), Status::kOk);
  ASSERT_EQ(lexicon.add_pack(imported.span()), Status::kOk);
  EXPECT_EQ(lexicon.tag(lexicon.find(u"것").first), Tag::kNNB);
  EXPECT_EQ(lexicon.gloss(lexicon.top(u"것").first, 0), "thing; matter");
  EXPECT_EQ(lexicon.gloss(lexicon.find(u"힙").first, 0), "hip");
}

TEST(Lexicon, EntriesNameTheirSource) {
  PackWriter writer;
  writer.set_sources({{"First", "CC BY 4.0", "https://first.example/"}, {"Second", "", ""}});
  SourceEntry second = entry(u"나", Tag::kNNG, "b");
  second.source = 1;
  writer.add_entries({entry(u"가", Tag::kNNG, "a"), second});
  const std::string good = writer.finish();
  PackBytes bytes(good);
  PackBytes base(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(base.span()), Status::kOk);
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  EXPECT_EQ(lexicon.source(lexicon.find(u"가").first).licence, "CC BY 4.0");
  EXPECT_EQ(lexicon.source(lexicon.find(u"가").first).address, "https://first.example/");
  EXPECT_EQ(lexicon.source(lexicon.find(u"나").first).name, "Second");
  EXPECT_EQ(lexicon.source(lexicon.find(u"수도").first).name, "") << "our own";

  PackWriter wrong;
  second.source = 2;
  wrong.set_sources({{"First", "", ""}});
  wrong.add_entries({second});
  PackBytes outside(wrong.finish());
  EXPECT_EQ(lexicon.add_pack(outside.span()), Status::kIncompatibleData);
}

TEST(Lexicon, TakesNoMorePacksThanItMay) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  for (uint32_t i = 0; i < Lexicon::kMaxPacks; ++i)
    ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  EXPECT_EQ(lexicon.add_pack(bytes.span()), Status::kTooLarge);
  EXPECT_EQ(lexicon.find(u"수도").count, 2u);
}

TEST(Lexicon, WalksUnitByUnit) {
  PackBytes bytes(sample_pack());
  Lexicon lexicon;
  ASSERT_EQ(lexicon.add_pack(bytes.span()), Status::kOk);
  Lexicon::Node node = lexicon.root(0);
  EXPECT_EQ(lexicon.entries_at(node).count, 0u);
  node = lexicon.child(lexicon.child(node, u'수'), u'도');
  ASSERT_TRUE(node);
  EXPECT_EQ(lexicon.entries_at(node).count, 2u);
  EXPECT_FALSE(lexicon.child(node, u'권'));
  EXPECT_FALSE(lexicon.child(Lexicon::Node{}, u'수'));
}

TEST(Lexicon, DamagedPacksAreRefused) {
  const std::string good = sample_pack();
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x20);
    PackBytes bytes(bad);
    Lexicon lexicon;
    EXPECT_EQ(lexicon.add_pack(bytes.span()), Status::kIncompatibleData) << "byte " << i;
  }
  for (size_t size = 0; size < good.size(); size += 3) {
    PackBytes bytes(good.substr(0, size));
    Lexicon lexicon;
    EXPECT_EQ(lexicon.add_pack(bytes.span()), Status::kIncompatibleData) << size << " bytes";
  }
}

}  // namespace
}  // namespace dokhae::lexicon
