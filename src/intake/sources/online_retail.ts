import { exportOf } from '../format.ts';

/** UCI Online Retail and Online Retail II: one row per line of an invoice, returns on invoices that begin with C. */
export const source = exportOf({
  name: 'online_retail',
  own: ['StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Country'],
  names: {
    order_id: ['InvoiceNo', 'Invoice'],
    product_id: 'StockCode',
    product_name: 'Description',
    quantity: 'Quantity',
    date: 'InvoiceDate',
    unit_price: ['UnitPrice', 'Price'],
    platform_customer_id: ['CustomerID', 'Customer ID'],
    country: 'Country',
  },
});
