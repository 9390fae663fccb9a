import { exportOf } from '../format.ts';

/**
 * Etsy, monthly statement: what moved money, without buyers and products. Sales are orders, and the tax that Etsy keeps
 * of each is the order's; refunds are returns of their day, all else (fees, postage, advertising, deposits) is neither.
 */
export const source = exportOf({
  name: 'etsy_statement',
  own: ['Date', 'Type', 'Title', 'Info', 'Amount', 'Fees & Taxes', 'Net'],
  dateOrder: 'mdy',
  numberIn: {
    columns: ['Title', 'Info', 'Date', 'Amount'],
    pattern: '^(?:Payment for|Sales tax paid by buyer) Order #(\\d+).*$',
  },
  rules: [
    { when: { Type: '^sale$' }, means: 'paid' },
    { when: { Type: '^tax$', Title: 'paid by buyer' }, means: 'paid' },
    { when: { Type: '^refund$', Amount: '\\d' }, means: 'as_written' },
    { when: {}, means: 'not_an_order' },
  ],
  names: {
    order_id: 'Title',
    date: 'Date',
    order_total: 'Amount',
    tax: 'Fees & Taxes',
    currency: 'Currency',
  },
});
