#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/status.h"

/// The compiled lexicon (`lexicon.bin`): entries with their glosses, and the tables that
/// the analysis, the glosses and the claims read (josa, eomi, surnames, cue words …).
/// Built by src/lexicon/compiler from data/; strings are views into the pack's bytes, only
/// an index of child nodes and headwords is made when a pack is added.
namespace dokhae::lexicon {

/// Sejong part-of-speech tags (21세기 세종계획), the names as in the tag set.
enum class Tag : uint8_t {
  kNNG,
  kNNP,
  kNNB,
  kNP,
  kNR,
  kVV,
  kVA,
  kVX,
  kVCP,
  kVCN,
  kMM,
  kMAG,
  kMAJ,
  kIC,
  kJKS,
  kJKC,
  kJKG,
  kJKO,
  kJKB,
  kJKV,
  kJKQ,
  kJX,
  kJC,
  kEP,
  kEF,
  kEC,
  kETN,
  kETM,
  kXPN,
  kXSN,
  kXSV,
  kXSA,
  kXR,
  kSF,
  kSP,
  kSS,
  kSE,
  kSO,
  kSW,
  kSL,
  kSH,
  kSN,
  kNA,  ///< not analysed
};
inline constexpr int kTagCount = static_cast<int>(Tag::kNA) + 1;
/// "NNG" …; never empty.
[[nodiscard]] std::string_view tag_name(Tag tag) noexcept;
/// The tag of a name; kNA when there is no such tag.
[[nodiscard]] Tag tag_of_name(std::string_view name) noexcept;

/// How a stem changes before endings. Derivable classes (ㄹ and ㅡ stems) are kRegular.
enum class Irregular : uint8_t { kRegular, kBieup, kDigeut, kSiot, kReu, kReo, kHieut, kU };

enum class Domain : uint8_t {
  kGeneral,
  kPolitics,
  kLaw,
  kEconomy,
  kIndustry,
  kTechnology,
  kSociety,
  kEducation,
  kHealth,
  kScience,
  kCulture,
  kSport,
  kMilitary,
  kInternational,
  kLocal,
  kMedia,
};

enum class Kind : uint8_t {
  kNone,
  kPerson,
  kOrganization,
  kPlace,
  kEvent,
  kWork,
  kProduct,
  kOther,
  kTitle,
  kUnit,
};

/// Number of an entry; stable for one set of packs. Homographs with different senses are
/// neighbours, the commonest first.
using EntryId = uint32_t;
inline constexpr EntryId kNoEntry = 0xFFFFFFFF;

/// All entries of one headword (of all packs, later packs first).
struct EntryRange {
  EntryId first = kNoEntry;
  uint32_t count = 0;
};

/// A small read-only table of strings out of data/tables/*.tsv, header line left out.
class Table {
 public:
  Table() = default;
  [[nodiscard]] uint32_t row_count() const noexcept { return rows_; }
  [[nodiscard]] uint32_t column_count() const noexcept { return columns_; }
  /// UTF-8 NFC, valid as long as the pack's bytes; empty out of range.
  [[nodiscard]] std::string_view cell(uint32_t row, uint32_t column) const noexcept;

  static constexpr uint32_t kNoRow = 0xFFFFFFFF;
  /// The first row whose first cell is `key`; kNoRow when there is none. Constant time.
  [[nodiscard]] uint32_t find(std::u16string_view key) const noexcept;

 private:
  friend class Lexicon;
  /// Of a section that was checked.
  explicit Table(std::span<const std::byte> section) noexcept;

  const uint32_t* offsets_ = nullptr;  // rows * columns + 1
  const char* strings_ = nullptr;
  uint32_t rows_ = 0;
  uint32_t columns_ = 0;
  // Open addressing by the hash of the first cell: the upper half of the hash and row + 1.
  const uint32_t* slots_ = nullptr;
  uint32_t slot_mask_ = 0;
  // Bits of the first and last units of all keys, by their lower bits: most strings that are
  // asked for are no key, and seldom pass both.
  const uint32_t* ends_ = nullptr;
  static constexpr uint32_t kEndBits = 512;
  [[nodiscard]] static bool holds(const uint32_t* bits, char16_t unit) noexcept {
    return (bits[unit % kEndBits / 32] >> (unit % 32) & 1) != 0;
  }
};

/// Where a gloss comes from and on which terms; all empty for Dokhae's own.
struct Source {
  std::string_view name, licence, address;  ///< UTF-8
};

/// A stack of packs. Later packs win over earlier ones; those flagged "below" (the extended
/// pack) go under all others whenever they come. The packs' bytes (4-byte aligned) are
/// borrowed and must outlive the lexicon and all views taken from it.
///
///     Lexicon lexicon;
///     if (auto status = lexicon.add_pack(bytes); status != Status::kOk) …
///     auto range = lexicon.find(u"정부");            // all senses
///     lexicon.gloss(range.first, 0);                 // "government"
class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  static constexpr uint32_t kMaxPacks = 16;

  /// kOk; kIncompatibleData (wrong magic, version, checksum or any bad index); kTooLarge when
  /// there are kMaxPacks already. What was found before keeps its EntryId.
  [[nodiscard]] base::Status add_pack(std::span<const std::byte> pack);

