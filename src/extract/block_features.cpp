#include "extract/block_features.h"

#include <algorithm>
#include <cmath>

#include "extract/names.h"
#include "extract/numbering.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::PageView;
using page::Tag;

static_assert(kFPromoMark - kFPhrases == kPhraseFamilies);

constexpr uint32_t kFewCards = 3;
constexpr uint32_t kLargestCard = 1500;  ///< weight

float share(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0.0f : static_cast<float>(part) / static_cast<float>(whole);
}

float log_weight(uint32_t weight) {
  return std::min(std::log1p(static_cast<float>(weight)) / 7.0f, 1.2f);
}

int count_bits(uint32_t bits) {
  int count = 0;
  for (; bits != 0; bits &= bits - 1) ++count;
  return count;
}

/// The heading (or title-like segment) that says the title: the one with its letters that
/// stands nearest before text, headings preferred.
uint32_t find_title(const Segmentation& segmentation, std::string_view title) {
  const std::string wanted = letters_of(title);
  if (wanted.size() < 2) return page::kNone;
  uint32_t found = page::kNone;
  int best = 0;
  for (uint32_t s = 0; s < segmentation.segments.size(); ++s) {
    const Segment& segment = segmentation.segments[s];
    const std::string_view text = segmentation.text_of(segment);
    if (text.size() > title.size() * 2 + 60 || text.size() * 3 + 60 < title.size()) continue;
    const LetterMatch match = match_letters(text, wanted);
    int points = 0;
    if (match.same()) {
      points = 4;
    } else if ((match.text_ended || match.letters_ended) && letters_of(text).size() >= 12) {
      points = 2;
    } else {
      continue;
    }
    if (segment.kind == SegmentKind::kHeading) points += segment.level == 1 ? 6 : 4;
    if ((segment.near_names & kNameTitle) != 0) points += 2;
    if ((segment.place & kInLink) != 0) points -= 3;
    if ((segment.near_names & (kNameNavigation | kNameRelated | kNameSide)) != 0) points -= 4;
    if (points > best) {
      best = points;
      found = s;
    }
  }
  return found;
}

/// Siblings in a row that are made alike (same tag, same families of names): the cards of a
/// list, the comments of a thread.
struct SiblingRun {
  uint32_t length = 0;
  uint32_t headlines = 0;     ///< how many hold a line of text that is all link
  bool has_headline = false;  ///< the element itself does
};

/// The run that each block element is part of, itself included; `[node]`.
std::vector<SiblingRun> find_sibling_runs(const PageView& page, const PageFeatures& features,
                                          const Segmentation& segmentation) {
  constexpr uint32_t kShortestHeadline = 20;  // weight
  constexpr int kDeepest = 6;
  const uint32_t count = page.node_count();
  std::vector<bool> has_headline(count);
  for (const Segment& s : segmentation.segments) {
    if (s.measure.weight < kShortestHeadline || s.link_weight * 10 < s.measure.weight * 9) continue;
    uint32_t n = s.container;
    for (int k = 0; k < kDeepest && n != 0; ++k, n = page.parent(n)) has_headline[n] = true;
  }
  std::vector<SiblingRun> runs(count);
  std::vector<uint32_t> previous(count, page::kNone), last(count, page::kNone);
  for (uint32_t n = 1; n < count; ++n) {
    if (page.is_text(n) || !features[n].block) continue;
    uint32_t& sibling = last[page.parent(n)];
    if (sibling != page::kNone && features[sibling].path == features[n].path) {
      runs[n] = runs[sibling];
      previous[n] = sibling;
    }
    ++runs[n].length;
    runs[n].headlines += has_headline[n];
    sibling = n;
  }
  for (uint32_t n = count; n-- > 1;) {
    if (previous[n] != page::kNone) runs[previous[n]] = runs[n];
    runs[n].has_headline = has_headline[n];
  }
  return runs;
}

}  // namespace

bool ends_sentence(std::string_view utf8) noexcept {
  for (size_t end = utf8.size(), i = 0; end > 0 && i < 4; ++i) {
    const Character c = character_before(utf8, end);
    switch (c.value) {
      case U'.':
      case U'!':
      case U'?':
      case U'…':
      case U'。':
      case U'！':
      case U'？':
      case U'।':
        return true;
      case U'"':
      case U'\'':
      case U'”':
      case U'’':
      case U')':
      case U']':
      case U'」':
      case U'»':
        end -= c.bytes;
        break;
      default:
        return false;
    }
  }
  return false;
}

