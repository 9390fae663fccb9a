// One workgroup, one row. Vectors stand in quarters: QUARTERS times four factors. A lane owns every LANES-th row of the
// gram, every LANES-th quarter of the vectors, and one pair of each batch of LANES pairs.
var<workgroup> x : array<vec4<f32>, QUARTERS>;
var<workgroup> r : array<vec4<f32>, QUARTERS>;
var<workgroup> p : array<vec4<f32>, QUARTERS>;
var<workgroup> q : array<vec4<f32>, QUARTERS>;
var<workgroup> product : array<f32, 4 * QUARTERS>;
var<workgroup> weights : array<f32, LANES>;
var<workgroup> bounds : vec2<i32>;

// r · r and p · q, the same on every lane.
fn squares() -> f32 {
  var sum = 0.0;
  for (var i = 0; i < QUARTERS; i++) { sum += dot(r[i], r[i]); }
  return sum;
}
fn curvature() -> f32 {
  var sum = 0.0;
  for (var i = 0; i < QUARTERS; i++) { sum += dot(p[i], q[i]); }
  return sum;
}

// q = gram · p + Σ extra (y · p) y over the pairs; at first, with p the warm start, the residual of the right-hand side
// q = −gram · p + Σ (1 + extra − extra (y · p)) y.
fn apply(lane : i32, first : bool, span : vec2<i32>) {
  for (var i = lane; i < 4 * QUARTERS; i += LANES) {
    var sum = 0.0;
    for (var j = 0; j < QUARTERS; j++) { sum += dot(gram[i * QUARTERS + j], p[j]); }
    product[i] = select(sum, -sum, first);
  }
  workgroupBarrier();
  for (var i = lane; i < QUARTERS; i += LANES) {
    q[i] = vec4<f32>(product[4 * i], product[4 * i + 1], product[4 * i + 2], product[4 * i + 3]);
  }
  for (var batch = span.x; batch < span.y; batch += LANES) {
    let pair = batch + lane;
    if (pair < span.y) {
      let at = columns[pair] * QUARTERS;
      var score = 0.0;
      for (var j = 0; j < QUARTERS; j++) { score += dot(factors[at + j], p[j]); }
      weights[lane] = select(extra[pair] * score, 1.0 + extra[pair] - extra[pair] * score, first);
    }
    workgroupBarrier();
    for (var i = lane; i < QUARTERS; i += LANES) {
      var sum = q[i];
      for (var j = 0; j < min(LANES, span.y - batch); j++) {
        sum += weights[j] * factors[columns[batch + j] * QUARTERS + i];
      }
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
  for (var i = lane; i < QUARTERS; i += LANES) {
    x[i] = warm[min(row, uniforms.rows - 1) * QUARTERS + i];
    p[i] = x[i];
  }
  workgroupBarrier();
  apply(lane, true, span);
  for (var i = lane; i < QUARTERS; i += LANES) {
    r[i] = q[i];
    p[i] = q[i];
  }
  workgroupBarrier();
  var before = squares();
  for (var step = 0; step < STEPS; step++) {
    apply(lane, false, span);
    let live = before > 1e-20;
    let alpha = select(0.0, before / curvature(), live);
    for (var i = lane; i < QUARTERS; i += LANES) {
      x[i] += alpha * p[i];
      r[i] -= alpha * q[i];
    }
    workgroupBarrier();
    let after = squares();
    let beta = select(0.0, after / before, live);
    for (var i = lane; i < QUARTERS; i += LANES) { p[i] = r[i] + beta * p[i]; }
    before = after;
    workgroupBarrier();
  }
  if (inside) {
    for (var i = lane; i < QUARTERS; i += LANES) { result[row * QUARTERS + i] = x[i]; }
  }
}
