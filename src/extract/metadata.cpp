#include "extract/metadata.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "base/stable_sort.h"
#include "extract/authors.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/strings.h"
#include "extract/text_below.h"
#include "extract/title.h"
#include "extract/word_groups.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::PageView;
using page::Tag;

enum class Field : uint8_t {
  kTitle,
  kSite,
  kType,
  kSection,
  kLanguage,
  kImage,
  kImageAlt,
  kDescription,
  kPublished,
  kModified,
  kAuthor
};

/// A field's value and how good a source it comes from (lower is better).
constexpr uint32_t source(Field field, uint32_t rank) {
  return static_cast<uint32_t>(field) << 8 | rank;
}

/// Names of meta elements, lower-case.
constexpr WordGroup kMetaNames[] = {
    {source(Field::kTitle, 0), "og:title"},
    {source(Field::kTitle, 1), "headline"},
    {source(Field::kTitle, 2), "dable:title"},
    {source(Field::kTitle, 3), "twitter:title"},
    {source(Field::kTitle, 4), "title"},
    {source(Field::kTitle, 5), "dc.title dcterms.title"},
    {source(Field::kTitle, 6), "parsely-title sailthru.title"},
    {source(Field::kSite, 0), "og:site_name"},
    {source(Field::kSite, 1), "application-name"},
    {source(Field::kSite, 2), "apple-mobile-web-app-title"},
    {source(Field::kType, 0), "og:type"},
    {source(Field::kSection, 0), "article:section"},
    {source(Field::kSection, 1), "parsely-section"},
    {source(Field::kSection, 2), "content_category"},
    {source(Field::kLanguage, 1), "content-language inlanguage"},
    {source(Field::kLanguage, 2), "og:locale"},
    {source(Field::kImage, 0), "og:image og:image:url"},
    {source(Field::kImage, 1), "twitter:image twitter:image:src"},
    {source(Field::kImage, 2), "dable:image"},
    {source(Field::kImageAlt, 0), "og:image:alt"},
    {source(Field::kImageAlt, 1), "twitter:image:alt"},
    {source(Field::kDescription, 0), "og:description"},
    {source(Field::kDescription, 1), "description"},
    {source(Field::kDescription, 2), "twitter:description"},
    {source(Field::kPublished, 0), "article:published_time article:published"},
    {source(Field::kPublished, 1), "og:article:published_time og:published_time datepublished"},
    {source(Field::kPublished, 2), "og:regdate regdate dable:published_time parsely-pub-date"},
    {source(Field::kPublished, 3),
     "sailthru.date publishdate publish-date publish_date pubdate published_at "
     "article.published article_date_original dc.date.issued dcterms.created"},
    {source(Field::kPublished, 4), "dcterms.date dc.date citation_publication_date"},
    {source(Field::kPublished, 5), "date"},
    {source(Field::kModified, 0), "article:modified_time article:modified"},
    {source(Field::kModified, 1), "og:updated_time og:update_time article:updated datemodified"},
    {source(Field::kModified, 3), "last-modified lastmod"},
    {source(Field::kAuthor, 0), "author"},
    {source(Field::kAuthor, 1),
     "dable:author byl article:author_name parsely-author sailthru.author"},
    {source(Field::kAuthor, 2), "article:author dc.creator dcterms.creator citation_author"},
    {source(Field::kAuthor, 3), "og:article:author"},
    {source(Field::kAuthor, 4), "writer"},
    {source(Field::kAuthor, 9), "twitter:creator"},
};

constexpr uint32_t kFarFromTitle = 14;  ///< segments below the title in which its info lines stand

struct Ranked {
  uint8_t rank;
  std::string value;
};

