#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/block_features.h"
#include "extract/features.h"
#include "extract/segments.h"
#include "extract/shingles.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// Boosted decision trees as a table: leaf values of all trees add up to a logit. Made by
/// fitting to pages with known articles (gradient boosting on block_features.h).
struct TreeNode {
  uint8_t feature;  ///< kLeaf or the number compared with `value`
  uint8_t left;     ///< of the node's tree; the right child is left + 1
  int16_t value;    ///< threshold times kThresholdScale, or leaf times kLeafScale
};
inline constexpr uint8_t kLeaf = 0xFF;
inline constexpr float kThresholdScale = 8192;
inline constexpr float kLeafScale = 8192;

/// A feature as TreeNode::value has it.
[[nodiscard]] inline int16_t scaled_feature(float value) noexcept {
  return static_cast<int16_t>(std::clamp(value, -3.9f, 3.9f) * kThresholdScale);
}

inline constexpr size_t kTreeDepth = 4;  ///< comparisons above a leaf, at most

struct TreeModel {
  float base = 0;
  std::span<const TreeNode> nodes;
  std::span<const uint16_t> roots;  ///< first node of each tree
};

/// A model laid out for predicting: every tree complete, so that nothing but the comparisons is
/// decided on the way down.
class Forest {
 public:
  /// @param model of trees no deeper than kTreeDepth
  explicit Forest(const TreeModel& model);

  /// @param vector at least as long as the features that the model asks for
  /// @returns a probability
  [[nodiscard]] float predict(std::span<const float> vector) const noexcept;

 private:
  static constexpr size_t kLeaves = size_t{1} << kTreeDepth;
  static constexpr size_t kSplits = kLeaves - 1;
  /// Children of split n are 2 n + 1 and 2 n + 2.
  struct Split {
    float threshold = 0;
    uint32_t feature = 0;
  };
  float base_;
  size_t tree_count_;
  std::vector<Split> splits_;
  std::vector<int16_t> leaves_;
};

/// From a segment alone, and with the place of the article known.
[[nodiscard]] const Forest& local_forest();
[[nodiscard]] const Forest& context_forest();
[[nodiscard]] const TreeModel& context_model() noexcept;  ///< what context_forest() is made of

/// The element that holds the article: the subtree whose likely segments outweigh its
/// unlikely ones by most.
struct BodyRoot {
  uint32_t node = 0;
  float gain = 0;  ///< 0 when no segment is likely
};
[[nodiscard]] BodyRoot find_body_root(const page::PageView& page, const PageFeatures& features,
                                      const Segmentation& segmentation,
                                      std::span<const float> likely);

/// What follows from the neighbours' probabilities and the body's root; appended to BlockVector.
enum ContextFeature : uint8_t {
  kCLikely = kBlockFeatureCount,
  kCPrevious1,
  kCNext1,
  kCPrevious3,  ///< mean of three, by weight
  kCNext3,
  kCPathLikely,  ///< mean of the segments with the same tag path
  kCPathInRoot,
  kCInRoot,
  kCDepthInRoot,
  kCAfterFirstSure,
  kCBeforeLastSure,
  kCDistanceToSure,
  kCBodyBefore,  ///< share of the likely text that stands before
  kCBodyAfter,
  kCParentLikely,  ///< mean over the container's parent
  kCGrandparentLikely,
  kCSameParentAsSure,
  kCHeadingLikely,     ///< of the last heading before it under the same grandparent
  kCHeadingFurniture,  ///< … which says 관련기사, Comments, …
  kCAfterCopyright,
  kCRootShare,
  kCRootLinks,
  kCSaidLater,  ///< share of its text (in fives of words) that also stands further below
  kCSaidBefore,
  kCLeadOfHeading,  ///< a heading: how likely what follows it is
  kCHeadingAsks,    ///< the last heading, or the segment itself, is a question
  kContextFeatureCount
};
using ContextVector = std::array<float, kContextFeatureCount>;

[[nodiscard]] std::vector<ContextVector> describe_context(
    const page::PageView& page, const PageFeatures& features, const Segmentation& segmentation,
    const BlockFeatures& blocks, const Shingles& shingles, std::span<const float> likely,
    const BodyRoot& root);

}  // namespace dokhae::extract
