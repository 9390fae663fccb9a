import * as m from '../../app/words/compiled/messages.js';
import type { Format } from '../../ui/format.ts';

/** A measure of a report card: its name, what it means, and how its figure is written. */
export interface Measure {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  text(value: number): string;
}

/** The measures in the order in which they are read. */
export function measures(format: Format): Measure[] {
  const share = (value: number): string => format.percent(value, 1);
  const figure = (value: number): string => format.decimal(value, 4);
  const count = (value: number): string => format.count(value);
  return [
    { key: 'base_rate', name: m.models_base_rate(), hint: m.models_base_rate_hint(), text: share },
    { key: 'roc_auc', name: m.models_roc_auc(), hint: m.models_roc_auc_hint(), text: figure },
    { key: 'pr_auc', name: m.models_pr_auc(), hint: m.models_pr_auc_hint(), text: figure },
    { key: 'brier', name: m.models_brier(), hint: m.models_brier_hint(), text: figure },
    { key: 'log_loss', name: m.models_log_loss(), hint: m.models_log_loss_hint(), text: figure },
    { key: 'accuracy', name: m.models_accuracy(), hint: m.models_accuracy_hint(), text: share },
    { key: 'list_size', name: m.models_list_size(), hint: m.models_list_size_hint(), text: count },
    { key: 'precision_at_list', name: m.models_precision(), hint: m.models_precision_hint(), text: share },
    { key: 'recall_at_list', name: m.models_recall(), hint: m.models_recall_hint(), text: share },
    { key: 'recall_at_10', name: m.models_recall_10(), hint: m.models_recall_10_hint(), text: figure },
    { key: 'ndcg_at_10', name: m.models_ndcg_10(), hint: m.models_ndcg_10_hint(), text: figure },
    { key: 'map_at_10', name: m.models_map_10(), hint: m.models_map_10_hint(), text: figure },
    { key: 'coverage', name: m.models_coverage(), hint: m.models_coverage_hint(), text: share },
    { key: 'customers', name: m.models_customers(), hint: m.models_customers_hint(), text: count },
  ];
}
