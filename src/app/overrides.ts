import type { Backend } from '../../workers/contract.ts';

/** What the page's own URL asks for, instead of the automatic choice. Nothing of it is stored. */
export interface Overrides {
  readonly backend: Backend | undefined;
  readonly seed: number;
  readonly lang: 'en' | 'zh' | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf: string | undefined;
  /** Silence limit in days. */
  readonly horizon: number | undefined;
  /** False with `?train=off`: training waits for the button. */
  readonly train: boolean;
  /** True with `?session=only`: nothing is written to disk. */
  readonly session: boolean;
}

const DEFAULT_SEED = 1;

/** Reads the query of the page; what is not understood counts as not asked. */
export function readOverrides(search: string): Overrides {
  const query = new URLSearchParams(search);
  const backend = query.get('backend');
  const lang = query.get('lang');
  const asOf = query.get('as_of') ?? '';
  return {
    backend: backend === 'webgpu' || backend === 'wasm' || backend === 'cpu' ? backend : undefined,
    seed: wholeNumber(query.get('seed')) ?? DEFAULT_SEED,
    lang: lang === 'en' || lang === 'zh' ? lang : undefined,
    asOf: isDay(asOf) ? asOf : undefined,
    horizon: wholeNumber(query.get('horizon')),
    train: query.get('train') !== 'off',
    session: query.get('session') === 'only',
  };
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Settings that the URL decides, whatever the person picks. */
export function addressed({ asOf, horizon }: Overrides): ('as_of' | 'horizon')[] {
  return [
    ...(asOf === undefined ? [] : (['as_of'] as const)),
    ...(horizon === undefined ? [] : (['horizon'] as const)),
  ];
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
