// Gradient-boosted decision trees for a probability: histograms, logistic loss, second order.
// Small and plain; a fit of 50,000 rows and 130 features takes about half a minute.

/**
 * @param {{x: Float32Array, y: Float64Array, weight: Float64Array, width: number}} data rows of `width` features
 * @param {{trees: number, depth: number, rate: number, columns: number, bins: number, l2: number, leastHessian: number}} options
 * @returns {{base: number, trees: object[][]}} nodes {feature, threshold, left, right, value}; a leaf has no feature
 */
export function boost({ x, y, weight, width }, options) {
  const { trees, depth, rate, columns, bins, l2, leastHessian } = options;
  const rows = y.length;
  const { edges, bin } = quantize(x, rows, width, bins);
  const useful = edges.flatMap((list, feature) => (list.length > 0 ? [feature] : []));
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };

  let positive = 0;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    positive += weight[i] * y[i];
    total += weight[i];
  }
  const base = Math.log(positive / (total - positive));
  const logit = new Float64Array(rows).fill(base);
  const gradient = new Float64Array(rows);
  const hessian = new Float64Array(rows);
  const sumG = new Float64Array(bins);
  const sumH = new Float64Array(bins);

  const bestSplit = (members, g, h, features) => {
    const alone = (g * g) / (h + l2);
    let best = null;
    let gain = 1e-3;
    for (const feature of features) {
      sumG.fill(0);
      sumH.fill(0);
      for (const i of members) {
        const b = bin[i * width + feature];
        sumG[b] += gradient[i];
        sumH[b] += hessian[i];
      }
      let leftG = 0;
      let leftH = 0;
      for (let b = 0; b < edges[feature].length; b++) {
        leftG += sumG[b];
        leftH += sumH[b];
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
    const nodes = [{}];
    let level = [{ id: 0, members: Uint32Array.from({ length: rows }, (_, i) => i) }];
    for (let d = 0; level.length > 0; d++) {
      const next = [];
      for (const { id, members } of level) {
        let g = 0;
        let h = 0;
        for (const i of members) {
          g += gradient[i];
          h += hessian[i];
        }
        nodes[id].value = (-rate * g) / (h + l2);
        const split = d < depth && h >= 2 * leastHessian ? bestSplit(members, g, h, features) : null;
        if (!split) continue;
        const goesLeft = (i) => bin[i * width + split.feature] <= split.bin;
        const left = members.filter(goesLeft);
        const right = members.filter((i) => !goesLeft(i));
        Object.assign(nodes[id], { feature: split.feature, threshold: edges[split.feature][split.bin], left: nodes.length, right: nodes.length + 1 });
        next.push({ id: nodes.length, members: left }, { id: nodes.length + 1, members: right });
        nodes.push({}, {});
      }
      level = next;
    }
    return nodes;
  };

  const forest = [];
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + Math.exp(-logit[i]));
      gradient[i] = (p - y[i]) * weight[i];
      hessian[i] = p * (1 - p) * weight[i];
    }
    const tree = grow();
    forest.push(tree);
    for (let i = 0; i < rows; i++) logit[i] += leaf(tree, x, i * width);
  }
  return { base, trees: forest };
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

/** Thresholds at the quantiles of each feature, and every value's place among them. */
function quantize(x, rows, width, bins) {
  const edges = [];
  const bin = new Uint8Array(rows * width);
  const step = Math.max(1, Math.floor(rows / 20_000));
  for (let feature = 0; feature < width; feature++) {
    const sample = [];
    for (let i = 0; i < rows; i += step) sample.push(x[i * width + feature]);
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
    for (let i = 0; i < rows; i++) {
      const value = x[i * width + feature];
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value >= list[middle]) low = middle + 1;
        else high = middle;
      }
      bin[i * width + feature] = low;
    }
  }
  return { edges, bin };
}
