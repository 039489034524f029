#include "extract/metadata.h"

#include <algorithm>
#include <optional>

#include "extract/bylines.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/strings.h"
#include "extract/title.h"

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

struct MetaName {
  std::string_view name;  ///< lower-case
  Field field;
  uint8_t rank;  ///< lower is better
};

constexpr MetaName kMetaNames[] = {
    {"og:title", Field::kTitle, 0},
    {"headline", Field::kTitle, 1},
    {"dable:title", Field::kTitle, 2},
    {"twitter:title", Field::kTitle, 3},
    {"title", Field::kTitle, 4},
    {"dc.title", Field::kTitle, 5},
    {"dcterms.title", Field::kTitle, 5},
    {"parsely-title", Field::kTitle, 6},
    {"sailthru.title", Field::kTitle, 6},
    {"og:site_name", Field::kSite, 0},
    {"application-name", Field::kSite, 1},
    {"apple-mobile-web-app-title", Field::kSite, 2},
    {"og:type", Field::kType, 0},
    {"article:section", Field::kSection, 0},
    {"parsely-section", Field::kSection, 1},
    {"content_category", Field::kSection, 2},
    {"og:locale", Field::kLanguage, 2},
    {"content-language", Field::kLanguage, 1},
    {"inlanguage", Field::kLanguage, 1},
    {"og:image", Field::kImage, 0},
    {"og:image:url", Field::kImage, 0},
    {"twitter:image", Field::kImage, 1},
    {"twitter:image:src", Field::kImage, 1},
    {"dable:image", Field::kImage, 2},
    {"og:image:alt", Field::kImageAlt, 0},
    {"twitter:image:alt", Field::kImageAlt, 1},
    {"og:description", Field::kDescription, 0},
    {"description", Field::kDescription, 1},
    {"twitter:description", Field::kDescription, 2},
    {"article:published_time", Field::kPublished, 0},
    {"article:published", Field::kPublished, 0},
    {"og:article:published_time", Field::kPublished, 1},
    {"og:published_time", Field::kPublished, 1},
    {"datepublished", Field::kPublished, 1},
    {"og:regdate", Field::kPublished, 2},
    {"regdate", Field::kPublished, 2},
    {"dable:published_time", Field::kPublished, 2},
    {"parsely-pub-date", Field::kPublished, 2},
    {"sailthru.date", Field::kPublished, 3},
    {"publishdate", Field::kPublished, 3},
    {"publish-date", Field::kPublished, 3},
    {"publish_date", Field::kPublished, 3},
    {"pubdate", Field::kPublished, 3},
    {"published_at", Field::kPublished, 3},
    {"article.published", Field::kPublished, 3},
    {"article_date_original", Field::kPublished, 3},
    {"dc.date.issued", Field::kPublished, 3},
    {"dcterms.created", Field::kPublished, 3},
    {"dcterms.date", Field::kPublished, 4},
    {"dc.date", Field::kPublished, 4},
    {"citation_publication_date", Field::kPublished, 4},
    {"date", Field::kPublished, 5},
    {"article:modified_time", Field::kModified, 0},
    {"article:modified", Field::kModified, 0},
    {"og:updated_time", Field::kModified, 1},
    {"og:update_time", Field::kModified, 1},
    {"article:updated", Field::kModified, 1},
    {"datemodified", Field::kModified, 1},
    {"last-modified", Field::kModified, 3},
    {"lastmod", Field::kModified, 3},
    {"dable:author", Field::kAuthor, 1},
    {"article:author", Field::kAuthor, 2},
    {"og:article:author", Field::kAuthor, 3},
    {"author", Field::kAuthor, 0},
    {"byl", Field::kAuthor, 1},
    {"article:author_name", Field::kAuthor, 1},
    {"parsely-author", Field::kAuthor, 1},
    {"sailthru.author", Field::kAuthor, 1},
    {"dc.creator", Field::kAuthor, 2},
    {"dcterms.creator", Field::kAuthor, 2},
    {"citation_author", Field::kAuthor, 2},
    {"writer", Field::kAuthor, 4},
    {"twitter:creator", Field::kAuthor, 9},
};

