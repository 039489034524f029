#include "lexicon/lexicon.h"

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstring>
#include <string>

#include "base/hangul.h"
#include "base/utf.h"
#include "lexicon/format.h"

namespace dokhae::lexicon {
namespace {

using base::Status;

constexpr char kTagNames[kTagCount][4] = {
    "NNG", "NNP", "NNB", "NP",  "NR",  "VV",  "VA",  "VX",  "VCP", "VCN", "MM",
    "MAG", "MAJ", "IC",  "JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX",
    "JC",  "EP",  "EF",  "EC",  "ETN", "ETM", "XPN", "XSN", "XSV", "XSA", "XR",
    "SF",  "SP",  "SS",  "SE",  "SO",  "SW",  "SL",  "SH",  "SN",  "NA"};

constexpr uint32_t kHangulCount = base::kSyllableLast - base::kSyllableFirst + 1;

// A pack is checked once, before the engines of browsers have optimised any of this: the
// loops below go by words of eight bytes where they can.
constexpr uint64_t kEachByte = 0x0101010101010101u;
constexpr uint64_t kHighBits = 0x80 * kEachByte;

uint64_t word_at(const void* bytes) noexcept {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

bool all_below(std::span<const uint8_t> bytes, unsigned limit) noexcept {
  if (limit > 0xFF) return true;
  size_t i = 0;
  if (limit <= 0x80) {
    // In a byte without its high bit the sum sets it from `limit` on.
    const uint64_t rest = (0x80 - limit) * kEachByte;
    for (; i + 8 <= bytes.size(); i += 8) {
      const uint64_t word = word_at(bytes.data() + i);
      if (((word | (word + rest)) & kHighBits) != 0) return false;
    }
  }
  return std::all_of(bytes.begin() + i, bytes.end(),
                     [limit](uint8_t value) { return value < limit; });
}

constexpr uint32_t kRowBits = 16;  // of a slot; a table has fewer rows

uint32_t hash(std::u16string_view key) noexcept {
  uint32_t value = 0x811C9DC5u;
  for (const char16_t unit : key) value = (value ^ unit) * 0x01000193u;
  // The upper half is kept in the slot, the lower one chooses it.
  return value ^ (value >> 15);
}

}  // namespace

std::string_view tag_name(Tag tag) noexcept {
  const auto index = static_cast<size_t>(tag);
  return kTagNames[index < kTagCount ? index : kTagCount - 1];
}

Tag tag_of_name(std::string_view name) noexcept {
  char written[sizeof kTagNames[0]] = {};
  if (name.size() >= sizeof written) return Tag::kNA;
  name.copy(written, name.size());
  for (int i = 0; i < kTagCount; ++i) {
    if (std::memcmp(kTagNames[i], written, sizeof written) == 0) return static_cast<Tag>(i);
  }
  return Tag::kNA;
}

std::string_view Table::cell(uint32_t row, uint32_t column) const noexcept {
  if (row >= rows_ || column >= columns_) return {};
  const uint32_t index = row * columns_ + column;
  return {strings_ + offsets_[index], offsets_[index + 1] - offsets_[index]};
}

uint32_t Table::find(std::u16string_view key) const noexcept {
  if (rows_ == 0) return kNoRow;
  if (!key.empty() && !(holds(ends_, key.front()) && holds(ends_ + kEndBits / 32, key.back()))) {
    return kNoRow;
  }
  const uint32_t value = hash(key);
  for (uint32_t slot = value & slot_mask_; slots_[slot] != 0; slot = (slot + 1) & slot_mask_) {
    if (((slots_[slot] ^ value) >> kRowBits) != 0) continue;
    const uint32_t row = (slots_[slot] & ((1u << kRowBits) - 1)) - 1;
    if (base::equals(cell(row, 0), key)) return row;
  }
  return kNoRow;
}

struct Lexicon::Pack {
  std::span<const std::byte> bytes;
  std::span<const format::SectionRecord> sections;
  uint32_t first_entry = 0;  // EntryId of this pack's entry 0
  uint32_t entry_count = 0;
  uint32_t flags = 0;
  Table sources;

