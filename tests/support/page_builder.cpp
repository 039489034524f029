#include "support/page_builder.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "base/utf.h"

namespace dokhae::test {
namespace {

using page::Attribute;
using page::NodeFlag;
using page::NodeKind;
using page::Tag;

template <typename Record>
void append(std::vector<std::byte>& bytes, const Record& record) {
  const auto* data = reinterpret_cast<const std::byte*>(&record);
  bytes.insert(bytes.end(), data, data + sizeof record);
}

template <typename Record>
void append_all(std::vector<std::byte>& bytes, const std::vector<Record>& records) {
  for (const Record& record : records) append(bytes, record);
}

using Numbers = std::unordered_map<std::string_view, uint16_t>;

template <size_t N>
Numbers numbers_of(const std::string_view (&names)[N]) {
  Numbers numbers;
  for (size_t i = 1; i < N; ++i) numbers.emplace(names[i], static_cast<uint16_t>(i));
  return numbers;
}

uint16_t number_in(const Numbers& numbers, std::string_view name) {
  const auto found = numbers.find(name);
  return found == numbers.end() ? uint16_t{0} : found->second;
}

uint16_t tag_number(std::string_view name) {
  static const Numbers kNumbers = numbers_of(page::kTagNames);
  return number_in(kNumbers, name);
}

uint16_t attribute_number(std::string_view name) {
  static const Numbers kNumbers = numbers_of(page::kAttributeNames);
  return number_in(kNumbers, name);
}

bool is_void(std::string_view name) {
  constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                        "input", "link", "meta", "source", "track", "wbr"};
  return std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid);
}