constexpr uint32_t kFarFromTitle = 14;  ///< segments below the title in which its info lines stand

struct Ranked {
  uint8_t rank;
  std::string value;
};

void sort_values(std::vector<Ranked>& ranked, std::vector<std::string>& out) {
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  for (Ranked& r : ranked) out.push_back(std::move(r.value));
}

const std::string& first_of(const std::vector<Ranked>& ranked, const std::string& none) {
  const auto best =
      std::min_element(ranked.begin(), ranked.end(),
                       [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  return best == ranked.end() ? none : best->value;
}

/// Text of a small subtree, blanks folded.
std::string text_below(const PageView& page, uint32_t node, size_t most = 400) {
  std::string out;
  for (uint32_t n = node; n < page.subtree_end(node) && out.size() < most; ++n) {
    if (page.is_text(n)) append_folded(page.text(n).substr(0, most), out, 0);
  }
  return std::string(trim(out));
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
          if (!page_.is_text(n)) microdata(n, features);
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
        const size_t end = std::min(list.find(' '), list.size());
        add(lower_ascii(list.substr(0, end)), content);
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    }
  }

  void add(const std::string& name, std::string_view content) {
    for (const MetaName& known : kMetaNames) {
      if (known.name == name) {
        put(known.field, known.rank, folded(decode_references(content)));
        return;
      }
    }
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
  void microdata(uint32_t n, const PageFeatures& features) {
    const std::string_view property = page_.attribute(n, Attribute::kItemprop);
    if (property.empty()) return;
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

/// The author's name, looked up where the object only refers to one.
std::string_view name_of(const LinkedAuthor& author, const LinkedData& data) {
  if (!author.name.empty()) return author.name;
  for (const LinkedObject& object : data.objects) {
    if (object.id == author.id && contains(object.type, "Person")) return object.name;
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
    if (const auto date = find_relative_date(text, now)) out.published = date->iso();
  }
}

/// `홍길동 입력 2023. 10. 24. 09:12`: an info line whose author has no title.
std::vector<std::string> name_before_date(std::string_view text) {
  constexpr size_t kThreeSyllables = 9;
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.size() != kThreeSyllables || !is_korean_name(word) || !find_date(text)) return {};
  return {std::string(word)};
}

}  // namespace

PageHead read_head(const PageView& page, const PageFeatures& features) {
  return HeadReader(page).run(features);
}

std::string find_title_text(const PageHead& head, const PageView& page,
                            const Segmentation& segmentation) {
  std::vector<std::string> headings;
  constexpr size_t kMostHeadings = 60;
  for (const Segment& s : segmentation.segments) {
    if (headings.size() == kMostHeadings) break;
    const bool heading = s.kind == SegmentKind::kHeading ||
                         ((s.near_names & kNameTitle) != 0 && s.measure.weight < 300);
    if (heading && (s.place & kInCaption) == 0) headings.emplace_back(segmentation.text_of(s));
  }
  std::string site = head.site_name;
  if (site.empty()) {
    for (const LinkedObject& object : head.linked.objects) {
      if (!object.publisher.empty()) site = object.publisher;
    }
  }
  const LinkedObject* article =
      main_article(head.linked, head.meta_titles.empty() ? head.title : head.meta_titles.front());
  std::string raw;
  if (!head.meta_titles.empty()) raw = head.meta_titles.front();
  // A site-wide og:title names the site, not the article.
  if (raw.empty() || letters_of(raw) == letters_of(site)) {
    raw = article != nullptr && !article->headline.empty() ? article->headline : head.title;
  }
  if (raw.empty()) raw = head.title;
  if (raw.empty()) {
    for (const Segment& s : segmentation.segments) {
      if (s.kind == SegmentKind::kHeading && s.level <= 2 && (s.place & kInLink) == 0 &&
          s.measure.weight > 8) {
        raw = segmentation.text_of(s);
        break;
      }
    }
  }
  (void)page;
  return clean_title(raw, site, headings);
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

  // Authors: what is written for machines, unless it is the site itself.
  const std::string site = letters_of(out.site_name);
  std::string publisher = article != nullptr ? letters_of(article->publisher) : std::string();
  const auto add = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const std::string letters = letters_of(name);
      if (letters.empty() || letters == site || letters == publisher || contains(site, letters))
        continue;
      if (std::find(out.authors.begin(), out.authors.end(), name) == out.authors.end())
        out.authors.push_back(name);
    }
  };
  const auto good = [&](const std::vector<std::string>& names) {
    // On Korean pages a field "author" is as often an agency: only names of persons settle it.
    return !head.korean || std::any_of(names.begin(), names.end(), [](const std::string& n) {
      return is_korean_name(n) || is_latin(n.front());
    });
  };
  const auto take = [&](const std::vector<std::string>& names) {
    if (out.authors.empty() && good(names)) add(names);
  };
  if (article != nullptr) {
    std::vector<std::string> names;
    for (const LinkedAuthor& author : article->authors) {
      for (std::string& name : names_in_byline(name_of(author, head.linked)))
        names.push_back(std::move(name));
    }
    take(names);
  }
  const size_t linked = out.authors.size();
  if (linked == 0) {
    std::vector<std::string> names;
    for (const std::string& value : head.authors) {
      if (value.front() == '@' || contains(value, "://")) continue;
      if (!names.empty() && good(names)) break;
      names = names_in_byline(value);
      take(names);
    }
  }
  if (out.authors.empty()) {
    for (const uint32_t s : around) {
      const Segment& segment = segments[s];
      if (s == title_at || segment.measure.weight > 160 || segment.kind == SegmentKind::kCaption)
        continue;
      if (body_at != page::kNone && s >= body_at) continue;
      const std::string_view text = segmentation.text_of(segment);
      take(find_reporters(text));
      take(name_before_date(text));
      if (out.authors.empty() && segment.measure.weight < 90 &&
          ((segment.near_names & kNameAuthor) != 0 || starts_with(text, "기자명") ||
           starts_with(lower_ascii(text), "by "))) {
        take(names_in_byline(
            text.substr(0, find_date(text) ? text.find_first_of("0123456789") : text.size())));
      }
    }
  }
  if (out.authors.empty() && body_at != page::kNone) {
    // Dateline of the first paragraphs, then the lines after the last.
    for (uint32_t s = body_at; s < std::min(count, body_at + 3); ++s) {
      const std::string_view text = segmentation.text_of(segments[s]);
      std::string_view lead = text.substr(0, 160);
      if (const size_t equals = lead.rfind('=');
          equals != std::string_view::npos && !starts_with(lead, "[")) {
        lead = lead.substr(0, equals);
      } else if (starts_with(lead, "[") || starts_with(lead, "【") || starts_with(lead, "(")) {
        lead = lead.substr(0, lead.find_first_of("])"));
        lead = lead.substr(0, lead.find("】"));
      } else {
        lead = {};
      }
      if (!lead.empty()) take(find_reporters(lead));
    }
    for (uint32_t s = body.last_segment;
         s < std::min(count, body.last_segment + 12) && out.authors.empty(); ++s) {
      if (segments[s].measure.weight > 160 || segments[s].kind == SegmentKind::kCaption) continue;
      if ((blocks.phrases[s].families & (kSaysRelated | kSaysComment)) != 0) continue;
      take(find_reporters(segmentation.text_of(segments[s])));
    }
  }
  if (out.authors.empty() && has_body) {
    for (uint32_t n = 0; n < page.node_count() && out.authors.empty(); ++n) {
      if (page.is_text(n) || page.attribute(n, Attribute::kRel) != "author") continue;
      take(names_in_byline(text_below(page, n)));
    }
  }
  for (const std::string& name : out.authors) {
    if (!out.byline.empty()) out.byline += ", ";
    out.byline += name;
  }
  return out;
}

}  // namespace dokhae::extract
