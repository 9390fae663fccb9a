import type { Model, Progress, Tables } from '../contract.ts';
import { LogisticProblem, probabilities } from '../math/logistic.ts';
import { type Fitted, fitLogistic } from '../math/newton.ts';
import { random, shuffled } from '../math/random.ts';
import { RowsOf } from '../math/rows.ts';
import { logLoss } from '../math/scores.ts';
import { numbers } from '../tables.ts';
import { type Encoder, encode, featureNames, learnEncoder } from './churn/features.ts';
import { reasonsOf } from './churn/reasons.ts';
import { type Answers, churnCalibration, churnCurves, churnReport, reportOn } from './churn/report.ts';
import { type Windows, joined, validationOf, windowsOf } from './churn/windows.ts';

export interface ChurnOptions {
  seed: number;
  /** Strengths of the penalty to choose from, on the mean log-loss. */
  l2: number[];
  /** More training rows than this are thinned out, by seed. */
  most_rows: number;
}

const rule = ['recency_days'];
const ruleL2 = 1e-6;

interface Learnt {
  readonly encoder: Encoder;
  readonly fitted: Fitted;
}

/** One run's view of its input. */
interface Run {
  readonly input: Tables;
  readonly labels: ArrayLike<number>;
  readonly options: ChurnOptions;
  readonly total: number;
  done: number;
}

/** Fits on the given rows, scales included; yields the loss of each Newton step. */
async function* learn(
  run: Run,
  stage: string,
  names: readonly string[],
  rows: Int32Array,
  l2: number,
): AsyncGenerator<Progress, Learnt, void> {
  const encoder = learnEncoder(run.input, names, rows);
  const labels = Uint8Array.from(rows, (row) => run.labels[row]!);
  const problem = new LogisticProblem(encode(run.input, encoder, rows), labels);
  try {
    const steps = fitLogistic(problem, l2);
    for (;;) {
      const step = await steps.next();
      if (step.done) {
        run.done++;
        return { encoder, fitted: step.value };
      }
      yield { stage, done: run.done, total: run.total, loss: step.value };
    }
  } finally {
    problem.dispose();
  }
}

function predict({ input }: Run, { encoder, fitted }: Learnt, rows: Int32Array): Float64Array {
  return probabilities(encode(input, encoder, rows), fitted.weights);
}

/** The seeded part of the rows that training can hold. */
function thinned(rows: Int32Array, { most_rows, seed }: ChurnOptions): Int32Array {
  if (rows.length <= most_rows) return rows;
  return shuffled(rows.length, random(seed))
    .subarray(0, most_rows)
    .map((i) => rows[i]!)
    .sort();
}

interface Choice {
  l2: number;
  dated: boolean;
}

/** The L2 with the least log-loss on the validation rows. */
async function* choose(run: Run, windows: Windows, names: string[]): AsyncGenerator<Progress, Choice, void> {
  const { options } = run;
  const { dated, train, validate } = validationOf(run.input, windows.train, options.seed);
  const labels = Uint8Array.from(validate, (row) => run.labels[row]!);
  let [best, least] = [options.l2[0]!, Infinity];
  for (const l2 of options.l2) {
    const learnt = yield* learn(run, 'validate', names, thinned(train, options), l2);
    const loss = logLoss(labels, predict(run, learnt, validate));
    if (loss < least) [best, least] = [l2, loss];
  }
  return { l2: best, dated };
}

/** Opens the held-out window once, for the model and for the rule. True when the model ranks at least as well. */
async function* compare(run: Run, windows: Windows, names: string[], l2: number) {
  const rows = thinned(joined(windows.train), run.options);
  const model = yield* learn(run, 'train', names, rows, l2);
  const simple = yield* learn(run, 'rule', rule, rows, ruleL2);
  const { test } = windows;
  const labels = Uint8Array.from(test.rows, (row) => run.labels[row]!);
  const recency = numbers(run.input, 'behaviour', 'recency_days');
  const tables = { report: churnReport(), calibration: churnCalibration(), curves: churnCurves() };
  const ask = (model: string, learnt: Learnt, scores?: Float64Array): number => {
    const found = predict(run, learnt, test.rows);
    const answers: Answers = { model, labels, scores: scores ?? found, probabilities: found };
    return reportOn(tables, test, answers, run.options.seed);
  };
  const ours = ask('logistic', model);
  const silence = Float64Array.from(test.rows, (row) => recency[row]!);
  return { beats: ours >= ask('rule_recency', simple, silence), tables };
}

