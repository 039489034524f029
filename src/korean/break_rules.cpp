#include "korean/break_rules.h"

#include <unicode/ucptrie.h>
#include <unicode/utf16.h>

#include <array>
#include <cstring>

namespace dokhae::korean {
namespace {

// The parts of icu/source/common/rbbidata.h, format 6, that are read here.
struct Header {
  uint32_t magic;
  uint8_t version[4];
  uint32_t size;
  uint32_t category_count;
  uint32_t forward, forward_size;
  uint32_t reverse, reverse_size;
  uint32_t trie, trie_size;
};
struct TableHeader {
  uint32_t state_count;
  uint32_t row_size;
  uint32_t first_dictionary_category;
  uint32_t look_ahead_count;
  uint32_t flags;
};
constexpr uint32_t kMagic = 0xB1A0;
constexpr uint8_t kVersion = 6;
constexpr uint32_t kBeginsWithStart = 2;  ///< flag: {bof} in the rules
constexpr uint32_t kByteCells = 4;        ///< flag: cells of one byte rather than two

// A row: these three cells, then the next state for each category.
enum RowCell : uint8_t { kAccepting, kLookAhead, kTags, kNextStates };
constexpr uint32_t kAcceptHere = 1;  ///< a larger one: where look-ahead of that number was
constexpr uint32_t kStop = 0, kStart = 1;
constexpr uint32_t kEndCategory = 1, kStartCategory = 2;
/// Our rules have one look-ahead; numbers begin with 2.
constexpr uint32_t kMaxLookAheads = 16;

}  // namespace

void BreakRules::TrieCloser::operator()(UCPTrie* trie) const noexcept {
  ucptrie_close(trie);
}

BreakRules::~BreakRules() = default;

std::unique_ptr<BreakRules> BreakRules::open(std::span<const std::byte> data) {
  // An ICU data file: a header with its own size and two magic bytes first.
  if (data.size() < 4 || data[2] != std::byte{0xDA} || data[3] != std::byte{0x27}) return nullptr;
  const size_t data_header = size_t(data[0]) | size_t(data[1]) << 8;
  if (data_header > data.size()) return nullptr;
  data = data.subspan(data_header);
  Header header;
  if (data.size() < sizeof header || reinterpret_cast<uintptr_t>(data.data()) % 4 != 0)
    return nullptr;
  std::memcpy(&header, data.data(), sizeof header);
  const auto inside = [&data](uint32_t offset, uint32_t size) {
    return offset % 4 == 0 && offset <= data.size() && size <= data.size() - offset;
  };
  TableHeader table;
  if (header.magic != kMagic || header.version[0] != kVersion || header.size > data.size() ||
      !inside(header.forward, header.forward_size) || header.forward_size < sizeof table ||
      !inside(header.trie, header.trie_size)) {
    return nullptr;
  }
  std::memcpy(&table, data.data() + header.forward, sizeof table);
  std::unique_ptr<BreakRules> rules(new BreakRules);
  rules->rows_ = data.data() + header.forward + sizeof table;
  rules->row_size_ = table.row_size;
  rules->state_count_ = table.state_count;
  rules->category_count_ = header.category_count;
  rules->look_ahead_count_ = table.look_ahead_count;
  rules->flags_ = table.flags;
  const uint32_t cell_size = table.flags & kByteCells ? 1 : 2;
  if (header.category_count <= kStartCategory || header.category_count > 0xFFFF ||
      table.first_dictionary_category < header.category_count ||
      table.row_size < (kNextStates + header.category_count) * cell_size ||
      table.row_size % cell_size != 0 || table.look_ahead_count > kMaxLookAheads ||
      table.state_count <= kStart ||
      table.state_count > (header.forward_size - sizeof table) / table.row_size) {
    return nullptr;
  }
  if (!(cell_size == 1 ? rules->check_rows<uint8_t>() : rules->check_rows<uint16_t>()))
    return nullptr;

  UErrorCode status = U_ZERO_ERROR;
  rules->categories_.reset(
      ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_ANY, data.data() + header.trie,
                             static_cast<int32_t>(header.trie_size), nullptr, &status));
  if (U_FAILURE(status)) return nullptr;
  return rules;
}

template <typename Cell>
bool BreakRules::check_rows() const {
  for (uint32_t state = 0; state < state_count_; ++state) {
    const auto* row = reinterpret_cast<const Cell*>(rows_ + size_t(state) * row_size_);
    if (row[kAccepting] > kAcceptHere && row[kAccepting] >= look_ahead_count_) return false;
    if (row[kLookAhead] != 0 && row[kLookAhead] >= look_ahead_count_) return false;
    for (uint32_t category = 0; category < category_count_; ++category) {
      if (row[kNextStates + category] >= state_count_) return false;
    }
  }
  return true;
}

size_t BreakRules::next(std::u16string_view text, size_t start) const {
  return flags_ & kByteCells ? run<uint8_t>(text, start) : run<uint16_t>(text, start);
}

template <typename Cell>
size_t BreakRules::run(std::u16string_view text, size_t start) const {
  constexpr size_t kNone = ~size_t{0};
  std::array<size_t, kMaxLookAheads> look_aheads;
  look_aheads.fill(kNone);
  const size_t size = text.size();
  size_t at = start;     // after what has been read
  size_t match = start;  // the last accepting position
  uint32_t state = kStart;
  const auto enter = [&](uint32_t category) {
    const auto* row = reinterpret_cast<const Cell*>(rows_ + size_t(state) * row_size_);
    state = row[kNextStates + category];
    return reinterpret_cast<const Cell*>(rows_ + size_t(state) * row_size_);
  };

  if (flags_ & kBeginsWithStart) enter(kStartCategory);
  for (bool ended = false; state != kStop && !ended;) {
    uint32_t category = kEndCategory;
    ended = at == size;
    if (!ended) {
      UChar32 c = 0;
      U16_NEXT(text.data(), at, size, c);
      category = ucptrie_get(categories_.get(), c);
      if (category >= category_count_) break;
    }
    const Cell* const row = enter(category);
    if (row[kAccepting] == kAcceptHere) {
      match = at;
    } else if (row[kAccepting] > kAcceptHere && look_aheads[row[kAccepting]] != kNone) {
      return look_aheads[row[kAccepting]];
    }
    if (row[kLookAhead] > kAcceptHere) look_aheads[row[kLookAhead]] = at;
  }
  // Rules that match nothing: on by a character.
  if (match == start) U16_FWD_1(text.data(), match, size);
  return match;
}

}  // namespace dokhae::korean
