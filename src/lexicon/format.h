#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

/// The layout of lexicon.bin and of every other pack, shared by the reader and the compiler;
/// js/src/dictionary/pack-writer.ts writes the same, docs/dictionaries.md tells it in prose.
/// Little-endian.
///
///     Header, SectionRecord[section_count], sections (each 16-byte aligned from the start)
///
/// Headwords are a trie in depth-first order, one element a node in three arrays: its unit,
/// its depth and how many entries end there. Entries follow in the same order, one element
/// an entry in the arrays below. Depth-first arrays hold no pointers, so related words stand
/// together and compress well; the reader derives child lists while it validates.
namespace dokhae::lexicon::format {

inline constexpr uint32_t kMagic = 0x584C4B44;  // "DKLX"
inline constexpr uint32_t kVersion = 2;
inline constexpr size_t kNameSize = 24;
inline constexpr size_t kAlignment = 16;
inline constexpr uint32_t kMaxDepth = 48;

struct Header {
  uint32_t magic;
  uint32_t version;
  uint32_t size;  ///< of the whole pack, bytes
  uint32_t section_count;
  uint64_t checksum;  ///< over everything after the header
};
static_assert(sizeof(Header) == 24);

struct SectionRecord {
  char name[kNameSize];  ///< padded with NUL
  uint32_t offset;       ///< from the start of the pack
  uint32_t size;
};
static_assert(sizeof(SectionRecord) == 32);

inline constexpr char kTrieLabels[] = "trie.labels";  // u16 a node
inline constexpr char kTrieDepths[] = "trie.depths";  // u8 a node, 1 for first units
/// u8 a node: how many entries end there, and what the analysis asks about predicates.
inline constexpr char kTrieEntries[] = "trie.entries";
inline constexpr uint8_t kCountMask = 0x3F;
inline constexpr uint8_t kStemHere = 0x40;          ///< a predicate's stem ends here, 다 follows
inline constexpr uint8_t kStemAhead = 0x80;         ///< a predicate's stem ends in a child
inline constexpr char kEntryTags[] = "entry.tags";  // u8 an entry, Tag
inline constexpr char kEntryIrregulars[] = "entry.irregulars";
inline constexpr char kEntryDomains[] = "entry.domains";
inline constexpr char kEntryKinds[] = "entry.kinds";
inline constexpr char kEntryCosts[] = "entry.costs";  // u8 an entry, 1/8 bit
/// Per entry `gloss|gloss`, then 0x01 and the name, 0x02 and the cues when there are any, NUL.
inline constexpr char kEntryTexts[] = "entry.texts";
inline constexpr char kTextName = 1;
inline constexpr char kTextCues = 2;
/// u8[3][11172]: cost of each syllable as the first, an inner and the last one of a noun, 1/8 bit.
inline constexpr char kSyllables[] = "analysis.syllables";
/// "table/NAME": rows u32, columns u32, offsets u32[rows * columns + 1], UTF-8.
inline constexpr char kTablePrefix[] = "table/";

/// u32, optional: where the pack belongs in the stack and how far it is to be trusted.
inline constexpr char kPackFlags[] = "pack.flags";
inline constexpr uint32_t kBelow = 1;        ///< goes under the packs that lack this flag
inline constexpr uint32_t kGuessedTags = 2;  ///< the classes are guesses (imported dictionaries)
/// Table of where the glosses come from: name, licence, address. Without it they are Dokhae's
/// own, or the publisher's.
inline constexpr char kPackSources[] = "pack.sources";
/// u8 an entry, its row in that table; absent: row 0 for all.
inline constexpr char kEntrySources[] = "entry.sources";

[[nodiscard]] inline uint64_t checksum(std::span<const std::byte> bytes) noexcept {
  uint64_t hash = 0xCBF29CE484222325ull;
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
    hash ^= hash >> 29;
  }
  for (; i < bytes.size(); ++i) hash = (hash ^ uint32_t(bytes[i])) * 0x100000001B3ull;
  return hash;
}

}  // namespace dokhae::lexicon::format