/** Scores with reasons of every customer at the cut-off that is served. */
async function* serve(run: Run, windows: Windows, names: readonly string[], l2: number) {
  const rows = thinned(joined([windows.test, ...windows.train]), run.options);
  const learnt = yield* learn(run, 'serve', names, rows, l2);
  const design = encode(run.input, learnt.encoder, windows.serve.rows);
  const { weights } = learnt.fitted;
  const customers = numbers(run.input, 'behaviour', 'customer_key');
  const scores = {
    customer_key: Int32Array.from(windows.serve.rows, (row) => customers[row]!),
    probability: probabilities(design, weights),
    ...reasonsOf(run.input, windows.serve.rows, design, learnt.encoder, weights),
  };
  return { scores, learnt, rows: rows.length };
}

function windowsTable(run: Run, { all }: Windows) {
  const table = new RowsOf({
    role: 'text',
    cutoff_on: 'text',
    window_end: 'text',
    customers: 'integer',
    churned: 'integer',
  });
  for (const { role, cutoffOn, windowEnd, rows } of all) {
    const churned = role === 'serve' ? 0 : rows.reduce((sum, row) => sum + run.labels[row]!, 0);
    table.add({ role, cutoff_on: cutoffOn, window_end: windowEnd, customers: rows.length, churned });
  }
  return table.columns();
}

function parametersTable(values: Record<string, number>, beats: boolean, { encoder, fitted }: Learnt) {
  const table = new RowsOf({ model: 'text', parameter: 'text', value: 'real' });
  const model = beats ? 'logistic' : 'rule_recency';
  table.add({ model: 'logistic', parameter: 'serves_rule', value: beats ? 0 : 1 });
  for (const [parameter, value] of Object.entries(values)) table.add({ model: 'logistic', parameter, value });
  const seen = new Set<string>();
  const names = encoder.sources.map((source) => (seen.has(source) ? `${source}_missing` : (seen.add(source), source)));
  [...names, 'constant'].forEach((name, j) =>
    table.add({ model, parameter: `weight_${name}`, value: fitted.weights[j]! }),
  );
  return table.columns();
}

/**
 * Who will not buy again within the silence limit: logistic regression on behaviour at dated cut-offs (Cox 1958),
 * judged once on the last window against the rule "longest silent first". Served is whichever ranks better there.
 */
export const model: Model<ChurnOptions> = {
  name: 'churn',
  reads: ['behaviour', 'cutoffs'],
  writes: ['churn_scores', 'churn_report', 'churn_calibration', 'churn_curves', 'churn_windows', 'churn_parameters'],
  defaults: { seed: 1, l2: [1e-4, 1e-3, 1e-2, 1e-1], most_rows: 200_000 },
  async *fit(input, options) {
    const windows = windowsOf(input);
    const labels = numbers(input, 'behaviour', 'churned');
    const run: Run = { input, labels, options, total: options.l2.length + 3, done: 0 };
    const names = featureNames(input);
    const { l2, dated } = yield* choose(run, windows, names);
    const { beats, tables } = yield* compare(run, windows, names, l2);
    const served = yield* serve(run, windows, beats ? names : rule, beats ? l2 : ruleL2);
    const facts = {
      l2,
      validation_dated: dated ? 1 : 0,
      training_rows: served.rows,
      newton_steps: served.learnt.fitted.steps,
    };
    return {
      churn_scores: served.scores,
      churn_report: tables.report.columns(),
      churn_calibration: tables.calibration.columns(),
      churn_curves: tables.curves.columns(),
      churn_windows: windowsTable(run, windows),
      churn_parameters: parametersTable(facts, beats, served.learnt),
    };
  },
};