  const uint8_t* entry_sources = nullptr;  // none: row 0
  const uint8_t* tags = nullptr;
  const uint8_t* irregulars = nullptr;
  const uint8_t* domains = nullptr;
  const uint8_t* kinds = nullptr;
  const uint8_t* costs = nullptr;
  const char* texts = nullptr;

  // Nodes are numbered from 1 in depth-first order; 0 is the root.
  // What is asked of one stands together.
  struct TrieNode {
    uint32_t first_edge;
    uint32_t entries;  // the first one, above the node's flags
  };
  static constexpr uint32_t kEntryShift = 8;
  std::vector<TrieNode> nodes;  // and one more
  std::vector<char16_t> edge_labels;
  static constexpr uint32_t kStemBit = 1u << 31;  // of an edge to a node where a stem ends
  std::vector<uint32_t> edge_nodes;
  std::vector<uint32_t> hangul_roots;     // node of each first syllable
  std::bitset<kHangulCount> short_stems;  // of one syllable: asked for more than all others
  std::vector<uint32_t> text_offsets;     // an entry and one more
  std::vector<uint32_t> headword_offsets;
  std::vector<uint16_t> headword_sizes;
  std::u16string headwords;
  struct NamedTable {
    std::string_view name;
    Table table;
  };
  std::vector<NamedTable> tables;
  std::vector<uint32_t> slots;  // of all tables

  [[nodiscard]] std::span<const std::byte> section(std::string_view name) const noexcept {
    for (const format::SectionRecord& record : sections) {
      const std::string_view own(record.name, strnlen(record.name, format::kNameSize));
      if (own == name) return bytes.subspan(record.offset, record.size);
    }
    return {};
  }

  // Inlined although the compiler is told to spare bytes: no function is called as often.
  [[nodiscard, gnu::always_inline]] uint32_t child(uint32_t node, char16_t unit) const noexcept {
    if (node == 0 && base::is_syllable(unit)) return hangul_roots[unit - base::kSyllableFirst];
    const uint32_t edge = edge_of(node, unit);
    // The first child is the next node.
    return edge == kNoEdge                  ? 0
           : edge == nodes[node].first_edge ? node + 1
                                            : edge_nodes[edge] & ~kStemBit;
  }

  /// `child` where a stem ends, else 0.
  [[nodiscard]] uint32_t stem(uint32_t node, char16_t unit) const noexcept {
    if (node == 0 && base::is_syllable(unit)) {
      const size_t syllable = unit - base::kSyllableFirst;
      return short_stems[syllable] ? hangul_roots[syllable] : 0;
    }
    const uint32_t edge = edge_of(node, unit);
    if (edge == kNoEdge || (edge_nodes[edge] & kStemBit) == 0) return 0;
    return edge_nodes[edge] & ~kStemBit;
  }

  static constexpr uint32_t kNoEdge = 0xFFFFFFFF;
  [[nodiscard, gnu::always_inline]] uint32_t edge_of(uint32_t node, char16_t unit) const noexcept {
    const char16_t* labels = edge_labels.data();
    uint32_t low = nodes[node].first_edge;
    uint32_t count = nodes[node + 1].first_edge - low;
    if (count == 0) return kNoEdge;
    while (count > 1) {
      const uint32_t half = count / 2;
      // All bits where the label is the larger: a branch would be guessed wrong half the time.
      const auto larger = static_cast<uint32_t>((int{unit} - int{labels[low + half]}) >> 31);
      low += half & ~larger;
      count -= half;
    }
    return labels[low] == unit ? low : kNoEdge;
  }

  [[nodiscard]] EntryRange find(std::u16string_view headword) const noexcept {
    uint32_t node = 0;
    for (const char16_t unit : headword) {
      node = child(node, unit);
      if (node == 0) return {};
    }
    return node == 0 ? EntryRange{} : entries(node);
  }

  [[nodiscard, gnu::always_inline]] EntryRange entries(uint32_t node) const noexcept {
    const uint32_t count = nodes[node].entries & format::kCountMask;
    if (count == 0) return {};
    return {first_entry + (nodes[node].entries >> kEntryShift), count};
  }

