#include "extract/features.h"

#include <algorithm>
#include <array>
#include <span>

#include "extract/names.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::NodeFlag;
using page::PageView;
using page::Tag;

enum TagTrait : uint8_t { kInline = 1, kControl = 2 };

constexpr auto kTraits = [] {
  std::array<uint8_t, page::kTagCount> traits{};
  for (const Tag tag :
       {Tag::kA,      Tag::kAbbr,     Tag::kB,      Tag::kBdi,    Tag::kBdo,   Tag::kCite,
        Tag::kCode,   Tag::kDel,      Tag::kDfn,    Tag::kEm,     Tag::kFont,  Tag::kI,
        Tag::kImg,    Tag::kIns,      Tag::kKbd,    Tag::kMark,   Tag::kMath,  Tag::kNobr,
        Tag::kQ,      Tag::kRp,       Tag::kRt,     Tag::kRuby,   Tag::kS,     Tag::kSamp,
        Tag::kSmall,  Tag::kSpan,     Tag::kStrike, Tag::kStrong, Tag::kSub,   Tag::kSup,
        Tag::kTime,   Tag::kTt,       Tag::kU,      Tag::kVar,    Tag::kWbr,   Tag::kPicture,
        Tag::kSource, Tag::kSlot,     Tag::kOther,  Tag::kBr,     Tag::kLabel, Tag::kOutput,
        Tag::kScript, Tag::kNoscript, Tag::kInput,  Tag::kMap,    Tag::kMfrac, Tag::kMsub,
        Tag::kMsup}) {
    traits[static_cast<size_t>(tag)] |= kInline;
  }
  for (const Tag tag :
       {Tag::kButton,   Tag::kSelect, Tag::kOption, Tag::kOptgroup, Tag::kTextarea, Tag::kInput,
        Tag::kNoscript, Tag::kScript, Tag::kHead,   Tag::kIframe,   Tag::kVideo,    Tag::kAudio,
        Tag::kObject,   Tag::kEmbed,  Tag::kNav,    Tag::kDialog,   Tag::kSearch,   Tag::kMenu,
        Tag::kMap,      Tag::kRp,     Tag::kRt,     Tag::kLegend}) {
    traits[static_cast<size_t>(tag)] |= kControl;
  }
  return traits;
}();

/// Roles of what is worked with rather than read.
bool is_control_role(std::string_view role) noexcept {
  constexpr std::string_view kRoles[] = {"navigation", "search",  "menu",   "menubar",
                                         "toolbar",    "tablist", "dialog", "alertdialog",
                                         "button",     "tooltip", "alert"};
  return std::find(std::begin(kRoles), std::end(kRoles), role) != std::end(kRoles);
}

constexpr bool is_sentence_end(uint8_t c) {
  return c == '.' || c == '!' || c == '?';  // all below 'A'
}

/// Of most of U+AC00–D7A3 two bytes say it: all but the last 40.
bool begins_syllable(uint8_t lead, uint8_t second) {
  constexpr uint8_t kFirst[] = {0xB0, 0x80, 0x80, 0x80};
  constexpr uint8_t kEnd[] = {0xC0, 0xC0, 0xC0, 0x9E};
  const auto row = static_cast<uint8_t>(lead - 0xEA);
  return row < 4 && second >= kFirst[row] && second < kEnd[row];
}

/// Pages repeat their classes, and the page buffer shares equal ones.
class NameCache {
 public:
  explicit NameCache(uint32_t text_count) : families_(text_count, kUnknown) {}

  uint32_t operator()(std::string_view name, uint32_t number) {
    uint32_t& families = families_[number];
    if (families == kUnknown) families = name_families(name);
    return families;
  }

 private:
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;
  std::vector<uint32_t> families_;
};

