import type { Settings } from '../screen.ts';

type Typed = Pick<Settings, 'currency' | 'rates' | 'order_cap'>;

/**
 * The settings once `to` is the shop's own currency instead of `from`: what was typed in the old one is converted at the
 * rate of the new one, and forgotten where that is not known.
 */
export function turned({ rates, order_cap }: Pick<Typed, 'rates' | 'order_cap'>, from: string, to: string): Typed {
  if (to === from) return { currency: to, rates, order_cap };
  const worth = rates[to];
  if (worth === undefined) return { currency: to || null, rates: {}, order_cap: null };
  const inNew = (amount: number): number => Number((amount / worth).toPrecision(12));
  const others = Object.entries(rates).filter(([currency]) => currency !== to);
  return {
    currency: to,
    rates: Object.fromEntries([...others, [from, 1] as const].map(([currency, rate]) => [currency, inNew(rate)])),
    order_cap: order_cap === null ? null : Math.round(inNew(order_cap) * 100) / 100,
  };
}
