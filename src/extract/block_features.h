#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/features.h"
#include "extract/phrases.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// What the classifier knows of a segment by itself and by its surroundings on the page,
/// before an article has been looked for. Numbers between about -1 and 1.
enum BlockFeature : uint8_t {
  kFBias,
  kFLogWeight,
  kFTiny,
  kFLong,
  kFLinkShare,
  kFLinksOnly,
  kFSentences,
  kFEndsSentence,
  kFCommas,
  kFDigits,
  kFHeading,
  kFListItem,
  kFQuote,
  kFPre,
  kFTable,
  kFCaption,
  kFBold,
  kFParagraphTag,
  kFAfterLineBreak,
  kFNearNames,                        ///< one for each Name
  kFFarFurniture = kFNearNames + 26,  ///< how many furniture families stand anywhere above
  kFFarRelated,
  kFFarComment,
  kFFarSide,
  kFFarNavigation,
  kFFarSubscribe,
  kFFarBody,
  kFInHeader,
  kFInFooter,
  kFInAside,
  kFInForm,
  kFInAddress,
  kFInArticle,
  kFInMain,
  kFInArticleBody,
  kFInDetails,
  kFInDefinition,
  kFInLink,
  kFPhraseCoverage,
  kFPhraseLeads,
  kFPhrases,  ///< one for each Phrase, if the segment is short
  kFPromoMark = kFPhrases + 18,
  kFEmail,
  kFUrl,
  kFIsTitle,
  kFRepeats,
  kFBeforeTitle,
  kFPosition,
  kFPreviousWeight,
  kFNextWeight,
  kFPreviousLinks,
  kFNextLinks,
  kFPreviousSentences,
  kFNextSentences,
  kFSamePathPrevious,
  kFSamePathNext,
  kFAroundSentences,  ///< of three segments on either side
  kFAroundLinks,
  kFPathShare,  ///< of the page's plain text with the same tag path
  kFPathMean,
  kFContainerLinks,
  kFParentLinks,
  kFParentSentences,
  kFSectionShare,  ///< of the page's plain text in the element three levels up
  kFTemplate,      ///< how many siblings in a row an element around its container has that are made
                   ///< like it
  kFCards,        ///< share of them that hold a headline which is a link: teasers of other articles
  kFNamesAuthor,  ///< begins with the name of one of the page's authors
  kBlockFeatureCount
};

using BlockVector = std::array<float, kBlockFeatureCount>;

struct BlockFeatures {
  std::vector<BlockVector> vectors;  ///< one for each segment
  std::vector<PhraseHits> phrases;
  uint32_t title_segment = 0xFFFFFFFF;  ///< the segment that shows the title
};

/// @param title the article's title as the metadata have it
/// @param authors as the page's metadata have them
[[nodiscard]] BlockFeatures describe_blocks(const page::PageView& page,
                                            const PageFeatures& features,
                                            const Segmentation& segmentation,
                                            std::string_view title,
                                            std::span<const std::string> authors);

[[nodiscard]] bool ends_sentence(std::string_view utf8) noexcept;

}  // namespace dokhae::extract
