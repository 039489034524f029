#include "extract/authors.h"

#include <algorithm>
#include <optional>

#include "extract/bylines.h"
#include "extract/dates.h"
#include "extract/metadata.h"
#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/strings.h"
#include "extract/text_below.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::Tag;
using Names = std::vector<std::string>;

/// Folders that content systems keep their authors' pages in.
bool leads_to_author(std::string_view href) {
  std::string_view folders =
      "/author /staff/ /journalist /reporter /contributor /people/ /person/ /profile/ /writer "
      "/autor /auteur /redakt /by/ /byline /columnis /bio/ /team/";
  const std::string lower = lower_ascii(href.substr(0, 300));
  while (!folders.empty()) {
    if (contains(lower, next_word(folders))) return true;
  }
  return false;
}

/// `홍길동 입력 2023. 10. 24. 09:12`: an info line whose author has no title.
Names name_before_date(std::string_view text) {
  constexpr size_t kThreeSyllables = 9;
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.size() != kThreeSyllables || !is_korean_name(word) || !find_date(text)) return {};
  return {std::string(word)};
}

/// The label of whoever did something else: `Reviewed by`, `Photos by`.
bool names_other_role(std::string_view text) {
  text = text.substr(0, 60);
  if (contains(text, "감수") || contains(text, "번역")) return true;
  const std::string lower = lower_ascii(text);
  if (!contains(lower, " by")) return false;
  std::string_view roles = "reviewed edited checked translated photos photo updated";
  while (!roles.empty()) {
    const size_t at = lower.find(next_word(roles));
    if (at != std::string::npos && contains(std::string_view(lower).substr(at, 16), " by"))
      return true;
  }
  return false;
}

/// Titles of those who write articles; 작가, 앵커 and 평론가 are as often whom one is about.
bool signs_as_reporter(std::string_view text) {
  return contains(text, "기자") || contains(text, "특파원") || contains(text, "논설위원");
}

/// An account rather than a name: `admin`, `andrew.keaveney`.
bool is_account(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) {
    return c == ' ' || (c >= 'A' && c <= 'Z') || static_cast<uint8_t>(c) >= 0x80;
  });
}

class AuthorFinder {
 public:
  explicit AuthorFinder(const AuthorSources& sources)
      : in_(sources),
        segments_(sources.segmentation.segments),
        count_(static_cast<uint32_t>(segments_.size())),
        site_(letters_of(sources.site_name)),
        publisher_(sources.article ? letters_of(sources.article->publisher) : std::string()) {}

  Names run() {
    const Names told = told_to_machines();
    Names accounts, names;
    for (const std::string& name : told) (is_account(name) ? accounts : names).push_back(name);
    names = with_shown(std::move(names), shown_above());
    // `홍길동·김영희 기자` below the text, of whom machines are told the first.
    if (!names.empty() && in_.head.korean)
      names = with_shown(std::move(names), {shown_below(), false});
    if (names.empty()) names = shown_in_dateline();
    if (names.empty()) names = shown_below();
    if (names.empty()) names = linked_as_author();
    if (names.empty()) names = accounts;
    // Signed by the house alone: worth telling where papers name their reporters by habit not at
    // all.
    if (names.empty() && !in_.head.korean) names = house_;
    return names;
  }

 private:
  bool is_house(const std::string& name) const {
    const std::string letters = letters_of(name);
    return letters.empty() || letters == site_ || letters == publisher_ || contains(site_, letters);
  }

  /// On Korean pages a field "author" is as often an agency: only names of persons settle it.
  bool is_settled(const Names& names) const {
    return !in_.head.korean || std::any_of(names.begin(), names.end(), [](const std::string& n) {
      return is_korean_name(n) || is_latin(n.front());
    });
  }

  Names persons(Names names) {
    if (!is_settled(names)) return {};
    Names out;
    for (std::string& name : names) {
      if (is_house(name)) {
        if (house_.empty()) house_.push_back(std::move(name));
      } else if (std::find(out.begin(), out.end(), name) == out.end()) {
        out.push_back(std::move(name));
      }
    }
    return out;
  }

