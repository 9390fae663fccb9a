import { exportOf } from '../format.ts';

/** Stripe, Payments > Export: one row per payment, in UTC. The short layout names no customer. */
export const source = exportOf({
  name: 'stripe_payments',
  own: ['id', 'Amount', 'Amount Refunded', 'Converted Amount', 'Mode', 'Status'],
  utc: true,
  rules: [
    { when: { Status: '^(failed|canceled|requires_)' }, means: 'unpaid' },
    { when: { Captured: '^false$' }, means: 'unpaid' },
  ],
  names: {
    order_id: 'id',
    date: ['Created date (UTC)', 'Created (UTC)'],
    email: 'Customer Email',
    platform_customer_id: 'Customer ID',
    customer_name: 'Card Name',
    country: 'Card Address Country',
    order_total: 'Amount',
    refunded: 'Amount Refunded',
    tax: 'Tax',
    currency: 'Currency',
    status_word: 'Status',
  },
});
