#include "extract/explanation.h"

#include <algorithm>
#include <cmath>

namespace dokhae::extract {
namespace {

using Shares = std::array<float, kContextFeatureCount>;

/// Mean of the leaves below each node; children stand behind their parent.
std::vector<float> node_means(const TreeModel& model) {
  std::vector<float> means(model.nodes.size());
  for (size_t t = model.roots.size(); t-- > 0;) {
    const size_t root = model.roots[t];
    const size_t end = t + 1 < model.roots.size() ? model.roots[t + 1] : model.nodes.size();
    for (size_t n = end; n-- > root;) {
      const TreeNode& node = model.nodes[n];
      means[n] = node.feature == kLeaf
                     ? static_cast<float>(node.value) / kLeafScale
                     : (means[root + node.left] + means[root + node.left + 1]) / 2;
    }
  }
  return means;
}

Shares shares_of(const TreeModel& model, std::span<const float> means,
                 std::span<const float> vector) {
  Shares shares{};
  for (const uint16_t root : model.roots) {
    for (size_t at = root; model.nodes[at].feature != kLeaf;) {
      const TreeNode& node = model.nodes[at];
      const bool right = scaled_feature(vector[node.feature]) >= node.value;
      const size_t child = root + node.left + (right ? 1 : 0);
      shares[node.feature] += means[child] - means[at];
      at = child;
    }
  }
  return shares;
}

}  // namespace

void explain_predictions(std::span<const float> local, std::span<const ContextVector> context,
                         std::span<const float> likely, Explanation& out) {
  const TreeModel& model = context_model();
  const std::vector<float> means = node_means(model);
  out.segments.resize(context.size());
  for (size_t s = 0; s < context.size(); ++s) {
    SegmentReport& report = out.segments[s];
    report.local = local[s];
    report.likely = likely[s];
    Shares shares = shares_of(model, means, context[s]);
    for (Push& push : report.pushes) {
      const auto best = std::max_element(
          shares.begin(), shares.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
      push = {static_cast<uint8_t>(best - shares.begin()), *best};
      *best = 0;
    }
  }
}

}  // namespace dokhae::extract