  Names told_to_machines() {
    Names names;
    if (in_.article != nullptr) {
      for (const LinkedAuthor& author : in_.article->authors) {
        for (std::string& name : names_in_byline(name_of(author))) names.push_back(std::move(name));
      }
      names = persons(std::move(names));
    }
    for (const std::string& value : in_.head.authors) {
      if (value.front() == '@' || contains(value, "://")) continue;
      if (!names.empty()) break;
      names = persons(names_in_byline(value));
    }
    return names;
  }

  /// The author's name, looked up where the object only refers to one.
  std::string_view name_of(const LinkedAuthor& author) const {
    if (!author.name.empty()) return author.name;
    for (const LinkedObject& object : in_.head.linked.objects) {
      if (object.id == author.id && contains(object.type, "Person")) return object.name;
    }
    return {};
  }

  std::string_view text_of(uint32_t s) const { return in_.segmentation.text_of(segments_[s]); }

  struct Shown {
    Names names;
    bool certain = false;  ///< led by "By" or 기자
  };

  /// Bylines between title and body, all of the first kind that there is.
  Shown shown_above() {
    Shown by, linked, named;
    for (const uint32_t s : in_.around) {
      const Segment& segment = segments_[s];
      if (s == in_.title || segment.measure.weight > 200 || segment.kind == SegmentKind::kCaption)
        continue;
      if (in_.first != page::kNone && s >= in_.first) continue;
      if ((segment.near_names & (kNameRelated | kNameComment)) != 0) continue;
      const std::string_view text = text_of(s);
      if (names_other_role(text) ||
          (s > 0 && segments_[s - 1].measure.weight < 30 && names_other_role(text_of(s - 1))))
        continue;
      // Headings name whom the article is about; only reporters sign there.
      const bool heading = segment.kind == SegmentKind::kHeading ||
                           (segment.near_names & (kNameLead | kNameTitle)) != 0;
      Names reporters = find_reporters(text);
      if (heading && !signs_as_reporter(text)) reporters.clear();
      if (reporters.empty()) reporters = name_before_date(text);
      if (reporters.empty()) reporters = names_after_by(s);
      add(by.names, persons(std::move(reporters)));
      add(linked.names, persons(author_links(s)));
      if (segment.measure.weight < 90 &&
          ((segment.near_names & kNameAuthor) != 0 || starts_with(text, "기자명"))) {
        add(named.names, persons(names_in_byline(before_date(text))));
      }
    }
    by.certain = true;
    for (Shown* shown : {&by, &linked, &named}) {
      if (!shown->names.empty()) return std::move(*shown);
    }
    return {};
  }

  /// `By A and B`, `Published May 2, 2024 by A`, `Written by` and the next line.
  Names names_after_by(uint32_t s) {
    const std::string_view text = text_of(s);
    const std::optional<size_t> after = after_by(text);
    if (!after) return {};
    const std::string_view rest = trim(text.substr(*after));
    if (!rest.empty()) return names_in_byline(before_date(rest));
    if (s + 1 >= count_ || segments_[s + 1].measure.weight > 60) return {};
    return names_in_byline(before_date(text_of(s + 1)));
  }

  static std::string_view before_date(std::string_view text) {
    size_t begin = text.size();
    (void)find_date(text, nullptr, &begin);
    return text.substr(0, std::min(begin, text.find_first_of("0123456789")));
  }

