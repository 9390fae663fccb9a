// One workgroup, one row. A lane owns every LANES-th factor of the vectors, and one pair of each batch of LANES pairs.
var<workgroup> x : array<f32, K>;
var<workgroup> r : array<f32, K>;
var<workgroup> p : array<f32, K>;
var<workgroup> q : array<f32, K>;
var<workgroup> weights : array<f32, LANES>;
var<workgroup> bounds : vec2<i32>;

// r · r and p · q, the same on every lane.
fn squares() -> f32 {
  var sum = 0.0;
  for (var i = 0; i < K; i++) { sum += r[i] * r[i]; }
  return sum;
}
fn curvature() -> f32 {
  var sum = 0.0;
  for (var i = 0; i < K; i++) { sum += p[i] * q[i]; }
  return sum;
}

// q = gram · v; then q += Σ weight y over the pairs, with weight extra (y · v), or for the right-hand side
// q = −q + Σ (1 + extra − extra (y · v)) y.
fn apply(lane : i32, first : bool, span : vec2<i32>) {
  for (var i = lane; i < K; i += LANES) {
    var sum = 0.0;
    for (var j = 0; j < K; j++) { sum += gram[i * K + j] * select(p[j], x[j], first); }
    q[i] = select(sum, -sum, first);
  }
  for (var batch = span.x; batch < span.y; batch += LANES) {
    let pair = batch + lane;
    if (pair < span.y) {
      let at = columns[pair] * K;
      var score = 0.0;
      for (var j = 0; j < K; j++) { score += factors[at + j] * select(p[j], x[j], first); }
      weights[lane] = select(extra[pair] * score, 1.0 + extra[pair] - extra[pair] * score, first);
    }
    workgroupBarrier();
    for (var i = lane; i < K; i += LANES) {
      var sum = q[i];
      for (var j = 0; j < min(LANES, span.y - batch); j++) { sum += weights[j] * factors[columns[batch + j] * K + i]; }
      q[i] = sum;
    }
    workgroupBarrier();
  }
  workgroupBarrier();
}

fn main() {
  let lane = i32(localIndex);
  let row = i32(workgroupId.y * numWorkgroups.x + workgroupId.x);
  let inside = row < uniforms.rows;
  if (lane == 0) {
    bounds = vec2<i32>(0, 0);
    if (inside) { bounds = vec2<i32>(starts[row], starts[row + 1]); }
  }
  let span = workgroupUniformLoad(&bounds);
  for (var i = lane; i < K; i += LANES) { x[i] = select(0.0, warm[min(row, uniforms.rows - 1) * K + i], inside); }
  workgroupBarrier();
  apply(lane, true, span);
  for (var i = lane; i < K; i += LANES) {
    r[i] = q[i];
    p[i] = q[i];
  }
  workgroupBarrier();
  var before = squares();
  for (var step = 0; step < STEPS; step++) {
    apply(lane, false, span);
    let live = before > 1e-20;
    let alpha = select(0.0, before / curvature(), live);
    for (var i = lane; i < K; i += LANES) {
      x[i] += alpha * p[i];
      r[i] -= alpha * q[i];
    }
    workgroupBarrier();
    let after = squares();
    let beta = select(0.0, after / before, live);
    for (var i = lane; i < K; i += LANES) { p[i] = r[i] + beta * p[i]; }
    before = after;
    workgroupBarrier();
  }
  if (inside) {
    for (var i = lane; i < K; i += LANES) { result[row * K + i] = x[i]; }
  }
}
