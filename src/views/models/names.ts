import * as m from '../../app/words/compiled/messages.js';

type Words = Readonly<Record<string, () => string>>;

const models: Words = {
  churn: m.models_churn,
  affinity: m.models_affinity,
  basket: m.models_basket,
  logistic: m.models_logistic,
  rule_recency: m.models_rule_recency,
  als: m.models_als,
  popularity: m.models_popularity,
  own_repeats: m.models_own_repeats,
};

const backends: Words = {
  webgpu: m.models_backend_webgpu,
  wasm: m.models_backend_wasm,
  cpu: m.models_backend_cpu,
};

const reasons: Words = {
  asked: m.models_reason_asked,
  fastest: m.models_reason_fastest,
  no_gpu: m.models_reason_no_gpu,
  software_gpu: m.models_reason_software_gpu,
  no_wasm: m.models_reason_no_wasm,
  after_loss: m.models_reason_after_loss,
};

const outcomes: Words = {
  ok: m.models_outcome_ok,
  refused: m.models_outcome_refused,
  failed: m.models_outcome_failed,
  cancelled: m.models_outcome_cancelled,
};

const stages: Words = {
  validate: m.models_stage_validate,
  train: m.models_stage_train,
  rule: m.models_stage_rule,
  serve: m.models_stage_serve,
  evaluate_fit: m.models_stage_evaluate_fit,
  evaluate: m.models_stage_evaluate,
  fit: m.models_stage_fit,
  suggest: m.models_stage_suggest,
  similar: m.models_stage_similar,
  fold_in: m.models_stage_fold_in,
};

const roles: Words = { serve: m.models_role_serve, test: m.models_role_test, train: m.models_role_train };

/** A code that stands in a table, in words; a code without words stays as it is. */
const say =
  (words: Words) =>
  (code: string): string =>
    words[code]?.() ?? code;

export const modelName = say(models);
export const backendName = say(backends);
export const reasonText = say(reasons);
export const outcomeName = say(outcomes);
export const stageName = say(stages);
export const roleName = say(roles);