  [[nodiscard]] bool has_flag(uint32_t node, uint8_t flag) const noexcept {
    return (nodes[node].entries & flag) != 0;
  }

  [[nodiscard]] bool open(std::span<const std::byte> pack);
  [[nodiscard]] bool open_trie();
  [[nodiscard]] bool open_entries();
  [[nodiscard]] bool open_sources();
  [[nodiscard]] bool open_tables();
};

namespace {

/// Rows, columns, offsets and strings that refer to nothing outside of `bytes`.
bool is_table(std::span<const std::byte> bytes) noexcept {
  if (bytes.size() < 12) return false;
  const auto* words = reinterpret_cast<const uint32_t*>(bytes.data());
  const uint64_t cells = uint64_t(words[0]) * words[1];
  if (cells > bytes.size() / 4 || 4 * (cells + 3) > bytes.size()) return false;
  const uint64_t string_size = bytes.size() - 4 * (cells + 3);
  uint32_t last = 0;
  for (uint64_t i = 0; i <= cells; ++i) {
    if (words[2 + i] < last || words[2 + i] > string_size) return false;
    last = words[2 + i];
  }
  return true;
}

}  // namespace

Table::Table(std::span<const std::byte> section) noexcept {
  const auto* words = reinterpret_cast<const uint32_t*>(section.data());
  rows_ = words[0];
  columns_ = words[1];
  offsets_ = words + 2;
  strings_ = reinterpret_cast<const char*>(words + 3 + size_t(rows_) * columns_);
}

bool Lexicon::Pack::open(std::span<const std::byte> pack) {
  bytes = pack;
  format::Header header;
  if (bytes.size() < sizeof header || reinterpret_cast<uintptr_t>(bytes.data()) % 4 != 0) {
    return false;
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != format::kMagic || header.version != format::kVersion ||
      header.size != bytes.size() ||
      header.section_count > (bytes.size() - sizeof header) / sizeof(format::SectionRecord) ||
      header.checksum != format::checksum(bytes.subspan(sizeof header))) {
    return false;
  }
  sections = {reinterpret_cast<const format::SectionRecord*>(bytes.data() + sizeof header),
              header.section_count};
  constexpr std::string_view prefix = format::kTablePrefix;
  for (const format::SectionRecord& record : sections) {
    if (record.offset % 4 != 0 || record.offset > bytes.size() ||
        record.size > bytes.size() - record.offset ||
        (std::string_view(record.name, prefix.size()) == prefix &&
         !is_table(bytes.subspan(record.offset, record.size)))) {
      return false;
    }
  }
  return open_entries() && open_trie() && open_tables() && open_sources();
}

bool Lexicon::Pack::open_entries() {
  const auto tag_bytes = section(format::kEntryTags);
  entry_count = static_cast<uint32_t>(tag_bytes.size());
  const auto column = [this](const char* name, const uint8_t*& out, unsigned limit) {
    const auto part = section(name);
    out = reinterpret_cast<const uint8_t*>(part.data());
    return part.size() == entry_count && all_below({out, part.size()}, limit);
  };
  if (!column(format::kEntryTags, tags, unsigned(Tag::kNA)) ||
      !column(format::kEntryIrregulars, irregulars, unsigned(Irregular::kU) + 1) ||
      !column(format::kEntryDomains, domains, unsigned(Domain::kMedia) + 1) ||
      !column(format::kEntryKinds, kinds, unsigned(Kind::kUnit) + 1) ||
      !column(format::kEntryCosts, costs, 256)) {
    return false;
  }
  const auto text = section(format::kEntryTexts);
  texts = reinterpret_cast<const char*>(text.data());
  text_offsets.resize(size_t(entry_count) + 1);
  size_t count = 0;
  const auto ends_at = [&](size_t end) {
    if (count < entry_count) text_offsets[count + 1] = static_cast<uint32_t>(end + 1);
    ++count;
  };
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    // The high bit of every byte that is 0; exact, whatever stands beside it.
    const uint64_t word = word_at(texts + i);
    uint64_t zeros = ~(((word & ~kHighBits) + ~kHighBits) | word) & kHighBits;
    for (; zeros != 0; zeros &= zeros - 1) ends_at(i + size_t(std::countr_zero(zeros)) / 8);
  }
  for (; i < text.size(); ++i) {
    if (texts[i] == 0) ends_at(i);
  }
  return count == entry_count && text_offsets.back() == text.size();
}

bool Lexicon::Pack::open_trie() {
  const auto label_bytes = section(format::kTrieLabels);
  const auto depth_bytes = section(format::kTrieDepths);
  const auto count_bytes = section(format::kTrieEntries);
  const auto node_count = static_cast<uint32_t>(depth_bytes.size());
  if (label_bytes.size() != 2 * size_t(node_count) || count_bytes.size() != node_count ||
      entry_count >> (32 - kEntryShift) != 0) {
    return false;
  }
  const auto* labels = reinterpret_cast<const char16_t*>(label_bytes.data());
  const auto* depths = reinterpret_cast<const uint8_t*>(depth_bytes.data());
  const auto* flags_of_nodes = reinterpret_cast<const uint8_t*>(count_bytes.data());

  uint32_t path[format::kMaxDepth + 1] = {};  // the node at each depth
  char16_t units[format::kMaxDepth + 1] = {};
  uint32_t last_depth = 0;
  // Two more than nodes for now: a count goes behind the end that it will move.
  nodes.resize(size_t(node_count) + 3);
  headword_offsets.resize(entry_count);
  headword_sizes.resize(entry_count);
  headwords.resize(4 * size_t(entry_count));
  size_t used = 0;
  uint32_t entry = 0;
  for (uint32_t node = 1; node <= node_count; ++node) {
    const uint32_t depth = depths[node - 1];
    const char16_t label = labels[node - 1];
    if (depth == 0 || depth > format::kMaxDepth || depth > last_depth + 1) return false;
    // Siblings come in ascending order, which the binary search relies on.
    if (depth <= last_depth && units[depth] >= label) return false;
    ++nodes[path[depth - 1] + 2].first_edge;
    path[depth] = node;
    units[depth] = label;
    last_depth = depth;
    nodes[node].entries = entry << kEntryShift | flags_of_nodes[node - 1];
    const uint32_t count = flags_of_nodes[node - 1] & format::kCountMask;
    if (count == 0) continue;
    if (count > entry_count - entry) return false;
    for (const uint32_t end = entry + count; entry < end; ++entry) {
      headword_offsets[entry] = static_cast<uint32_t>(used);
      headword_sizes[entry] = static_cast<uint16_t>(depth);
    }
    if (headwords.size() - used < depth) headwords.resize(2 * used + depth);
    for (uint32_t i = 1; i <= depth; ++i) headwords[used++] = units[i];
  }
  if (entry != entry_count) return false;
  headwords.resize(used);

  // The children of a node as one run: sorted by counting, which leaves the ends of the runs
  // where the next ones begin.
  for (uint32_t node = 0; node <= node_count; ++node)
    nodes[node + 2].first_edge += nodes[node + 1].first_edge;
  edge_labels.resize(node_count);
  edge_nodes.resize(node_count);
  for (uint32_t node = 1; node <= node_count; ++node) {
    const uint32_t depth = depths[node - 1];
    const uint32_t edge = nodes[path[depth - 1] + 1].first_edge++;
    path[depth] = node;
    edge_labels[edge] = labels[node - 1];
    edge_nodes[edge] = has_flag(node, format::kStemHere) ? node | kStemBit : node;
  }
  nodes.pop_back();
  hangul_roots.assign(kHangulCount, 0);
  for (uint32_t edge = 0; edge < nodes[1].first_edge; ++edge) {
    if (base::is_syllable(edge_labels[edge])) {
      const size_t syllable = edge_labels[edge] - base::kSyllableFirst;
      hangul_roots[syllable] = edge_nodes[edge] & ~kStemBit;
      short_stems[syllable] = (edge_nodes[edge] & kStemBit) != 0;
    }
  }
  return true;
}

bool Lexicon::Pack::open_tables() {
  constexpr std::string_view prefix = format::kTablePrefix;
  std::vector<size_t> first_slots;
  for (const format::SectionRecord& record : sections) {
    const std::string_view name(record.name, strnlen(record.name, format::kNameSize));
    if (name.substr(0, prefix.size()) != prefix) continue;
    const auto content = bytes.subspan(record.offset, record.size);
    if (!is_table(content)) return false;
    Table table(content);
    if (table.rows_ >> kRowBits != 0) return false;
    uint32_t size = 4;
    while (size < 2 * table.rows_) size *= 2;
    table.slot_mask_ = size - 1;
    first_slots.push_back(slots.size());
    // The bits of first and last units stand behind the slots.
    slots.resize(slots.size() + size + 2 * Table::kEndBits / 32);
    tables.push_back({name.substr(prefix.size()), table});
  }
  std::u16string key;
  for (size_t i = 0; i < tables.size(); ++i) {
    Table& table = tables[i].table;
    uint32_t* own = slots.data() + first_slots[i];
    table.slots_ = own;
    uint32_t* const ends = own + table.slot_mask_ + 1;
    table.ends_ = ends;
    const auto note = [](uint32_t* bits, char16_t unit) {
      bits[unit % Table::kEndBits / 32] |= 1u << (unit % 32);
    };
    for (uint32_t row = 0; row < table.rows_; ++row) {
      key.clear();
      base::append_utf16(table.cell(row, 0), key);
      if (table.find(key) != Table::kNoRow) continue;
      if (!key.empty()) {
        note(ends, key.front());
        note(ends + Table::kEndBits / 32, key.back());
      }
      const uint32_t value = hash(key);
      uint32_t slot = value & table.slot_mask_;
      while (own[slot] != 0) slot = (slot + 1) & table.slot_mask_;
      own[slot] = (value >> kRowBits << kRowBits) | (row + 1);
    }
  }
  return true;
}

bool Lexicon::Pack::open_sources() {
  if (const auto bytes_of_flags = section(format::kPackFlags); bytes_of_flags.size() == 4) {
    std::memcpy(&flags, bytes_of_flags.data(), 4);
  }
  const auto table = section(format::kPackSources);
  const auto rows = section(format::kEntrySources);
  if (table.empty()) return rows.empty();
  if (!is_table(table)) return false;
  sources = Table(table);
  if (rows.empty()) return true;
  entry_sources = reinterpret_cast<const uint8_t*>(rows.data());
  return rows.size() == entry_count &&
         std::all_of(entry_sources, entry_sources + entry_count,
                     [this](uint8_t row) { return row < sources.row_count(); });
}

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

Status Lexicon::add_pack(std::span<const std::byte> pack) {
  if (packs_.size() == kMaxPacks) return Status::kTooLarge;
  auto opened = std::make_unique<Pack>();
  if (!opened->open(pack)) return Status::kIncompatibleData;
  opened->first_entry = entry_count();
  auto place = packs_.end();
  if ((opened->flags & format::kBelow) != 0) {
    place = std::find_if(packs_.begin(), packs_.end(),
                         [](const auto& other) { return (other->flags & format::kBelow) == 0; });
  }
  packs_.insert(place, std::move(opened));
  return Status::kOk;
}

uint32_t Lexicon::entry_count() const noexcept {
  uint32_t count = 0;
  for (const auto& pack : packs_) count += pack->entry_count;
  return count;
}

const Lexicon::Pack* Lexicon::pack_of(EntryId id) const noexcept {
  for (const auto& pack : packs_) {
    if (id >= pack->first_entry && id - pack->first_entry < pack->entry_count) return pack.get();
  }
  return nullptr;
}

Lexicon::Node Lexicon::root(uint32_t pack) const noexcept {
  // The root's own number is 0, which means "none" outside.
  return {pack, Node::kRoot};
}

Lexicon::Node Lexicon::child(Node node, char16_t unit) const noexcept {
  if (!node) return {};
  const uint32_t index = node.is_root() ? 0 : node.index;
  return {node.pack, packs_[node.pack]->child(index, unit)};
}

bool Lexicon::has_child(Node node, char16_t first, char16_t last) const noexcept {
  if (!node || node.is_root()) return node.is_root();
  const Pack& pack = *packs_[node.pack];
  const char16_t* const begin = pack.edge_labels.data() + pack.nodes[node.index].first_edge;
  const char16_t* const end = pack.edge_labels.data() + pack.nodes[node.index + 1].first_edge;
  const char16_t* const found = std::lower_bound(begin, end, first);
  return found != end && *found <= last;
}

EntryRange Lexicon::entries_at(Node node) const noexcept {
  if (!node || node.is_root()) return {};
  return packs_[node.pack]->entries(node.index);
}

Lexicon::Node Lexicon::stem(Node node, char16_t unit) const noexcept {
  if (!node) return {};
  return {node.pack, packs_[node.pack]->stem(node.is_root() ? 0 : node.index, unit)};
}

bool Lexicon::stem_ahead(Node node) const noexcept {
  return node.is_root() || (node && packs_[node.pack]->has_flag(node.index, format::kStemAhead));
}

EntryRange Lexicon::find(std::u16string_view headword) const noexcept {
  EntryRange guessed;
  for (size_t i = packs_.size(); i-- > 0;) {
    const EntryRange range = packs_[i]->find(headword);
    if (range.count == 0) continue;
    if ((packs_[i]->flags & format::kGuessedTags) == 0) return range;
    if (guessed.count == 0) guessed = range;
  }
  return guessed;
}

EntryRange Lexicon::find_below(size_t end, std::u16string_view headword) const noexcept {
  while (end-- > 0) {
    if (const EntryRange range = packs_[end]->find(headword); range.count != 0) return range;
  }
  return {};
}

EntryRange Lexicon::top(std::u16string_view headword) const noexcept {
  return find_below(packs_.size(), headword);
}

EntryRange Lexicon::below(EntryRange range) const noexcept {
  return find_below(pack(range.first), headword(range.first));
}

bool Lexicon::has_gloss(EntryRange range) const noexcept {
  for (uint32_t i = 0; i < range.count; ++i) {
    if (has_gloss(range.first + i)) return true;
  }
  return false;
}

size_t Lexicon::prefixes(std::u16string_view text, std::span<Match> out) const noexcept {
  size_t count = 0;
  for (size_t i = packs_.size(); i-- > 0;) {
    const bool known = count != 0;
    uint32_t node = 0;
    for (uint32_t length = 1; length <= text.size(); ++length) {
      node = packs_[i]->child(node, text[length - 1]);
      if (node == 0) break;
      const EntryRange range = packs_[i]->entries(node);
      if (range.count == 0) continue;
      // Its place among the matches of other packs, which are in order.
      size_t at = count;
      while (known && at > 0 && out[at - 1].length >= length) --at;
      if (at < count && out[at].length == length) {
        if (!has_gloss(out[at].entries) && has_gloss(range)) out[at].entries = range;
      } else if (count < out.size()) {
        std::copy_backward(out.begin() + at, out.begin() + count, out.begin() + count + 1);
        out[at] = {length, range};
        ++count;
      }
    }
  }
  return count;
}

std::u16string_view Lexicon::headword(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t local = id - pack->first_entry;
  return {pack->headwords.data() + pack->headword_offsets[local], pack->headword_sizes[local]};
}

Lexicon::Facts Lexicon::facts(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t local = id - pack->first_entry;
  return {static_cast<Tag>(pack->tags[local]), static_cast<Irregular>(pack->irregulars[local]),
          static_cast<Kind>(pack->kinds[local]), static_cast<uint16_t>(2 * pack->costs[local])};
}

Tag Lexicon::tag(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  return pack == nullptr ? Tag::kNA : static_cast<Tag>(pack->tags[id - pack->first_entry]);
}

Irregular Lexicon::irregular(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  return pack == nullptr ? Irregular::kRegular
                         : static_cast<Irregular>(pack->irregulars[id - pack->first_entry]);
}

Domain Lexicon::domain(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  return pack == nullptr ? Domain::kGeneral
                         : static_cast<Domain>(pack->domains[id - pack->first_entry]);
}

Kind Lexicon::kind(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  return pack == nullptr ? Kind::kNone : static_cast<Kind>(pack->kinds[id - pack->first_entry]);
}

uint16_t Lexicon::cost(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  return pack == nullptr ? uint16_t{0xFFFF}
                         : static_cast<uint16_t>(2 * pack->costs[id - pack->first_entry]);
}

namespace {

/// The glosses, name and cues of one entry.
struct EntryText {
  std::string_view glosses, name, cues;
};

EntryText split_text(std::string_view text) noexcept {
  EntryText out;
  const size_t name = std::min(text.find(format::kTextName), text.size());
  const size_t cues = std::min(text.find(format::kTextCues), text.size());
  out.glosses = text.substr(0, std::min(name, cues));
  if (name < text.size()) out.name = text.substr(name + 1, cues > name ? cues - name - 1 : 0);
  if (cues < text.size()) out.cues = text.substr(cues + 1);
  return out;
}

}  // namespace

bool Lexicon::has_gloss(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return false;
  // Every text ends in a 0.
  const char first = pack->texts[pack->text_offsets[id - pack->first_entry]];
  return first != '\0' && first != format::kTextName && first != format::kTextCues;
}

uint32_t Lexicon::gloss_count(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return 0;
  const uint32_t local = id - pack->first_entry;
  const uint32_t start = pack->text_offsets[local];
  const std::string_view glosses =
      split_text({pack->texts + start, pack->text_offsets[local + 1] - start - 1}).glosses;
  if (glosses.empty()) return 0;
  return 1 + static_cast<uint32_t>(std::count(glosses.begin(), glosses.end(), '|'));
}

std::string_view Lexicon::gloss(EntryId id, uint32_t index) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t local = id - pack->first_entry;
  const uint32_t start = pack->text_offsets[local];
  std::string_view rest =
      split_text({pack->texts + start, pack->text_offsets[local + 1] - start - 1}).glosses;
  for (; index != 0; --index) {
    const size_t bar = rest.find('|');
    if (bar == std::string_view::npos) return {};
    rest.remove_prefix(bar + 1);
  }
  return rest.substr(0, rest.find('|'));
}

