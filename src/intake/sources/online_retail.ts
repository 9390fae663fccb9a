import { columnsNamed, type Source } from '../source.ts';

/** UCI Online Retail and Online Retail II: one row per line of an invoice, returns on invoices that begin with C. */
const names = {
  order_id: 'InvoiceNo',
  product_id: 'StockCode',
  product_name: 'Description',
  quantity: 'Quantity',
  date: 'InvoiceDate',
  unit_price: 'UnitPrice',
  platform_customer_id: 'CustomerID',
  country: 'Country',
};
const secondNames = { ...names, order_id: 'Invoice', unit_price: 'Price', platform_customer_id: 'Customer ID' };

const namesOf = (headers: readonly string[]) => (headers.includes('InvoiceNo') ? names : secondNames);

export const source: Source = {
  name: 'online_retail',
  recognise: ({ headers }) => (Object.values(namesOf(headers)).every((name) => headers.includes(name)) ? 1 : 0),
  map: (sample) => ({ source: 'online_retail', ...columnsNamed(sample, namesOf(sample.headers)), certain: true }),
};
