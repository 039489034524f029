#include "extract/block_classifier.h"

#include <algorithm>
#include <cmath>

#include "extract/names.h"

namespace dokhae::extract {
namespace {

using page::PageView;

#include "extract/block_model.inc"

/// Whether no leaf of the trees stands deeper than a Forest has room for.
constexpr bool fits(std::span<const TreeNode> nodes, std::span<const uint16_t> roots) {
  for (size_t t = 0; t < roots.size(); ++t) {
    const size_t end = t + 1 < roots.size() ? roots[t + 1] : nodes.size();
    std::array<size_t, 2 << kTreeDepth> depths{};  // children stand behind their parent
    for (size_t n = 0; roots[t] + n < end; ++n) {
      if (n >= depths.size()) return false;
      const TreeNode& node = nodes[roots[t] + n];
      if (node.feature == kLeaf) continue;
      if (depths[n] == kTreeDepth || node.left + size_t{1} >= depths.size()) return false;
      depths[node.left] = depths[node.left + 1] = depths[n] + 1;
    }
  }
  return true;
}
static_assert(fits(kLocalNodes, kLocalRoots) && fits(kContextNodes, kContextRoots));

constexpr TreeModel kLocal{kLocalBase, kLocalNodes, kLocalRoots};
constexpr TreeModel kContext{kContextBase, kContextNodes, kContextRoots};

/// The least float that scaled_feature() takes to `value` or more.
float threshold_of(int16_t value) noexcept {
  // Scaling cuts towards zero: what is above value - 1 is value, when that is below zero.
  return value > 0 ? static_cast<float>(value) / kThresholdScale
                   : std::nextafter((static_cast<float>(value) - 1) / kThresholdScale, 1.0f);
}

constexpr float kSure = 0.75f;
constexpr uint32_t kSureWeight = 60;

}  // namespace

Forest::Forest(const TreeModel& model) : base_(model.base), tree_count_(model.roots.size()) {
  splits_.resize(tree_count_ * kSplits);
  leaves_.resize(tree_count_ * kLeaves);
  for (size_t t = 0; t < tree_count_; ++t) {
    const TreeNode* const tree = &model.nodes[model.roots[t]];
    Split* const splits = &splits_[t * kSplits];
    std::array<const TreeNode*, kSplits + kLeaves> nodes{tree};
    for (size_t n = 0; n < kSplits; ++n) {
      const TreeNode& node = *nodes[n];
      const bool is_leaf = node.feature == kLeaf;
      splits[n] = is_leaf ? Split{} : Split{threshold_of(node.value), node.feature};
      for (size_t side = 0; side < 2; ++side)
        nodes[2 * n + 1 + side] = is_leaf ? &node : tree + node.left + side;
    }
    for (size_t leaf = 0; leaf < kLeaves; ++leaf)
      leaves_[t * kLeaves + leaf] = nodes[kSplits + leaf]->value;
  }
}

float Forest::predict(std::span<const float> vector) const noexcept {
  const float* const v = vector.data();
  const Split* tree = splits_.data();
  const int16_t* leaves = leaves_.data();
  int32_t sum = 0;
  for (size_t t = 0; t < tree_count_; ++t, tree += kSplits, leaves += kLeaves) {
    const auto next = [&](size_t n) {
      return 2 * n + 1 + (v[tree[n].feature] >= tree[n].threshold ? 1 : 0);
    };
    static_assert(kTreeDepth == 4);
    sum += leaves[next(next(next(next(0)))) - kSplits];
  }
  return 1.0f / (1.0f + std::exp(-(base_ + static_cast<float>(sum) / kLeafScale)));
}

const Forest& local_forest() {
  static const Forest forest(kLocal);
  return forest;
}
const Forest& context_forest() {
  static const Forest forest(kContext);
  return forest;
}
const TreeModel& context_model() noexcept {
  return kContext;
}

BodyRoot find_body_root(const PageView& page, const PageFeatures& features,
                        const Segmentation& segmentation, std::span<const float> likely) {
  std::vector<float> gain(page.node_count(), 0.0f);
  for (size_t s = 0; s < segmentation.segments.size(); ++s) {
    const Segment& segment = segmentation.segments[s];
    // Unlikely text costs something even if there is little of it: menus are many short lines.
    const float weight = static_cast<float>(std::min(segment.measure.weight, 1500u)) +
                         (likely[s] < 0.5f ? 20.0f : 0.0f);
    gain[segment.container] += (likely[s] - 0.45f) * weight;
  }
  for (uint32_t n = page.node_count(); n-- > 1;) gain[page.parent(n)] += gain[n];
  BodyRoot best;
  for (uint32_t n = 0; n < page.node_count(); ++n) {
    if (page.is_text(n) || gain[n] <= 0) continue;
    float value = gain[n];
    if ((features[n].place & kInArticleBody) != 0) value *= 1.05f;
    if (page.tag(n) == page::Tag::kArticle) value *= 1.02f;
    // Deeper wins a tie: what the outer element adds is not worth its furniture.
    if (value >= best.gain) best = {n, value};
  }
  return best;
}

std::vector<ContextVector> describe_context(const PageView& page, const PageFeatures& features,
                                            const Segmentation& segmentation,
                                            const BlockFeatures& blocks, const Shingles& shingles,
                                            std::span<const float> likely, const BodyRoot& root) {
  const auto& segments = segmentation.segments;
  const auto count = static_cast<uint32_t>(segments.size());
  std::vector<ContextVector> out(count);

  struct Sum {
    float weight = 0;
    float likely = 0;
    [[nodiscard]] float mean() const { return weight > 0 ? likely / weight : 0; }
    void add(float w, float p) {
      weight += w;
      likely += w * p;
    }
  };
  std::vector<Sum> paths(segmentation.path_count), root_paths(segmentation.path_count);
  std::vector<Sum> subtrees(page.node_count());
  std::vector<uint32_t> first_said(shingles.count(), page::kNone), last_said(shingles.count());
  const auto in_root = [&](const Segment& s) {
    return s.container >= root.node && s.container < page.subtree_end(root.node);
  };
  float all_likely = 0;
  uint32_t first_sure = page::kNone, last_sure = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const Segment& s = segments[i];
    const auto weight = static_cast<float>(s.measure.weight);
    paths[s.path].add(weight, likely[i]);
    if (in_root(s)) {
      root_paths[s.path].add(weight, likely[i]);
      if (likely[i] >= kSure && s.measure.weight >= kSureWeight) {
        first_sure = std::min(first_sure, i);
        last_sure = i;
      }
      all_likely += weight * likely[i];
    }
    subtrees[s.container].add(weight, likely[i]);
    for (const uint32_t shingle : shingles.of(i)) {
      first_said[shingle] = std::min(first_said[shingle], i);
      last_said[shingle] = i;
    }
  }
  for (uint32_t n = page.node_count(); n-- > 1;) {
    subtrees[page.parent(n)].weight += subtrees[n].weight;
    subtrees[page.parent(n)].likely += subtrees[n].likely;
  }
  const auto parent_of = [&](uint32_t n) { return n == 0 ? 0 : page.parent(n); };
  const bool any_sure = first_sure != page::kNone;
  uint32_t nearest_before = page::kNone;
  bool after_copyright = false;
  float body_before = 0;
  uint32_t heading = page::kNone;
  std::vector<uint32_t> next_sure(count + 1, page::kNone);
  for (uint32_t i = count; i-- > 0;) {
    const bool sure =
        in_root(segments[i]) && likely[i] >= kSure && segments[i].measure.weight >= kSureWeight;
    next_sure[i] = sure ? i : next_sure[i + 1];
  }
  for (uint32_t i = 0; i < count; ++i) {
    const Segment& s = segments[i];
    ContextVector& v = out[i];
    std::copy(blocks.vectors[i].begin(), blocks.vectors[i].end(), v.begin());
    v[kCLikely] = likely[i];
    v[kCPrevious1] = i > 0 ? likely[i - 1] : 0;
    v[kCNext1] = i + 1 < count ? likely[i + 1] : 0;
    Sum previous, next;
    for (uint32_t k = i >= 3 ? i - 3 : 0; k < i; ++k)
      previous.add(static_cast<float>(segments[k].measure.weight), likely[k]);
    for (uint32_t k = i + 1; k < std::min(i + 4, count); ++k)
      next.add(static_cast<float>(segments[k].measure.weight), likely[k]);
    v[kCPrevious3] = previous.mean();
    v[kCNext3] = next.mean();
    v[kCPathLikely] = paths[s.path].mean();
    v[kCInRoot] = in_root(s);
    v[kCPathInRoot] = in_root(s) ? root_paths[s.path].mean() : 0;
    uint32_t depth = 0;
    if (in_root(s)) {
      for (uint32_t n = s.container; n != root.node && depth < 8; n = page.parent(n)) ++depth;
    }
    v[kCDepthInRoot] = static_cast<float>(depth) / 8;
    v[kCAfterFirstSure] = any_sure && i >= first_sure;
    v[kCBeforeLastSure] = any_sure && i <= last_sure;
    uint32_t distance = 40;
    if (nearest_before != page::kNone) distance = std::min(distance, i - nearest_before);
    if (next_sure[i] != page::kNone) distance = std::min(distance, next_sure[i] - i);
    v[kCDistanceToSure] = static_cast<float>(distance) / 40;
    v[kCBodyBefore] = all_likely > 0 ? body_before / all_likely : 0;
    if (in_root(s)) body_before += static_cast<float>(s.measure.weight) * likely[i];
    v[kCBodyAfter] = all_likely > 0 ? 1 - body_before / all_likely : 0;
    const uint32_t parent = parent_of(s.container);
    const uint32_t grandparent = parent_of(parent);
    v[kCParentLikely] = subtrees[parent].mean();
    v[kCGrandparentLikely] = subtrees[grandparent].mean();
    v[kCSameParentAsSure] =
        (nearest_before != page::kNone &&
         parent_of(segments[nearest_before].container) == parent) ||
        (next_sure[i] != page::kNone && parent_of(segments[next_sure[i]].container) == parent);
    const bool under_heading =
        heading != page::kNone &&
        s.container < page.subtree_end(parent_of(parent_of(segments[heading].container)));
    v[kCHeadingLikely] = under_heading ? likely[heading] : 0.5f;
    v[kCHeadingFurniture] = under_heading && blocks.phrases[heading].coverage > 0.3f;
    v[kCAfterCopyright] = after_copyright;
    v[kCRootShare] = features.weight == 0 ? 0
                                          : static_cast<float>(features[root.node].weight) /
                                                static_cast<float>(features.weight);
    v[kCRootLinks] = features[root.node].weight == 0
                         ? 0
                         : static_cast<float>(features[root.node].link_weight) /
                               static_cast<float>(features[root.node].weight);
    v[kCSaidLater] = shingles.share(i, [&](uint32_t shingle) { return last_said[shingle] > i; });
    v[kCSaidBefore] = shingles.share(i, [&](uint32_t shingle) { return first_said[shingle] < i; });
    const auto asks = [&](uint32_t k) {
      const std::string_view text = segmentation.text_of(segments[k]);
      return !text.empty() && (text.back() == '?' ||
                               text.substr(text.size() - std::min<size_t>(3, text.size())) == "？");
    };
    v[kCHeadingAsks] = (under_heading && asks(heading)) || (s.measure.weight < 200 && asks(i));
    v[kCLeadOfHeading] = s.kind == SegmentKind::kHeading ? next.mean() : 0.5f;
    if (s.kind == SegmentKind::kHeading) heading = i;
    if (in_root(s) && likely[i] >= kSure && s.measure.weight >= kSureWeight) nearest_before = i;
    if (any_sure && i > first_sure && blocks.phrases[i].copyright + blocks.phrases[i].sign >= 2 &&
        s.kind != SegmentKind::kCaption && s.measure.weight < 260)
      after_copyright = true;
  }
  return out;
}

}  // namespace dokhae::extract
