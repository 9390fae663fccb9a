import { Refusal } from '../contract.ts';
import { cholesky, solve } from './cholesky.ts';
import type { LogisticProblem, Sums } from './logistic.ts';

export interface Fitted {
  weights: Float64Array;
  /** Largest entry of the mean penalised gradient at the end, in Float64. */
  gradientNorm: number;
  steps: number;
}

interface Point extends Sums {
  weights: Float64Array;
  /** Penalised mean loss. */
  total: number;
}

const mostSteps = 40;
const mostPolish = 20;
const tolerance = 1e-8;

/** The last weight, the constant, is not penalised. */
function penalised(gradient: Float64Array, weights: Float64Array, penalty: number): Float64Array {
  return gradient.map((value, j) => (j < gradient.length - 1 ? value + penalty * weights[j]! : value));
}

function factorOf(curvature: Float64Array, penalty: number, width: number): Float64Array {
  const matrix = curvature.slice();
  for (let j = 0; j < width; j++) matrix[j * width + j]! += j < width - 1 ? penalty : 1e-6;
  const factor = cholesky(matrix, width);
  if (!factor) throw new Refusal('model/diverged', { step: 0 });
  return factor;
}

async function at(problem: LogisticProblem, weights: Float64Array, penalty: number): Promise<Point> {
  const sums = await problem.sums(weights);
  const squares = weights.subarray(0, -1).reduce((sum, value) => sum + value * value, 0);
  const total = (sums.loss + (penalty / 2) * squares) / problem.design.rows;
  return { ...sums, weights, total };
}

/** The point a Newton move leads to, the move halved until the loss no longer rises. */
async function next(problem: LogisticProblem, from: Point, move: Float64Array, penalty: number): Promise<Point> {
  for (let stride = 1; ; stride /= 2) {
    const trial = from.weights.map((value, j) => value - stride * move[j]!);
    const point = await at(problem, trial, penalty);
    if (point.total <= from.total + 1e-6) return point;
    if (stride < 1e-3) throw new Refusal('model/diverged', { loss: point.total });
  }
}

/**
 * L2-penalised logistic regression by Newton's method: minimises mean log-loss + l2/2 ‖w‖², the constant free. Loss,
 * gradient and curvature are tensors on the backend in use; the last steps take the gradient in Float64, so that every
 * backend ends in the same weights. Yields the penalised mean loss after each step. Throws `model/diverged`.
 */
export async function* fitLogistic(problem: LogisticProblem, l2: number): AsyncGenerator<number, Fitted, void> {
  const { rows, width } = problem.design;
  const penalty = l2 * rows;
  let point = await at(problem, new Float64Array(width), penalty);
  for (let step = 1; step <= mostSteps; step++) {
    yield point.total;
    const factor = factorOf(point.curvature, penalty, width);
    const move = solve(factor, width, penalised(point.gradient, point.weights, penalty));
    const before = point.total;
    point = await next(problem, point, move, penalty);
    if (before - point.total < 1e-6) return polished(problem, point, penalty, step);
  }
  throw new Refusal('model/diverged', { step: mostSteps });
}

/** Newton steps with the curvature at hand and the gradient in Float64, until its norm is below 1e-8. */
function polished(problem: LogisticProblem, { weights, curvature }: Point, penalty: number, steps: number): Fitted {
  const { rows, width } = problem.design;
  const factor = factorOf(curvature, penalty, width);
  for (let step = 0; step < mostPolish; step++) {
    const gradient = penalised(problem.exactGradient(weights), weights, penalty);
    const gradientNorm = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / rows;
    if (gradientNorm < tolerance) return { weights, gradientNorm, steps };
    const move = solve(factor, width, gradient);
    weights = weights.map((value, j) => value - move[j]!);
  }
  throw new Refusal('model/diverged', { step: steps });
}
