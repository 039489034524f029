// Gradient-boosted decision trees for a probability: histograms, logistic loss, second order
// (Friedman 2001; the split gain is that of Chen and Guestrin, "XGBoost", 2016). Small and plain.

/**
 * @param {{x: Float32Array, y: Float64Array, weight: Float64Array, width: number}} data rows of `width` features
 * @param {{trees: number, depth: number, rate: number, columns: number, rows: number, bins: number, l2: number, leastHessian: number}} options
 *   `columns` and `rows` are the shares of features and rows that each tree sees
 * @returns {{base: number, trees: object[][]}} nodes {feature, threshold, left, right, value}; a leaf has no feature
 */
export function boost({ x, y, weight, width }, options) {
  const { trees, depth, rate, columns, rows: share, bins, l2, leastHessian } = options;
  const count = y.length;
  const { edges, bin } = quantize(x, count, width, bins);
  const useful = edges.flatMap((list, feature) => (list.length > 0 ? [feature] : []));
  const random = randomNumbers();

  let positive = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    positive += weight[i] * y[i];
    total += weight[i];
  }
  const base = Math.log(positive / (total - positive));
  const logit = new Float64Array(count).fill(base);
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(count);

  /** Sums of gradient and hessian in every bin of every feature: [feature][bin][2]. */
  const histogram = (members, features) => {
    const sums = new Float64Array(width * bins * 2);
    for (const feature of features) {
      const column = bin.subarray(feature * count, (feature + 1) * count);
      const at = feature * bins * 2;
      for (let k = 0; k < members.length; k++) {
        const i = members[k];
        const b = at + column[i] * 2;
        sums[b] += gradient[i];
        sums[b + 1] += hessian[i];
      }
    }
    return sums;
  };

  const bestSplit = (sums, g, h, features) => {
    const alone = (g * g) / (h + l2);
    let best = null;
    let gain = 1e-3;
    for (const feature of features) {
      const at = feature * bins * 2;
      let leftG = 0;
      let leftH = 0;
      for (let b = 0; b < edges[feature].length; b++) {
        leftG += sums[at + b * 2];
        leftH += sums[at + b * 2 + 1];
        const rightH = h - leftH;
        if (leftH < leastHessian || rightH < leastHessian) continue;
        const rightG = g - leftG;
        const here = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (rightH + l2) - alone;
        if (here > gain) {
          gain = here;
          best = { feature, bin: b };
        }
      }
    }
    return best;
  };

  const grow = () => {
    const features = useful.filter(() => random() < columns);
    const all = Uint32Array.from({ length: count }, (_, i) => i).filter(() => random() < share);
    const nodes = [{}];
    let level = [{ id: 0, members: all, sums: histogram(all, features) }];
    for (let d = 0; level.length > 0; d++) {
      const next = [];
      for (const { id, members, sums } of level) {
        let g = 0;
        let h = 0;
        for (const i of members) {
          g += gradient[i];
          h += hessian[i];
        }
        nodes[id].value = (-rate * g) / (h + l2);
        const split = d < depth && h >= 2 * leastHessian ? bestSplit(sums, g, h, features) : null;
        if (!split) continue;
        const column = bin.subarray(split.feature * count, (split.feature + 1) * count);
        const left = members.filter((i) => column[i] <= split.bin);
        const right = members.filter((i) => column[i] > split.bin);
        Object.assign(nodes[id], { feature: split.feature, threshold: edges[split.feature][split.bin], left: nodes.length, right: nodes.length + 1 });
        const children = [{ id: nodes.length, members: left }, { id: nodes.length + 1, members: right }];
        nodes.push({}, {});
        if (d + 1 < depth) {
          // The larger child's sums are what the smaller one's leave of the parent's.
          const [small, large] = left.length <= right.length ? children : [children[1], children[0]];
          small.sums = histogram(small.members, features);
          large.sums = sums.map((sum, k) => sum - small.sums[k]);
        }
        next.push(...children);
      }
      level = next;
    }
    return nodes;
  };

  const forest = [];
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-logit[i]));
      gradient[i] = (p - y[i]) * weight[i];
      hessian[i] = p * (1 - p) * weight[i];
    }
    const tree = grow();
    forest.push(tree);
    for (let i = 0; i < count; i++) logit[i] += leaf(tree, x, i * width);
  }
  return { base, trees: forest };
}

/** Always the same row of numbers in [0, 1), so that a fit can be repeated. */
function randomNumbers() {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x80000000;
  };
}

function leaf(tree, x, at) {
  let node = tree[0];
  while (node.feature !== undefined) node = tree[x[at + node.feature] < node.threshold ? node.left : node.right];
  return node.value;
}

export function probability(model, x, at) {
  let logit = model.base;
  for (const tree of model.trees) logit += leaf(tree, x, at);
  return 1 / (1 + Math.exp(-logit));
}

/** Thresholds at the quantiles of each feature, and every value's place among them, by column. */
function quantize(x, count, width, bins) {
  const edges = [];
  const bin = new Uint8Array(count * width);
  const step = Math.max(1, Math.floor(count / 20_000));
  for (let feature = 0; feature < width; feature++) {
    const sample = [];
    for (let i = 0; i < count; i += step) sample.push(x[i * width + feature]);
    const sorted = Float32Array.from(sample).sort();
    const least = sorted[0];
    const most = sorted.at(-1);
    const list = [];
    for (let b = 1; b < bins; b++) {
      const value = sorted[Math.floor((b * sorted.length) / bins)];
      if (value > (list.at(-1) ?? least)) list.push(value);
    }
    if (list.length === 0 && most > least) list.push(most);
    edges.push(list);
    for (let i = 0; i < count; i++) {
      const value = x[i * width + feature];
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value >= list[middle]) low = middle + 1;
        else high = middle;
      }
      bin[feature * count + i] = low;
    }
  }
  return { edges, bin };
}