/// The place that an element makes by its tag.
constexpr uint32_t place_of(Tag tag) noexcept {
  switch (tag) {
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
      return kInHeading;
    case Tag::kB:
    case Tag::kStrong:
      return kInBold;
    case Tag::kLi:
      return kInListItem;
    case Tag::kDt:
    case Tag::kDd:
      return kInDefinition;
    case Tag::kBlockquote:
      return kInQuote;
    case Tag::kFigure:
      return kInFigure;
    case Tag::kFigcaption:
      return kInFigure | kInCaption;
    case Tag::kPre:
      return kInPre;
    case Tag::kHeader:
      return kInHeader;
    case Tag::kFooter:
      return kInFooter;
    case Tag::kAside:
      return kInAside;
    case Tag::kForm:
    case Tag::kFieldset:
      return kInForm;
    case Tag::kAddress:
      return kInAddress;
    case Tag::kArticle:
      return kInArticle;
    case Tag::kMain:
      return kInMain;
    case Tag::kDetails:
      return kInDetails;
    default:
      return 0;
  }
}

constexpr auto kPlaces = [] {
  std::array<uint32_t, page::kTagCount> places{};
  for (size_t t = 0; t < places.size(); ++t) {
    places[t] = place_of(static_cast<Tag>(t));
    if ((kTraits[t] & kControl) != 0) places[t] |= kSkipped;
  }
  return places;
}();

uint32_t place_of_role(std::string_view role) noexcept {
  if (role == "main") return kInMain;
  if (role == "article") return kInArticle;
  if (role == "complementary") return kInAside;
  if (role == "contentinfo") return kInFooter;
  if (role == "banner") return kInHeader;
  if (role == "heading") return kInHeading;
  return 0;
}

uint32_t families_of_property(std::string_view property) noexcept {
  uint32_t names = 0;
  if (has_word(property, "articleBody") || has_word(property, "reviewBody")) names |= kNameBody;
  if (has_word(property, "headline")) names |= kNameTitle;
  if (has_word(property, "alternativeHeadline")) names |= kNameLead;
  if (has_word(property, "author") || has_word(property, "creator")) names |= kNameAuthor;
  if (has_word(property, "datePublished") || has_word(property, "dateModified")) names |= kNameDate;
  if (has_word(property, "caption")) names |= kNameCaption;
  if (has_word(property, "comment") || has_word(property, "reviewRating")) names |= kNameComment;
  return names;
}

/// While measuring only, in a node's place: the element has a control's role, or is shown in spite
/// of `hidden`.
constexpr uint32_t kControlRole = 1u << 30;
constexpr uint32_t kRevealed = 1u << 29;