std::string decode_entities(std::string_view text) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
  const size_t first = std::min(text.find('&'), text.size());
  std::string out(text.substr(0, first));
  text.remove_prefix(first);
  while (!text.empty()) {
    const auto* entity =
        std::find_if(std::begin(kEntities), std::end(kEntities),
                     [&](const auto& e) { return text.substr(0, e.first.size()) == e.first; });
    if (entity != std::end(kEntities)) {
      out += entity->second;
      text.remove_prefix(entity->first.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

PageBuilder::PageBuilder(Tag root) {
  nodes_.push_back({static_cast<uint8_t>(NodeKind::kElement), 0, static_cast<uint16_t>(root),
                    page::kNone, 0, page::kNone});
  open_.push_back(0);
}

PageBuilder& PageBuilder::element(Tag tag) {
  const uint32_t parent = open_.back();
  last_element_ = static_cast<uint32_t>(nodes_.size());
  nodes_.push_back({static_cast<uint8_t>(NodeKind::kElement), nodes_[parent].flags,
                    static_cast<uint16_t>(tag), parent, 0, page::kNone});
  open_.push_back(last_element_);
  return *this;
}

PageBuilder& PageBuilder::attribute(Attribute name, std::string_view value) {
  Node& node = nodes_[last_element_];
  if (node.payload == page::kNone) node.payload = static_cast<uint32_t>(attributes_.size());
  attributes_.push_back({last_element_, static_cast<uint16_t>(name), 0, add_text(value)});
  return *this;
}

PageBuilder& PageBuilder::text(std::string_view utf8) {
  const uint32_t parent = open_.back();
  const auto node = static_cast<uint32_t>(nodes_.size());
  nodes_.push_back({static_cast<uint8_t>(NodeKind::kText), nodes_[parent].flags, 0, parent,
                    node + 1, add_text(utf8)});
  return *this;
}

PageBuilder& PageBuilder::close() {
  nodes_[open_.back()].subtree_end = static_cast<uint32_t>(nodes_.size());
  open_.pop_back();
  return *this;
}

PageBuilder& PageBuilder::flag(NodeFlag flag) {
  nodes_[last_element_].flags |= static_cast<uint8_t>(flag);
  return *this;
}

PageBuilder& PageBuilder::box(page::Box box) {
  boxes_.push_back({last_element_, box});
  return *this;
}

PageBuilder& PageBuilder::address(std::string_view url) {
  address_ = add_text(url);
  return *this;
}

PageBuilder& PageBuilder::time(double milliseconds) {
  time_ = milliseconds;
  return *this;
}

PageBuilder& PageBuilder::limit(page::PageLimit limit) {
  limits_ |= static_cast<uint32_t>(limit);
  return *this;
}

bool PageBuilder::has_attribute(Attribute name) const {
  for (size_t i = attributes_.size(); i-- > 0 && attributes_[i].node == last_element_;) {
    if (attributes_[i].name == static_cast<uint16_t>(name)) return true;
  }
  return false;
}

std::string_view PageBuilder::start_tag(std::string_view inside) {
  const std::string_view name = inside.substr(0, inside.find(' '));
  inside.remove_prefix(name.size());
  element(static_cast<Tag>(tag_number(name)));
  while (true) {
    inside.remove_prefix(std::min(inside.find_first_not_of(" ="), inside.size()));
    if (inside.empty()) return name;
    const std::string_view key = inside.substr(0, inside.find_first_of(" ="));
    inside.remove_prefix(key.size());
    std::string value;
    if (inside.substr(0, 2) == "=\"") {
      inside.remove_prefix(2);
      const size_t quote = std::min(inside.find('"'), inside.size());
      value = decode_entities(inside.substr(0, quote));
      inside.remove_prefix(std::min(quote + 1, inside.size()));
    }
    if (key == "hidden") flag(NodeFlag::kHidden);
    if (key == "aria-hidden") flag(NodeFlag::kAriaHidden);
    const auto known = static_cast<Attribute>(attribute_number(key));
    if (known != Attribute{} && !has_attribute(known)) attribute(known, value);
  }
}

void PageBuilder::end_tag(std::string_view name, size_t floor) {
  const uint16_t tag = tag_number(name);
  for (size_t depth = open_.size(); depth > floor; --depth) {
    if (nodes_[open_[depth - 1]].tag != tag) continue;
    while (open_.size() >= depth) close();
    return;
  }
}

PageBuilder& PageBuilder::markup(std::string_view html) {
  const size_t floor = open_.size();
  while (!html.empty()) {
    if (html.front() != '<') {
      const size_t end = std::min(html.find('<'), html.size());
      text(decode_entities(html.substr(0, end)));
      html.remove_prefix(end);
      continue;
    }
    const size_t end = std::min(html.find('>'), html.size());
    const std::string_view inside = html.substr(1, end - 1);
    html.remove_prefix(std::min(end + 1, html.size()));
    if (inside.substr(0, 1) == "/") {
      end_tag(inside.substr(1), floor);
      continue;
    }
    const std::string_view name = start_tag(inside);
    if (is_void(name) || open_.size() >= page::kMaxDepth) close();
    if (name == "script" && open_.back() == last_element_) {
      const size_t script_end = std::min(html.find("</script>"), html.size());
      if (script_end != 0) text(html.substr(0, script_end));
      html.remove_prefix(script_end);
    }
  }
  while (open_.size() > floor) close();
  return *this;
}

const std::vector<std::byte>& PageBuilder::finish() {
  while (!open_.empty()) close();
  while (arena_.size() % 4 != 0) arena_ += '\0';
  bytes_.clear();
  append(bytes_, page::kMagic);
  append(bytes_, page::kVersion);
  append(bytes_, static_cast<uint16_t>(page::kHeaderBytes));
  for (const size_t number : {size_t{limits_}, nodes_.size(), attributes_.size(), texts_.size(),
                              boxes_.size(), arena_.size(), size_t{address_}}) {
    append(bytes_, static_cast<uint32_t>(number));
  }
  for (int i = 0; i < 3; ++i) append(bytes_, uint32_t{0});  // viewport unknown, zero
  append(bytes_, time_);
  append(bytes_, uint64_t{0});
  append_all(bytes_, nodes_);
  append_all(bytes_, attributes_);
  append_all(bytes_, texts_);
  append_all(bytes_, boxes_);
  const auto* arena = reinterpret_cast<const std::byte*>(arena_.data());
  bytes_.insert(bytes_.end(), arena, arena + arena_.size());
  return bytes_;
}

uint32_t PageBuilder::add_text(std::string_view utf8) {
  texts_.push_back({static_cast<uint32_t>(arena_.size()), static_cast<uint32_t>(utf8.size()),
                    static_cast<uint32_t>(base::to_utf16(utf8).size())});
  arena_ += utf8;
  return static_cast<uint32_t>(texts_.size() - 1);
}

}  // namespace dokhae::test