std::string_view Lexicon::name(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t local = id - pack->first_entry;
  const uint32_t start = pack->text_offsets[local];
  return split_text({pack->texts + start, pack->text_offsets[local + 1] - start - 1}).name;
}

std::string_view Lexicon::cues(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t local = id - pack->first_entry;
  const uint32_t start = pack->text_offsets[local];
  return split_text({pack->texts + start, pack->text_offsets[local + 1] - start - 1}).cues;
}

uint32_t Lexicon::pack(EntryId id) const noexcept {
  for (uint32_t i = 0; i < packs_.size(); ++i) {
    if (id >= packs_[i]->first_entry && id - packs_[i]->first_entry < packs_[i]->entry_count)
      return i;
  }
  return 0;
}

Source Lexicon::source(EntryId id) const noexcept {
  const Pack* pack = pack_of(id);
  if (pack == nullptr) return {};
  const uint32_t row =
      pack->entry_sources == nullptr ? 0 : pack->entry_sources[id - pack->first_entry];
  return {pack->sources.cell(row, 0), pack->sources.cell(row, 1), pack->sources.cell(row, 2)};
}

Table Lexicon::table(std::string_view name) const noexcept {
  for (size_t i = packs_.size(); i-- > 0;) {
    for (const Pack::NamedTable& named : packs_[i]->tables) {
      if (named.name == name) return named.table;
    }
  }
  return {};
}

std::span<const std::byte> Lexicon::section(std::string_view name) const noexcept {
  for (size_t i = packs_.size(); i-- > 0;) {
    const auto bytes = packs_[i]->section(name);
    if (!bytes.empty()) return bytes;
  }
  return {};
}

}  // namespace dokhae::lexicon
