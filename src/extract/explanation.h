#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/block_classifier.h"
#include "extract/segments.h"

namespace dokhae::extract {

enum class Choice : uint8_t { kDropped, kBody, kSubtitle, kCaption };

/// What decided about a segment. The classifier's word stands unless a rule overrides it.
enum class Rule : uint8_t {
  kModel,
  kTitle,         ///< it is the title, which stands apart
  kFurniture,     ///< its own words or names give it away
  kCompanion,     ///< a table beside the body's paragraphs, an item below another that is kept
  kComment,       ///< inside a comment area
  kSummary,       ///< in a box that says it is a summary
  kRepetition,    ///< its text stands elsewhere too
  kAfterEnd,      ///< behind the copyright line or the heading of the comments
  kInfoLine,      ///< date, author and the like above the text
  kTrailingLine,  ///< a heading without text below it, or a note at the very end
  kSubtitle,
  kCaption
};

/// How far one feature moved the classifier's logit from that of the page's mean segment.
struct Push {
  uint8_t feature = 0;  ///< BlockFeature or ContextFeature
  float logit = 0;
};
inline constexpr size_t kPushes = 5;

struct SegmentReport {
  uint32_t first_node = 0, end_node = 0;  ///< its text nodes
  SegmentKind kind = SegmentKind::kText;
  Choice choice = Choice::kDropped;
  Rule rule = Rule::kModel;
  float local = 0;   ///< probability by itself
  float likely = 0;  ///< probability with what stands around it
  std::array<Push, kPushes> pushes;
  std::string text;  ///< UTF-8, blanks folded
};

/// Why an extraction came out as it did, for whoever improves it. Filled only on request.
struct Explanation {
  std::vector<SegmentReport> segments;  ///< in page order
};

/// Fills in the probabilities and what pushed them. The share of a feature is how the mean
/// of the leaves below changes along its branches (Saabas, 2014; all leaves alike), less what
/// it is on the page's mean segment.
void explain_predictions(std::span<const float> local, std::span<const ContextVector> context,
                         std::span<const float> likely, Explanation& out);

}  // namespace dokhae::extract
