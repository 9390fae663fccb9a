/** Lower factor L of a symmetric positive definite n × n matrix, row-major: A = L Lᵀ. Null when it is not definite. */
export function cholesky(a: ArrayLike<number>, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let t = 0; t < j; t++) sum -= l[i * n + t]! * l[j * n + t]!;
      if (i !== j) l[i * n + j] = sum / l[j * n + j]!;
      else if (sum > 0) l[i * n + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return l;
}

/** y of L y = b, where L is a lower factor. */
export function forward(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let t = 0; t < i; t++) sum -= l[i * n + t]! * y[t]!;
    y[i] = sum / l[i * n + i]!;
  }
  return y;
}

/** x of A x = b, where A = L Lᵀ. */
export function solve(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = forward(l, n, b);
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let t = i + 1; t < n; t++) sum -= l[t * n + i]! * x[t]!;
    x[i] = sum / l[i * n + i]!;
  }
  return x;
}