  /// Entries whose headword is exactly `headword` (NFC), for asking what a word is; count 0
  /// when there are none. The range covers one pack only: the uppermost that has the word,
  /// packs with guessed classes last.
  [[nodiscard]] EntryRange find(std::u16string_view headword) const noexcept;

  /// The same for asking what a word means: the uppermost pack that has the word, then with
  /// `below` one after the other those under it. count 0 when there are no more.
  ///
  ///     for (auto range = lexicon.top(u"정부"); range.count != 0; range = lexicon.below(range))
  [[nodiscard]] EntryRange top(std::u16string_view headword) const noexcept;
  [[nodiscard]] EntryRange below(EntryRange range) const noexcept;

  /// A headword that is a prefix of a text.
  struct Match {
    uint32_t length;  ///< UTF-16 units of the text
    EntryRange entries;
  };
  /// All headwords that are prefixes of `text`, shortest first, at most `out.size()`. Of packs
  /// with the same headword the uppermost with a gloss for it, else the uppermost.
  /// @returns how many were written.
  [[nodiscard]] size_t prefixes(std::u16string_view text, std::span<Match> out) const noexcept;

  /// A place in the trie of one pack's headwords, for walking it unit by unit.
  ///
  ///     for (uint32_t pack = 0; pack < lexicon.pack_count(); ++pack) {
  ///       auto node = lexicon.child(lexicon.root(pack), u'정');
  ///       if (node) auto range = lexicon.entries_at(lexicon.child(node, u'부'));
  ///     }
  struct Node {
    uint32_t pack = 0;
    uint32_t index = 0;  ///< 0: no such node
    explicit operator bool() const noexcept { return index != 0; }
    [[nodiscard]] bool is_root() const noexcept { return index == kRoot; }
    friend bool operator==(const Node&, const Node&) = default;
    static constexpr uint32_t kRoot = 0xFFFFFFFF;
  };
  [[nodiscard]] uint32_t pack_count() const noexcept { return uint32_t(packs_.size()); }
  /// Precondition: pack < pack_count().
  [[nodiscard]] Node root(uint32_t pack) const noexcept;
  /// No node when there is none; `node` may be none.
  [[nodiscard]] Node child(Node node, char16_t unit) const noexcept;
  /// Whether `child` may give any for the units from `first` to `last`; the root always may.
  [[nodiscard]] bool has_child(Node node, char16_t first, char16_t last) const noexcept;
  /// Entries whose headword ends at the node.
  [[nodiscard]] EntryRange entries_at(Node node) const noexcept;

  /// `child` where the stem of a predicate ends there (말 of 말다), else none; and whether that
  /// holds of any child. The root may always have such children.
  [[nodiscard]] Node stem(Node node, char16_t unit) const noexcept;
  [[nodiscard]] bool stem_ahead(Node node) const noexcept;

  [[nodiscard]] uint32_t entry_count() const noexcept;

  [[nodiscard]] std::u16string_view headword(EntryId id) const noexcept;
  /// What the analysis asks of every entry it meets, in one call.
  struct Facts {
    Tag tag = Tag::kNA;
    Irregular irregular = Irregular::kRegular;
    Kind kind = Kind::kNone;
    uint16_t cost = 0xFFFF;
  };
  [[nodiscard]] Facts facts(EntryId id) const noexcept;
  [[nodiscard]] Tag tag(EntryId id) const noexcept;
  [[nodiscard]] Irregular irregular(EntryId id) const noexcept;
  [[nodiscard]] Domain domain(EntryId id) const noexcept;
  [[nodiscard]] Kind kind(EntryId id) const noexcept;
  /// -log2 probability of the entry's word in the news, in 1/16 bit; the rarer the larger.
  [[nodiscard]] uint16_t cost(EntryId id) const noexcept;
  /// False for stems known only to the analysis.
  [[nodiscard]] bool has_gloss(EntryId id) const noexcept;
  [[nodiscard]] uint32_t gloss_count(EntryId id) const noexcept;
  /// UTF-8; empty when index >= gloss_count(id).
  [[nodiscard]] std::string_view gloss(EntryId id, uint32_t index) const noexcept;
  /// Official English name or fixed romanisation; mostly empty.
  [[nodiscard]] std::string_view name(EntryId id) const noexcept;
  /// Cue words of the sense, "|" between them (UTF-8); mostly empty.
  [[nodiscard]] std::string_view cues(EntryId id) const noexcept;
  /// The place in the stack of the pack that the entry comes from, 0 being the lowest.
  [[nodiscard]] uint32_t pack(EntryId id) const noexcept;
  [[nodiscard]] Source source(EntryId id) const noexcept;

  /// data/tables/NAME.tsv of the last pack that has it; empty table when none has.
  [[nodiscard]] Table table(std::string_view name) const noexcept;
  /// A binary section (compiled sentence rules), aligned as the pack up to 16 bytes; empty
  /// when absent.
  [[nodiscard]] std::span<const std::byte> section(std::string_view name) const noexcept;

 private:
  struct Pack;
  [[nodiscard]] const Pack* pack_of(EntryId id) const noexcept;
  [[nodiscard]] bool has_gloss(EntryRange range) const noexcept;
  /// In the uppermost of the packs below place `end`.
  [[nodiscard]] EntryRange find_below(size_t end, std::u16string_view headword) const noexcept;

  /// Lowest first.
  std::vector<std::unique_ptr<Pack>> packs_;
};

}  // namespace dokhae::lexicon