BlockFeatures describe_blocks(const PageView& page, const PageFeatures& features,
                              const Segmentation& segmentation, std::string_view title,
                              std::span<const std::string> authors) {
  const auto& segments = segmentation.segments;
  const auto count = static_cast<uint32_t>(segments.size());
  BlockFeatures out;
  out.vectors.resize(count);
  out.phrases.resize(count);
  out.title_segment = find_title(segmentation, title);

  struct PathSum {
    uint32_t plain = 0;
    uint32_t segments = 0;
  };
  std::vector<PathSum> paths(segmentation.path_count);
  std::vector<float> log_weights;
  std::vector<uint32_t> sayings;  // equal for segments that say the same
  log_weights.reserve(count);
  sayings.reserve(count);
  for (const Segment& s : segments) {
    PathSum& sum = paths[s.path];
    sum.plain += s.measure.weight - s.link_weight;
    ++sum.segments;
    log_weights.push_back(log_weight(s.measure.weight));
    sayings.push_back(hash_of(segmentation.text_of(s)));
  }
  std::vector<bool> said(number_values(sayings));

  const std::vector<SiblingRun> runs = find_sibling_runs(page, features, segmentation);
  const uint32_t plain = features.weight - features.link_weight;
  const std::string title_letters = letters_of(title);
  uint32_t weight_before = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const Segment& s = segments[i];
    const std::string_view text = segmentation.text_of(s);
    BlockVector& v = out.vectors[i];
    PhraseHits& phrases = out.phrases[i];
    phrases = find_phrases(text);
    const uint32_t weight = s.measure.weight;
    const bool is_short = weight < 160;

    v[kFBias] = 1;
    v[kFLogWeight] = log_weights[i];
    v[kFTiny] = weight < 16;
    v[kFLong] = weight > 200;
    v[kFLinkShare] = share(s.link_weight, weight);
    v[kFLinksOnly] = s.link_weight * 10 > weight * 9;
    v[kFSentences] = static_cast<float>(std::min(s.measure.sentence_ends, 4u)) / 4;
    v[kFEndsSentence] = ends_sentence(text);
    v[kFCommas] = std::min(share(s.measure.commas * 40, weight + 20), 1.0f);
    v[kFDigits] = share(s.measure.digits, weight);
    v[kFHeading] = s.kind == SegmentKind::kHeading;
    v[kFListItem] = s.kind == SegmentKind::kListItem;
    v[kFQuote] = s.kind == SegmentKind::kQuote;
    v[kFPre] = s.kind == SegmentKind::kPre;
    v[kFTable] = s.kind == SegmentKind::kTable;
    v[kFCaption] = s.kind == SegmentKind::kCaption;
    v[kFBold] = s.bold;
    v[kFParagraphTag] = page.tag(s.container) == Tag::kP;
    v[kFAfterLineBreak] = s.before != Break::kBlock;
    for (int b = 0; b < 26; ++b) v[kFNearNames + b] = (s.near_names >> b & 1) != 0;
    v[kFFarFurniture] =
        static_cast<float>(std::min(count_bits(s.all_names & kNameFurniture), 4)) / 4;
    v[kFFarRelated] = (s.all_names & kNameRelated) != 0;
    v[kFFarComment] = (s.all_names & kNameComment) != 0;
    v[kFFarSide] = (s.all_names & kNameSide) != 0;
    v[kFFarNavigation] = (s.all_names & kNameNavigation) != 0;
    v[kFFarSubscribe] = (s.all_names & (kNameSubscribe | kNameOverlay)) != 0;
    v[kFFarBody] = (s.all_names & kNameBody) != 0;
    v[kFInHeader] = (s.place & kInHeader) != 0;
    v[kFInFooter] = (s.place & kInFooter) != 0;
    v[kFInAside] = (s.place & kInAside) != 0;
    v[kFInForm] = (s.place & kInForm) != 0;
    v[kFInAddress] = (s.place & kInAddress) != 0;
    v[kFInArticle] = (s.place & kInArticle) != 0;
    v[kFInMain] = (s.place & kInMain) != 0;
    v[kFInArticleBody] = (s.place & kInArticleBody) != 0;
    v[kFInDetails] = (s.place & kInDetails) != 0;
    v[kFInDefinition] = (s.place & kInDefinition) != 0;
    v[kFInLink] = (s.place & kInLink) != 0;
    v[kFPhraseCoverage] = std::min(phrases.coverage, 1.0f);
    v[kFPhraseLeads] = phrases.leading != 0;
    for (int b = 0; b < kPhraseFamilies; ++b)
      v[kFPhrases + b] = is_short && (phrases.families >> b & 1) != 0;
    v[kFPromoMark] = phrases.promo_mark;
    v[kFEmail] = is_short && phrases.email;
    v[kFUrl] = is_short && phrases.url;
    if (weight > 12) {
      v[kFRepeats] = said[sayings[i]];
      said[sayings[i]] = true;
    }
    v[kFIsTitle] =
        i == out.title_segment || (text.size() < title.size() * 2 + 40 && !title_letters.empty() &&
                                   match_letters(text, title_letters).same());
    v[kFBeforeTitle] = out.title_segment != page::kNone && i < out.title_segment;
    v[kFPosition] = share(weight_before, features.weight);
    weight_before += weight;

    const Segment* const before = i > 0 ? &segments[i - 1] : nullptr;
    const Segment* const after = i + 1 < count ? &segments[i + 1] : nullptr;
    const auto sentences = [](const Segment* n) {
      return n == nullptr ? 0.0f : static_cast<float>(std::min(n->measure.sentence_ends, 4u)) / 4;
    };
    v[kFPreviousWeight] = before == nullptr ? 0 : log_weights[i - 1];
    v[kFNextWeight] = after == nullptr ? 0 : log_weights[i + 1];
    v[kFPreviousLinks] = before == nullptr ? 1 : share(before->link_weight, before->measure.weight);
    v[kFNextLinks] = after == nullptr ? 1 : share(after->link_weight, after->measure.weight);
    v[kFPreviousSentences] = sentences(before);
    v[kFNextSentences] = sentences(after);
    v[kFSamePathPrevious] = before != nullptr && before->path == s.path;
    v[kFSamePathNext] = after != nullptr && after->path == s.path;
    uint32_t around = 0, around_links = 0, around_sentences = 0;
    for (uint32_t k = i >= 3 ? i - 3 : 0; k < std::min(i + 4, count); ++k) {
      if (k == i) continue;
      around += segments[k].measure.weight;
      around_links += segments[k].link_weight;
      around_sentences += std::min(segments[k].measure.sentence_ends, 4u);
    }
    v[kFAroundSentences] = static_cast<float>(around_sentences) / 24;
    v[kFAroundLinks] = share(around_links, around);
    const PathSum& path = paths[s.path];
    v[kFPathShare] = share(path.plain, plain);
    v[kFPathMean] = log_weight(path.plain / std::max(path.segments, 1u));
    const NodeFeatures& container = features[s.container];
    v[kFContainerLinks] = share(container.link_weight, container.weight);
    uint32_t up = s.container;
    uint32_t parent = s.container == 0 ? 0 : page.parent(s.container);
    for (int k = 0; k < 3 && up != 0; ++k) up = page.parent(up);
    v[kFParentLinks] = share(features[parent].link_weight, features[parent].weight);
    v[kFParentSentences] =
        std::min(share(features[parent].sentence_ends * 60, features[parent].weight + 60), 1.0f);
    v[kFSectionShare] = share(features[up].weight - features[up].link_weight, plain);
    uint32_t alike = 1;
    uint32_t n = s.container;
    for (int k = 0; k < 5 && n != 0; ++k, n = page.parent(n)) {
      if (k > 0) alike = std::max(alike, runs[n].length);
      // A card is one of many: what outweighs all its siblings is none.
      const uint32_t card = features[n].weight;
      if (runs[n].has_headline && runs[n].length >= kFewCards && card < kLargestCard &&
          card * 2 < features[page.parent(n)].weight)
        v[kFCards] = std::max(v[kFCards], share(runs[n].headlines, runs[n].length));
    }
    v[kFTemplate] = std::min(std::log2(static_cast<float>(alike)) / 4, 1.0f);
    v[kFNamesAuthor] = std::any_of(authors.begin(), authors.end(), [&](const std::string& name) {
      return name.size() > 4 && starts_with(text, name);
    });
  }
  return out;
}

}  // namespace dokhae::extract