  /// Names of the links in a segment that lead to an author's page.
  Names author_links(uint32_t s) const {
    const page::PageView& page = in_.page;
    Names names;
    uint32_t last = page::kNone;
    for (uint32_t n = segments_[s].first_node; n < segments_[s].end_node; ++n) {
      if (!page.is_text(n)) continue;
      uint32_t link = page.parent(n);
      for (int up = 0; up < 3 && link != page::kNone && page.tag(link) != Tag::kA; ++up)
        link = page.parent(link);
      if (link == page::kNone || link == last || page.tag(link) != Tag::kA) continue;
      last = link;
      if (!has_word(page.attribute(link, Attribute::kRel), "author") &&
          !leads_to_author(page.attribute(link, Attribute::kHref)))
        continue;
      add(names, names_in_byline(text_below(page, link)));
    }
    return names;
  }

  static bool are_same(const std::string& a, const std::string& b) {
    const std::string x = letters_of(a), y = letters_of(b);
    return contains(x, y) || contains(y, x);
  }
  static bool has(const Names& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&name](const std::string& n) { return are_same(n, name); });
  }
  static void add(Names& names, const Names& more) {
    for (const std::string& name : more) {
      if (!has(names, name)) names.push_back(name);
    }
  }

  /// Machines are often told the first author only, or whoever put the text in.
  static Names with_shown(Names told, const Shown& shown) {
    const bool overlap = std::any_of(shown.names.begin(), shown.names.end(),
                                     [&told](const std::string& n) { return has(told, n); });
    if (told.empty() || (shown.certain && !shown.names.empty() && !overlap)) return shown.names;
    if (overlap) add(told, shown.names);
    return told;
  }

  /// Dateline of the first paragraphs: `(서울=예시통신) 홍길동 기자 =`, `[예시일보 홍길동 기자]`.
  Names shown_in_dateline() {
    if (in_.first == page::kNone) return {};
    for (uint32_t s = in_.first; s < std::min(count_, in_.first + 3); ++s) {
      const std::string_view text = text_of(s);
      std::string_view lead = text.substr(0, 160);
      if (const size_t equals = lead.rfind('=');
          equals != std::string_view::npos && !starts_with(lead, "[")) {
        lead = lead.substr(0, equals);
      } else if (starts_with(lead, "[") || starts_with(lead, "【") || starts_with(lead, "(")) {
        lead = lead.substr(0, lead.find_first_of("])"));
        lead = lead.substr(0, lead.find("】"));
      } else {
        continue;
      }
      if (Names names = persons(find_reporters(lead)); !names.empty()) return names;
    }
    return {};
  }

  /// Reporters' lines and cards behind the text.
  Names shown_below() {
    if (in_.last == page::kNone) return {};
    const uint32_t end = std::min(count_, in_.last + 12);
    for (uint32_t s = in_.last; s < end; ++s) {
      const Segment& segment = segments_[s];
      if (segment.measure.weight > 160 || segment.kind == SegmentKind::kCaption) continue;
      if ((in_.blocks.phrases[s].families & (kSaysRelated | kSaysComment)) != 0) continue;
      Names names = find_reporters(text_of(s));
      if (names.empty() && s != in_.last) names = names_after_by(s);
      names = persons(std::move(names));
      if (names.empty()) continue;
      // One card beside the other, made of the same elements.
      for (uint32_t k = s + 1; k < end; ++k) {
        if (segments_[k].path == segment.path && segments_[k].measure.weight < 40)
          add(names, persons(find_reporters(text_of(k))));
      }
      return names;
    }
    return {};
  }

  Names linked_as_author() {
    if (in_.first == page::kNone) return {};
    for (uint32_t n = 0; n < in_.page.node_count(); ++n) {
      if (in_.page.is_text(n) || !has_word(in_.page.attribute(n, Attribute::kRel), "author"))
        continue;
      if (Names names = persons(names_in_byline(text_below(in_.page, n))); !names.empty())
        return names;
    }
    return {};
  }

  const AuthorSources& in_;
  const std::vector<Segment>& segments_;
  uint32_t count_;
  std::string site_, publisher_;
  Names house_;  ///< the site or publisher itself, where it is named as author
};

}  // namespace

std::vector<std::string> find_authors(const AuthorSources& sources) {
  return AuthorFinder(sources).run();
}

}  // namespace dokhae::extract
