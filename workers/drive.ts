import {
  type Backend,
  type Device,
  type Model,
  type Outcome,
  type Progress,
  Refusal,
  type Tables,
} from './contract.ts';
import { afterLoss, chooseDevice, lossOf } from './device.ts';

/** One attempt on one device: progress to `report`, the tables back. Throws what the model or the device throws. */
async function attempt<Options>(
  model: Model<Options>,
  input: Tables,
  options: Partial<Options>,
  device: Device,
  report: (progress: Progress) => void,
): Promise<Tables> {
  const run = model.fit(input, { ...model.defaults, ...options }, device);
  const lost = lossOf(device);
  lost.catch(() => {});
  for (;;) {
    const step = await Promise.race([run.next(), lost]);
    if (step.done) return step.value;
    report(step.value);
  }
}

/**
 * Runs one model to its end. What goes wrong on the GPU, other than a refusal, is repeated once without it; a failure
 * comes back as data.
 */
export async function drive<Options>(
  model: Model<Options>,
  input: Tables,
  options: Partial<Options>,
  wanted: Backend | Device | undefined,
  report: (progress: Progress) => void,
): Promise<Outcome> {
  const from = performance.now();
  let device: Device | null = null;
  try {
    device = await chooseDevice(wanted);
    let tables: Tables;
    try {
      tables = await attempt(model, input, options, device, report);
    } catch (reason) {
      if (device.backend !== 'webgpu' || reason instanceof Refusal) throw reason;
      device = await afterLoss(device);
      tables = await attempt(model, input, options, device, report);
    }
    return { ok: true, tables, device, seconds: (performance.now() - from) / 1000 };
  } catch (reason) {
    const failure =
      reason instanceof Refusal
        ? { code: reason.code, facts: reason.facts }
        : { code: 'model/failed', facts: { message: reason instanceof Error ? reason.message : String(reason) } };
    return { ok: false, failure, device };
  }
}
