// Conjugate-gradient half-iteration of ALS on the heap that the kernel shares with TensorFlow.js: no data section, so
// no array literals, no `new`. All pointers are bytes; k is a multiple of 4 and every vector starts at 16 bytes.

function total(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3);
}

function dot(a: usize, b: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + i), v128.load(b + i)));
  return total(sum);
}

/** out = gram · v for a symmetric gram, four rows at once. */
function product(gram: usize, v: usize, out: usize, bytes: usize): void {
  for (let row: usize = 0; row < bytes; row += 16) {
    const a = gram + (row >> 2) * bytes;
    let s0 = f32x4.splat(0),
      s1 = f32x4.splat(0),
      s2 = f32x4.splat(0),
      s3 = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const x = v128.load(v + i);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(a + i), x));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(a + bytes + i), x));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(a + 2 * bytes + i), x));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(a + 3 * bytes + i), x));
    }
    f32.store(out + row, total(s0));
    f32.store(out + row, total(s1), 4);
    f32.store(out + row, total(s2), 8);
    f32.store(out + row, total(s3), 12);
  }
}

/** out += Σ weight · y over the pairs from … to of one row, where the weight follows from y · v. */
function gather(
  factors: usize,
  columns: usize,
  extra: usize,
  from: i32,
  to: i32,
  v: usize,
  out: usize,
  bytes: usize,
  first: bool,
): void {
  let at = from;
  for (; at + 3 < to; at += 4) {
    const index = columns + ((<usize>at) << 2);
    const y0 = factors + <usize>i32.load(index) * bytes;
    const y1 = factors + <usize>i32.load(index, 4) * bytes;
    const y2 = factors + <usize>i32.load(index, 8) * bytes;
    const y3 = factors + <usize>i32.load(index, 12) * bytes;
    let s0 = f32x4.splat(0),
      s1 = f32x4.splat(0),
      s2 = f32x4.splat(0),
      s3 = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const x = v128.load(v + i);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(y0 + i), x));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(y1 + i), x));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(y2 + i), x));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(y3 + i), x));
    }
    const e = extra + ((<usize>at) << 2);
    const w0 = f32x4.splat(weight(f32.load(e), total(s0), first));
    const w1 = f32x4.splat(weight(f32.load(e, 4), total(s1), first));
    const w2 = f32x4.splat(weight(f32.load(e, 8), total(s2), first));
    const w3 = f32x4.splat(weight(f32.load(e, 12), total(s3), first));
    for (let i: usize = 0; i < bytes; i += 16) {
      const a = f32x4.add(f32x4.mul(w0, v128.load(y0 + i)), f32x4.mul(w1, v128.load(y1 + i)));
      const b = f32x4.add(f32x4.mul(w2, v128.load(y2 + i)), f32x4.mul(w3, v128.load(y3 + i)));
      v128.store(out + i, f32x4.add(v128.load(out + i), f32x4.add(a, b)));
    }
  }
  for (; at < to; at++) {
    const y = factors + <usize>i32.load(columns + ((<usize>at) << 2)) * bytes;
    const w = f32x4.splat(weight(f32.load(extra + ((<usize>at) << 2)), dot(y, v, bytes), first));
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(out + i, f32x4.add(v128.load(out + i), f32x4.mul(w, v128.load(y + i))));
    }
  }
}

/** What a pair adds: to a product with v, or at first to the residual of the right-hand side at v. */
function weight(extra: f32, score: f32, first: bool): f32 {
  return first ? 1 + extra - extra * score : extra * score;
}

/** a += scale · b */
function addScaled(a: usize, b: usize, scale: f32, bytes: usize): void {
  const s = f32x4.splat(scale);
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(a + i, f32x4.add(v128.load(a + i), f32x4.mul(s, v128.load(b + i))));
}

export function alsHalfStep(
  factors: usize,
  gram: usize,
  starts: usize,
  columns: usize,
  extra: usize,
  warm: usize,
  out: usize,
  scratch: usize,
  rows: i32,
  k: i32,
  steps: i32,
): void {
  const bytes = (<usize>k) << 2;
  const r = scratch,
    p = scratch + bytes,
    q = scratch + 2 * bytes;
  for (let row = 0; row < rows; row++) {
    const x = out + <usize>row * bytes;
    memory.copy(x, warm + <usize>row * bytes, bytes);
    const from = i32.load(starts + ((<usize>row) << 2));
    const to = i32.load(starts + ((<usize>row) << 2), 4);
    product(gram, x, r, bytes);
    for (let i: usize = 0; i < bytes; i += 16) v128.store(r + i, f32x4.neg(v128.load(r + i)));
    gather(factors, columns, extra, from, to, x, r, bytes, true);
    memory.copy(p, r, bytes);
    let before = dot(r, r, bytes);
    for (let step = 0; step < steps && before > 1e-20; step++) {
      product(gram, p, q, bytes);
      gather(factors, columns, extra, from, to, p, q, bytes, false);
      const alpha = before / dot(p, q, bytes);
      addScaled(x, p, alpha, bytes);
      addScaled(r, q, -alpha, bytes);
      const after = dot(r, r, bytes);
      const beta = f32x4.splat(after / before);
      for (let i: usize = 0; i < bytes; i += 16) {
        v128.store(p + i, f32x4.add(v128.load(r + i), f32x4.mul(beta, v128.load(p + i))));
      }
      before = after;
    }
  }
}
