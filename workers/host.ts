import { expose, transfer } from 'comlink';
import type { Host, Model } from './contract.ts';
import { drive } from './drive.ts';
import { buffersOf, sent } from './text.ts';

const files = import.meta.glob<{ model: Model<Record<string, unknown>> }>('./models/*.ts', { eager: true });
const models = new Map(Object.values(files).map(({ model }) => [model.name, model]));

const host: Host = {
  models: () => [...models.values()].map(({ name, reads, writes }) => ({ name, reads, writes })),
  async run(name, input, options, wanted, report) {
    const model = models.get(name);
    if (!model) return { ok: false, failure: { code: 'model/failed', facts: { message: name } }, device: null };
    const outcome = await drive(model, input, options, wanted, report);
    if (!outcome.ok) return outcome;
    const tables = sent(outcome.tables);
    return transfer({ ...outcome, tables }, buffersOf(tables));
  },
};

expose(host);