/// Server-rendered pages stream late parts into hidden elements that a script moves to
/// their place (React: id "S:1f"). In a page that no script has run on they are its text.
bool is_streamed_part(std::string_view id) noexcept {
  return id.size() > 2 && id.size() < 12 && (id[0] == 'S' || id[0] == 'B') && id[1] == ':' &&
         id.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

enum class Hidden : uint8_t { kSkip, kShow };

/// What an element's tag and attributes say by themselves: its names and the place it makes.
void describe_element(const PageView& page, uint32_t n, Hidden hidden, NameCache& families_of,
                      std::span<const NodeFeatures> nodes, NodeFeatures& f) {
  const Tag tag = page.tag(n);
  f.block = (kTraits[static_cast<size_t>(tag)] & kInline) == 0;
  if (tag == Tag::kImg) f.images = 1;
  f.has_h1 = tag == Tag::kH1;
  f.place = kPlaces[static_cast<size_t>(tag)];
  std::string_view id;
  page.for_each_attribute(n, [&](Attribute name, std::string_view value, uint32_t number) {
    switch (name) {
      case Attribute::kId:
        id = value;
        [[fallthrough]];
      case Attribute::kClass:
        f.names |= families_of(value, number);
        break;
      case Attribute::kHref:
        if (tag == Tag::kA) f.place |= kInLink;
        break;
      case Attribute::kRole:
        f.place |= place_of_role(value);
        if (is_control_role(value)) f.place |= kControlRole;
        if (value == "doc-subtitle") f.names |= kNameLead;
        break;
      case Attribute::kItemprop: {
        const uint32_t families = families_of_property(value);
        f.names |= families;
        if ((families & kNameBody) != 0) f.place |= kInArticleBody;
        break;
      }
      case Attribute::kDataNosnippet:
        f.names |= kNameAdvert;
        break;
      case Attribute::kRel:
        if (value == "author") f.names |= kNameAuthor;
        break;
      default:
        break;
    }
  });
  if ((f.names & kNameLead) != 0) f.names &= ~uint32_t{kNameTitle};
  if (page.has(n, NodeFlag::kHidden) && hidden == Hidden::kSkip) {
    const bool inherited = n != 0 && (nodes[page.parent(n)].place & kRevealed) != 0;
    f.place |= inherited || is_streamed_part(id) ? kRevealed : kSkipped;
  }
}

PageFeatures measure(const PageView& page, Hidden hidden) {
  const uint32_t count = page.node_count();
  PageFeatures out;
  out.nodes.resize(count);
  auto& nodes = out.nodes;
  constexpr uint32_t kUnknown = 0xFFFFFFFF;
  out.texts.resize(page.text_count(), {kUnknown, 0, 0, 0, 0});
  NameCache families_of(page.text_count());

  // Up to here nothing is known to be hidden: how much text there is at all below a node.
  for (uint32_t n = 0; n < count; ++n) {
    NodeFeatures& f = nodes[n];
    if (!page.is_text(n)) {
      describe_element(page, n, hidden, families_of, nodes, f);
      continue;
    }
    TextMeasure& text = out.texts[page.text_number(n)];
    if (text.weight == kUnknown) text = measure_text(page.text(n));
    f.weight = text.weight;
    f.sentence_ends = text.sentence_ends;
  }
  for (uint32_t n = count; n-- > 1;) {
    NodeFeatures& f = nodes[n];
    NodeFeatures& parent = nodes[page.parent(n)];
    // An inline element around blocks, a photo with its caption, a caption: own paragraphs.
    if (!page.is_text(n) && !f.block && n != 0) {
      f.block = (f.has_block && page.tag(n) == Tag::kOther) ||
                (f.weight > 0 &&
                 ((f.names & kNameCaption) != 0 || (f.images > 0 && (f.names & kNamePhoto) != 0)));
    }
    parent.has_block = parent.has_block || f.block || f.has_block;
    parent.has_h1 = parent.has_h1 || f.has_h1;
    parent.has_table = parent.has_table || f.has_table || page.tag(n) == Tag::kTable;
    parent.weight += f.weight;
    parent.images = static_cast<uint16_t>(std::min(parent.images + f.images, 0xFFFF));
  }

  out.hidden_too = nodes[0].weight;
  const uint32_t all = nodes[0].weight;
  std::vector<uint32_t> passed_on(count);  // names that say something of what is below
  for (uint32_t n = 0; n < count; ++n) {
    NodeFeatures& f = nodes[n];
    const NodeFeatures* parent = n == 0 ? nullptr : &nodes[page.parent(n)];
    const uint32_t inherited = parent == nullptr ? 0 : parent->place;
    if (page.is_text(n)) {
      f.place = inherited;
      f.near_names = parent->near_names;
      f.all_names = parent->all_names;
      f.path = parent->path;
      // From here on only what is shown counts.
      if ((f.place & kSkipped) != 0) {
        f.weight = 0;
        f.sentence_ends = 0;
      } else if (f.weight > 0) {
        if ((f.place & kInLink) != 0) f.link_weight = f.weight;
        out.hangul += out.texts[page.text_number(n)].hangul;
      }
      continue;
    }
    uint32_t own = f.place;
    // Roles and names of this kind stand on wrappers of whole pages too.
    const bool small = f.weight < 200 || f.weight < all / 8;
    if (small && (own & kControlRole) != 0) own |= kSkipped;
    if (f.weight < 200 && (page.has(n, NodeFlag::kAriaHidden) || (f.names & kNameBlind) != 0)) {
      own |= kSkipped;
    }
    own &= ~(kControlRole | kRevealed);
    const bool wide = f.weight > all / 3 && f.weight > 400;
    constexpr uint32_t kEvenIfWide =
        kInLink | kInPre | kInArticle | kInMain | kInArticleBody | kSkipped;
    f.place = inherited | (wide ? own & kEvenIfWide : own);
    // Readers may have written more than the article's author, but not its heading.
    const uint32_t even_if_wide = f.has_h1 ? kNameBody : kNameBody | kNameComment;
    passed_on[n] = wide ? f.names & even_if_wide : f.names;
    f.all_names = passed_on[n];
    f.near_names = passed_on[n];
    f.path = hash_mix(static_cast<uint32_t>(page.tag(n)), f.names);
    if (parent != nullptr) {
      f.all_names |= parent->all_names;
      f.near_names |= passed_on[page.parent(n)];
      if (page.parent(n) != 0) f.near_names |= passed_on[page.parent(page.parent(n))];
      f.path = hash_mix(f.path, parent->path);
    }
    f.weight = 0;
  }
  // The same sums again.
  for (uint32_t n = count; n-- > 1;) {
    const NodeFeatures& f = nodes[n];
    NodeFeatures& parent = nodes[page.parent(n)];
    parent.weight += f.weight;
    parent.link_weight += f.link_weight;
    parent.sentence_ends += f.sentence_ends;
  }
  out.weight = nodes[0].weight;
  out.link_weight = nodes[0].link_weight;
  out.letters = out.weight - std::min(out.hangul, out.weight);
  return out;
}

}  // namespace

