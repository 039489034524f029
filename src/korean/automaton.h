#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hangul.h"
#include "base/stable_sort.h"

namespace dokhae::korean {

/// A small trie over UTF-16 units with numbers at its nodes, for the tables of josa, eomi and
/// contractions. Filled once, then only read.
///
///     Automaton josa;
///     josa.add(u"에서", 4); josa.build();
///     uint32_t node = josa.child(Automaton::kRoot, u'에');   // 0 when there is none
class Automaton {
 public:
  static constexpr uint32_t kRoot = 1;

  void add(std::u16string key, uint16_t value) { items_.emplace_back(std::move(key), value); }

  void build() {
    base::stable_sort(items_, [](const auto& a, const auto& b) { return a.first < b.first; });
    nodes_.assign(2, {});
    // Breadth first, so that the children of a node are neighbours.
    struct Range {
      uint32_t first, last, depth;
    };
    std::vector<Range> ranges = {{0, 0, 0}, {0, static_cast<uint32_t>(items_.size()), 0}};
    for (uint32_t node = kRoot; node < ranges.size(); ++node) {
      const Range range = ranges[node];
      uint32_t i = range.first;
      nodes_[node].first_value = static_cast<uint32_t>(values_.size());
      for (; i < range.last && items_[i].first.size() == range.depth; ++i) {
        values_.push_back(items_[i].second);
      }
      nodes_[node].value_count = static_cast<uint32_t>(values_.size()) - nodes_[node].first_value;
      nodes_[node].first_child = static_cast<uint32_t>(ranges.size());
      while (i < range.last) {
        const char16_t unit = items_[i].first[range.depth];
        const uint32_t first = i;
        while (i < range.last && items_[i].first[range.depth] == unit) ++i;
        ranges.push_back({first, i, range.depth + 1});
        if (node == kRoot && base::is_syllable(unit)) starts_.set(unit - base::kSyllableFirst);
        nodes_.push_back({});
        nodes_.back().unit = unit;
        ++nodes_[node].child_count;
      }
    }
    items_.clear();
    items_.shrink_to_fit();
  }

  /// The node reached by one more unit; 0 when there is none.
  [[nodiscard]] uint32_t child(uint32_t node, char16_t unit) const noexcept {
    // Most syllables begin nothing: a josa, an ending.
    if (node == kRoot && base::is_syllable(unit) && !starts_[unit - base::kSyllableFirst]) return 0;
    uint32_t low = nodes_[node].first_child;
    const uint32_t end = low + nodes_[node].child_count;
    uint32_t high = end;
    while (low < high) {
      const uint32_t middle = (low + high) / 2;
      if (nodes_[middle].unit < unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && nodes_[low].unit == unit ? low : 0;
  }

  [[nodiscard]] std::span<const uint16_t> values(uint32_t node) const noexcept {
    return {values_.data() + nodes_[node].first_value, nodes_[node].value_count};
  }

 private:
  struct Node {
    uint32_t first_child = 0;
    uint32_t first_value = 0;
    uint32_t value_count = 0;
    uint16_t child_count = 0;
    char16_t unit = 0;
  };
  std::vector<std::pair<std::u16string, uint16_t>> items_;
  std::vector<Node> nodes_;
  std::vector<uint16_t> values_;
  std::bitset<base::kSyllableLast - base::kSyllableFirst + 1> starts_;
};

}  // namespace dokhae::korean