void sort_values(std::vector<Ranked>& ranked, std::vector<std::string>& out) {
  base::stable_sort(ranked, [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  for (Ranked& r : ranked) out.push_back(std::move(r.value));
}

const std::string& first_of(const std::vector<Ranked>& ranked, const std::string& none) {
  const auto best =
      std::min_element(ranked.begin(), ranked.end(),
                       [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  return best == ranked.end() ? none : best->value;
}

std::string language_tag(std::string_view written) {
  std::string out;
  for (const char c : trim(written)) {
    if (c == '_') {
      out += '-';
    } else if (is_latin(c) || is_digit(c) || c == '-') {
      out += c;
    } else {
      break;
    }
  }
  return out.size() >= 2 && out.size() <= 35 ? out : std::string();
}

class HeadReader {
 public:
  explicit HeadReader(const PageView& page) : page_(page) {}

  PageHead run(const PageFeatures& features) {
    head_.language = language_tag(page_.attribute(0, Attribute::kLang));
    for (uint32_t n = 0; n < page_.node_count(); ++n) {
      if (page_.is_text(n)) continue;
      switch (page_.tag(n)) {
        case Tag::kMeta:
          meta(n);
          break;
        case Tag::kTitle:
          if (head_.title.empty()) head_.title = composed(text_below(page_, n, 1000));
          break;
        case Tag::kLink:
          if (has_word(page_.attribute(n, Attribute::kRel), "canonical")) {
            head_.canonical_url = page_.attribute(n, Attribute::kHref);
          }
          break;
        case Tag::kScript:
          for (uint32_t t = n + 1; t < page_.subtree_end(n); ++t)
            read_json_ld(page_.text(t), head_.linked);
          break;
        default:
          page_.for_each_attribute(n, [&](Attribute name, std::string_view value, uint32_t) {
            if (name == Attribute::kItemprop) microdata(n, value, features);
          });
      }
    }
    const std::string none;
    sort_values(titles_, head_.meta_titles);
    sort_values(published_, head_.published);
    sort_values(modified_, head_.modified);
    sort_values(authors_, head_.authors);
    head_.site_name = first_of(sites_, none);
    head_.type = first_of(types_, none);
    head_.section = first_of(sections_, none);
    head_.image = first_of(images_, none);
    head_.image_alt = first_of(image_alts_, none);
    head_.description = first_of(descriptions_, none);
    if (head_.language.empty()) head_.language = language_tag(first_of(languages_, none));
    // Templates keep the language of whoever wrote them: the text knows better.
    const bool hangul = features.hangul * 10 > features.letters * 3;
    head_.korean =
        hangul || (starts_with(lower_ascii(head_.language), "ko") && features.hangul > 0);
    if (hangul && !starts_with(lower_ascii(head_.language), "ko")) head_.language = "ko";
    return std::move(head_);
  }

 private:
  void meta(uint32_t n) {
    const std::string_view content = page_.attribute(n, Attribute::kContent);
    if (content.empty()) return;
    for (const Attribute name :
         {Attribute::kProperty, Attribute::kName, Attribute::kItemprop, Attribute::kHttpEquiv}) {
      std::string_view list = page_.attribute(n, name);
      while (!list.empty()) {
        const std::string_view word = next_word(list);
        std::array<char, 64> lower;
        if (word.size() > lower.size()) continue;
        lower_ascii(word, lower.data());
        add({lower.data(), word.size()}, content);
      }
    }
  }

  void add(std::string_view name, std::string_view content) {
    static const WordMap<256> sources(kMetaNames);
    if (const uint32_t* const found = sources.find(name)) {
      put(static_cast<Field>(*found >> 8), static_cast<uint8_t>(*found),
          folded(decode_references(content)));
      return;
    }
    // A content system's own name for it: "w-published-date", "article-modified-time".
    if (!contains(name, "date") && !contains(name, "time")) return;
    const bool modified = contains(name, "modif") || contains(name, "update");
    if (modified || contains(name, "publi"))
      put(modified ? Field::kModified : Field::kPublished, 6, folded(content));
  }

  void put(Field field, uint8_t rank, std::string value) {
    constexpr size_t kMost = 32;
    std::vector<Ranked>* const lists[] = {&titles_,    &sites_,    &types_,      &sections_,
                                          &languages_, &images_,   &image_alts_, &descriptions_,
                                          &published_, &modified_, &authors_};
    auto& list = *lists[static_cast<size_t>(field)];
    if (!value.empty() && list.size() < kMost) list.push_back({rank, composed(std::move(value))});
  }

  /// itemprop on visible elements.
  void microdata(uint32_t n, std::string_view property, const PageFeatures& features) {
    const std::string_view content = page_.attribute(n, Attribute::kContent);
    const std::string_view datetime = page_.attribute(n, Attribute::kDatetime);
    const auto value = [&] {
      if (!content.empty()) return folded(content);
      if (!datetime.empty()) return folded(datetime);
      return features[n].weight < 300 ? text_below(page_, n) : std::string();
    };
    if (has_word(property, "datePublished")) put(Field::kPublished, 1, value());
    if (has_word(property, "dateModified")) put(Field::kModified, 1, value());
    if (has_word(property, "articleSection")) put(Field::kSection, 1, value());
    if (has_word(property, "headline")) put(Field::kTitle, 3, value());
    if (has_word(property, "author") && features[n].weight < 120) {
      // A whole author card: its name is what counts.
      for (uint32_t k = n + 1; k < page_.subtree_end(n); ++k) {
        if (has_word(page_.attribute(k, Attribute::kItemprop), "name")) {
          put(Field::kAuthor, 3, text_below(page_, k));
          return;
        }
      }
      put(Field::kAuthor, 3, value());
    }
  }

  const PageView& page_;
  PageHead head_;
  std::vector<Ranked> titles_, sites_, types_, sections_, languages_, images_, image_alts_,
      descriptions_, published_, modified_, authors_;
};

/// Dates told in the page's own zone when they name none.
std::string written_date(PageDate date, bool korean) {
  if (korean && date.has_time() && !date.has_zone()) date.zone = kKoreanZone;
  return date.iso();
}

std::string first_date(const std::vector<std::string>& values, bool korean) {
  for (const std::string& value : values) {
    if (const auto date = find_date(value)) return written_date(*date, korean);
  }
  return {};
}

struct VisibleDates {
  std::string published, modified;
};

bool says_modified(std::string_view before) {
  const std::string lower = lower_ascii(before);
  for (const std::string_view word :
       {"수정", "업데이트", "updated", "modified", "edited", "갱신"}) {
    if (contains(lower, word)) return true;
  }
  return false;
}

bool says_published(std::string_view before) {
  const std::string lower = lower_ascii(before);
  for (const std::string_view word : {"입력", "등록", "승인", "작성", "게재", "발행", "송고",
                                      "기사입력", "published", "posted"}) {
    if (contains(lower, word)) return true;
  }
  return false;
}

/// `입력 2023.10.24 09:12 | 수정 2023.10.24 10:03`, one line or two.
void read_visible_dates(std::string_view text, double now, bool korean, bool labelled_only,
                        VisibleDates& out) {
  std::string_view rest = text.substr(0, 400);
  for (int i = 0; i < 3; ++i) {
    size_t end = 0;
    const auto date = find_date(rest, &end);
    if (!date) break;
    // What stands before the date, at most one label: "기사입력 : [".
    const std::string_view before = rest.substr(0, end);
    const bool modified = says_modified(before);
    const bool published = says_published(before);
    const std::string value = written_date(*date, korean);
    if (modified && !published) {
      if (out.modified.empty()) out.modified = value;
    } else if (published || !labelled_only) {
      if (out.published.empty()) out.published = value;
    }
    rest.remove_prefix(end);
  }
  if (out.published.empty() && count_characters(text) < 60) {
    if (const auto date = find_relative_date(text, now, korean ? kKoreanZone : 0))
      out.published = date->iso();
  }
}

/// `https://www.example-news.co.kr/…`: the label that a site is known by, "example-news".
std::string host_name(std::string_view address) {
  const size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  std::string_view best;
  while (!host.empty()) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (label.size() > best.size()) best = label;
    host.remove_prefix(std::min(label.size() + 1, host.size()));
  }
  return std::string(best);
}

/// Which letters a title has, by windows of five bytes: no words are needed to compare two.
/// Windows are bits of a hash table, so that a few of unlike titles seem to be common.
class Likeness {
 public:
  explicit Likeness(std::string_view title) {
    constexpr size_t kWindow = 5;
    const std::string letters = letters_of(title);
    for (size_t i = 0; i + kWindow <= letters.size(); ++i) {
      const uint32_t bit = hash_of(std::string_view(letters).substr(i, kWindow)) % kBits;
      size_ += (bits_[bit / 32] >> (bit % 32) & 1u) == 0;
      bits_[bit / 32] |= 1u << (bit % 32);
    }
  }

  [[nodiscard]] uint32_t size() const { return size_; }
  /// Share of the shorter one's windows that stand in both.
  [[nodiscard]] float to(const Likeness& other) const {
    int common = 0;
    for (size_t w = 0; w < bits_.size(); ++w) common += std::popcount(bits_[w] & other.bits_[w]);
    return static_cast<float>(common) / static_cast<float>(std::min(size_, other.size_) + 1);
  }

 private:
  static constexpr uint32_t kBits = 4096;
  std::array<uint32_t, kBits / 32> bits_{};
  uint32_t size_ = 0;
};

bool is_site(const std::vector<std::string>& sites, std::string_view title) {
  return std::find(sites.begin(), sites.end(), letters_of(title)) != sites.end();
}

/// The heading's text behind its first inline element, when that is exactly what the page calls
/// itself for machines: what stands before it is a kicker in an element of its own.
std::string_view without_kicker(const PageView& page, const Segmentation& segmentation,
                                const Segment& heading, const std::vector<std::string>& machine) {
  const std::string_view text = segmentation.text_of(heading);
  const uint32_t parent = page.parent(heading.first_node);
  if (parent <= heading.container || parent == page::kNone) return text;
  const std::string kicker = text_below(page, parent);
  if (kicker.empty() || kicker.size() >= text.size() || !starts_with(text, kicker)) return text;
  const std::string_view rest = trim(text.substr(kicker.size()));
  const std::string letters = letters_of(rest);
  const bool known = std::any_of(machine.begin(), machine.end(), [&](const std::string& title) {
    return letters_of(title) == letters;
  });
  return known && !letters.empty() ? rest : text;
}

/// The h1 that says about what the page calls itself for machines: what readers see counts
/// more than what is written for search engines and social networks. Empty when no h1 does.
std::string shown_title(const PageView& page, const Segmentation& segmentation,
                        const std::vector<std::string>& machine,
                        const std::vector<std::string>& sites) {
  constexpr float kAlike = 0.35f;
  constexpr float kSomewhatAlike = 0.08f;
  constexpr size_t kMostTitles = 8;
  std::vector<Likeness> known;
  for (const std::string& title : machine) {
    if (known.size() < kMostTitles) known.emplace_back(title);
  }
  const auto& segments = segmentation.segments;
  std::string best;
  float best_likeness = 0;
  size_t shown = 0;
  bool only_alike = false;
  for (size_t s = 0; s < segments.size() && shown < kMostTitles;) {
    const size_t first = s;
    const Segment& segment = segments[first];
    for (++s; s < segments.size() && segments[s].container == segment.container &&
              segments[s].before == Break::kLine;
         ++s) {
    }
    if (segment.kind != SegmentKind::kHeading || segment.level != 1 ||
        (segment.place & (kInFooter | kInAside | kInCaption)) != 0)
      continue;
    std::string text(without_kicker(page, segmentation, segment, machine));
    for (size_t line = first + 1; line < s; ++line) {
      text += ' ';
      text += segmentation.text_of(segments[line]);
    }
    if (is_site(sites, text)) continue;
    ++shown;
    const Likeness own(text);
    float likeness = 0;
    size_t size = 0;
    for (const Likeness& title : known) {
      const float l = own.to(title);
      if (l > likeness) {
        likeness = l;
        size = title.size();
      }
    }
    // A section's name stands in many titles, but is much shorter.
    if (own.size() * 5 < size * 2 || (size > 0 && own.size() > size * 2 + 40)) continue;
    if (likeness > best_likeness || best.empty()) {
      best_likeness = likeness;
      best = std::move(text);
      only_alike =
          segment.measure.weight >= 24 && (segment.place & kInLink) == 0 &&
          ((segment.place & (kInArticle | kInMain)) != 0 || (segment.near_names & kNameTitle) != 0);
    }
  }
  const bool alone = shown == 1 && only_alike;
  if (best_likeness >= (alone && !known.empty() ? kSomewhatAlike : kAlike)) return best;
  return known.empty() && shown == 1 ? best : std::string();
}

/// Of a part of a page, which has no head of its own.
std::string first_heading(const Segmentation& segmentation) {
  constexpr uint32_t kShortest = 8;  // weight
  for (const Segment& s : segmentation.segments) {
    if (s.kind == SegmentKind::kHeading && s.level <= 2 && (s.place & kInLink) == 0 &&
        s.measure.weight > kShortest)
      return std::string(segmentation.text_of(s));
  }
  return {};
}

}  // namespace

PageHead read_head(const PageView& page, const PageFeatures& features) {
  return HeadReader(page).run(features);
}

std::string find_title_text(const PageHead& head, const PageView& page,
                            const Segmentation& segmentation) {
  std::vector<std::string> sites{head.site_name, host_name(page.address())};
  for (const LinkedObject& object : head.linked.objects) {
    if (!object.publisher.empty()) sites.push_back(object.publisher);
    if (contains(object.type, "WebSite") && !object.name.empty()) sites.push_back(object.name);
  }
  for (std::string& site : sites) site = letters_of(site);

  // What the page calls itself for machines, best first; a site-wide og:title names the site.
  std::vector<std::string> machine = head.meta_titles;
  const LinkedObject* article =
      main_article(head.linked, machine.empty() ? head.title : machine.front());
  if (article != nullptr) machine.push_back(article->headline);
  machine.push_back(head.title);
  std::erase_if(machine, [&](const std::string& t) { return t.empty() || is_site(sites, t); });

  if (std::string shown = shown_title(page, segmentation, machine, sites); !shown.empty())
    return shown;
  if (machine.empty()) return head.title.empty() ? first_heading(segmentation) : head.title;

  // A longer title is no clue to what of the first one is the site's.
  std::vector<std::string> known(machine.begin() + 1, machine.end());
  const size_t letters = letters_of(machine.front()).size();
  std::erase_if(known, [&](const std::string& t) { return letters_of(t).size() >= letters; });
  constexpr size_t kMostHeadings = 60;
  for (const Segment& s : segmentation.segments) {
    if (known.size() >= kMostHeadings) break;
    const bool heading = s.kind == SegmentKind::kHeading ||
                         ((s.near_names & kNameTitle) != 0 && s.measure.weight < 300);
    if (heading && (s.place & kInCaption) == 0) known.emplace_back(segmentation.text_of(s));
  }
  return clean_title(machine.front(), sites, known);
}

Metadata complete_metadata(const PageHead& head, const PageView& page,
                           const Segmentation& segmentation, const BlockFeatures& blocks,
                           std::string title, BodyRange body) {
  const bool has_body = body.first_segment != page::kNone;
  Metadata out;
  const LinkedObject* const article = main_article(head.linked, title);
  out.title = std::move(title);
  out.site_name = head.site_name;
  if (out.site_name.empty() && article != nullptr) out.site_name = article->publisher;
  if (out.site_name.empty()) {
    for (const LinkedObject& object : head.linked.objects) {
      if (contains(object.type, "WebSite") && !object.name.empty()) out.site_name = object.name;
    }
  }
  out.section = head.section;
  if (out.section.empty() && article != nullptr) out.section = article->section;
  out.language = head.language;
  if (out.language.empty() && article != nullptr) out.language = language_tag(article->language);
  out.canonical_url = head.canonical_url;
  out.lead_image.url = head.image;
  out.lead_image.alt = head.image_alt;
  if (out.lead_image.url.empty() && article != nullptr) out.lead_image.url = article->image;
  out.excerpt = head.description;
  if (out.excerpt.empty() && article != nullptr) out.excerpt = article->description;

  // The lines around title and body: info line, byline, reporter card.
  const auto& segments = segmentation.segments;
  const auto count = static_cast<uint32_t>(segments.size());
  std::vector<uint32_t>
      around;  // empty without a body: dates and names of a list are not the page's
  const uint32_t title_at = blocks.title_segment;
  const uint32_t body_at = body.first_segment;
  const uint32_t top = title_at != page::kNone                 ? title_at
                       : body_at != page::kNone && body_at > 8 ? body_at - 8
                                                               : 0;
  const uint32_t bottom =
      std::min(count, std::max(top, title_at == page::kNone ? top + 8 : title_at) + kFarFromTitle);
  for (uint32_t s = top; s < bottom && has_body; ++s) around.push_back(s);
  for (uint32_t s = top > 4 ? top - 4 : 0; s < top && has_body; ++s) around.push_back(s);

  // Times.
  std::vector<std::string> published = head.published, modified = head.modified;
  if (article != nullptr) {
    if (!article->published.empty()) published.insert(published.begin(), article->published);
    if (!article->modified.empty()) modified.insert(modified.begin(), article->modified);
  }
  out.published_time = first_date(published, head.korean);
  out.modified_time = first_date(modified, head.korean);
  VisibleDates visible;
  for (const bool labelled_only : {true, false}) {
    if (!visible.published.empty()) break;
    for (const uint32_t s : around) {
      const Segment& segment = segments[s];
      if (s == title_at || segment.measure.weight > 260) continue;
      if ((segment.near_names & (kNameRelated | kNameComment)) != 0 &&
          segment.link_weight * 2 > segment.measure.weight)
        continue;
      // Above the title, the site's own header tells when the site was brought up to date.
      constexpr uint32_t kArticlePlaces = kInArticle | kInMain;
      if (s < top && (segment.place & kInHeader) != 0 && (segment.place & kArticlePlaces) == 0)
        continue;
      read_visible_dates(segmentation.text_of(segment), page.time(), head.korean, labelled_only,
                         visible);
    }
  }
  if (out.published_time.empty()) {
    for (const LinkedObject& object : head.linked.objects) {
      if (contains(object.type, "Page") && !object.published.empty()) {
        if (const auto date = find_date(object.published))
          out.published_time = written_date(*date, head.korean);
        break;
      }
    }
  }
  if (out.published_time.empty() || out.published_time.size() == 10) {
    if (starts_with(visible.published, out.published_time)) out.published_time = visible.published;
  }
  if (out.published_time.empty() && has_body) {
    for (uint32_t n = 0; n < page.node_count(); ++n) {
      if (page.tag(n) != Tag::kTime) continue;
      const std::string_view datetime = page.attribute(n, Attribute::kDatetime);
      if (const auto date = find_date(datetime)) {
        out.published_time = written_date(*date, head.korean);
        break;
      }
    }
  }
  if (out.published_time.empty() && has_body) {
    for (uint32_t s = 0; s < count; ++s) {
      if (segments[s].measure.weight > 160 || (blocks.phrases[s].families & kSaysDate) == 0)
        continue;
      read_visible_dates(segmentation.text_of(segments[s]), page.time(), head.korean, true,
                         visible);
      if (!visible.published.empty()) break;
    }
    out.published_time = visible.published;
  }
  if (out.modified_time.empty()) out.modified_time = visible.modified;
  if (out.published_time.empty()) out.published_time = out.modified_time;

  out.authors = find_authors({head, page, segmentation, blocks, article, around, title_at,
                              body.first_segment, body.last_segment, out.site_name});
  for (const std::string& name : out.authors) {
    if (!out.byline.empty()) out.byline += ", ";
    out.byline += name;
  }
  return out;
}

}  // namespace dokhae::extract