bool is_inline_tag(Tag tag) noexcept {
  return (kTraits[static_cast<size_t>(tag)] & kInline) != 0;
}

int heading_level(Tag tag) noexcept {
  switch (tag) {
    case Tag::kH1:
      return 1;
    case Tag::kH2:
      return 2;
    case Tag::kH3:
      return 3;
    case Tag::kH4:
      return 4;
    case Tag::kH5:
      return 5;
    case Tag::kH6:
      return 6;
    default:
      return 0;
  }
}

bool is_blank(std::string_view utf8) noexcept {
  for (size_t i = 0; i < utf8.size();) {
    if (static_cast<uint8_t>(utf8[i]) <= 0x20) {
      ++i;
      continue;
    }
    const size_t blank = blank_length(utf8, i);
    if (blank == 0) return false;
    i += blank;
  }
  return true;
}

TextMeasure measure_text(std::string_view utf8) noexcept {
  TextMeasure m;
  const auto* p = reinterpret_cast<const uint8_t*>(utf8.data());
  const size_t size = utf8.size();
  for (size_t i = 0; i < size;) {
    const uint8_t c = p[i];
    if (c < 0x80) {
      ++i;
      if (c <= 0x20) continue;
      ++m.weight;
      if (c >= 'A') continue;
      if (c >= '0' && c <= '9') {
        ++m.digits;
      } else if (c == ',') {
        ++m.commas;
      } else if (is_sentence_end(c) && (i == size || p[i] <= 0x20 || p[i] == '"' || p[i] == '\'' ||
                                        p[i] == ')' || p[i] == 0xE2 || p[i] == '[')) {
        ++m.sentence_ends;
      }
      continue;
    }
    if (begins_syllable(c, p[i + 1])) {
      m.weight += 2;
      ++m.hangul;
      i += 3;
    } else if (c < 0xE0) {
      if (!(c == 0xC2 && p[i + 1] == 0xA0)) ++m.weight;
      i += 2;
    } else if (c < 0xF0) {
      const uint32_t unit = (c & 0xFu) << 12 | (p[i + 1] & 0x3Fu) << 6 | (p[i + 2] & 0x3Fu);
      i += 3;
      if (unit >= 0xAC00 && unit <= 0xD7A3) {
        m.weight += 2;
        ++m.hangul;
      } else if (unit >= 0x3000) {
        if (unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F) {
          ++m.sentence_ends;
        } else if (unit == 0x3001 || unit == 0xFF0C) {
          ++m.commas;
        }
        if (unit != 0x3000 && unit != 0xFEFF) m.weight += 2;
      } else if (unit < 0x2000 || unit > 0x200F) {
        ++m.weight;
        m.sentence_ends += unit == 0x0964;
      }
    } else {
      m.weight += 2;
      i += 4;
    }
  }
  return m;
}

PageFeatures measure_page(const PageView& page) {
  constexpr uint32_t kHardlyAnything = 100;
  PageFeatures features = measure(page, Hidden::kSkip);
  if (features.weight < kHardlyAnything && features.hidden_too > 4 * kHardlyAnything) {
    return measure(page, Hidden::kShow);
  }
  return features;
}

}  // namespace dokhae::extract
