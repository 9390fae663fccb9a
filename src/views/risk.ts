import * as m from '../app/words/compiled/messages.js';
import type { Column } from '../ui/column.ts';
import type { Format } from '../ui/format.ts';

interface AtRisk {
  readonly probability: number | null;
  readonly at_stake: number | null;
}

export function riskColumn(format: Format): Column<AtRisk> {
  return {
    key: 'risk',
    label: m.churn_risk(),
    number: true,
    sortable: true,
    hint: m.churn_risk_hint(),
    text: (row) => format.percent(row.probability),
  };
}

export function stakeColumn(format: Format): Column<AtRisk> {
  return {
    key: 'stake',
    label: m.churn_stake(),
    number: true,
    sortable: true,
    hint: m.churn_stake_hint(),
    text: (row) => format.money(row.at_stake),
  };
}
