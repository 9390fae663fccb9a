import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { emptyShop, one } from '../sql/shop.ts';
import { readExport, type Rows, sumsOf } from './export.ts';

/** What went back, and what stands below the first row of an order, in exports of platforms. */

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
const read = (rows: Rows) => readExport(database, rows);
const sums = () => sumsOf(database);

const paypal = {
  Date: '03/14/2026',
  Time: '10:00:00',
  Type: 'Express Checkout Payment',
  Status: 'Completed',
  Net: '0',
  'From Email Address': 'ann@x.de',
  'To Email Address': 'shop@x.de',
  'Balance Impact': 'Credit',
};
const paidOut = { 'From Email Address': 'shop@x.de', 'To Email Address': 'ann@x.de', 'Balance Impact': 'Debit' };

test('PayPal: a refund belongs to who got it, and one that the shop got is no sale', async () => {
  await read([
    { ...paypal, 'Transaction ID': 'T1', Gross: '25.00' },
    { ...paypal, ...paidOut, 'Transaction ID': 'T2', Gross: '-10.00', Type: 'Payment Refund' },
    { ...paypal, 'Transaction ID': 'T3', Gross: '40.00', Type: 'Payment Refund', 'From Email Address': 'mill@x.de' },
    { ...paypal, 'Transaction ID': 'T4', Gross: '30.00', Type: 'Mobile Payment', 'From Email Address': 'bo@x.de' },
    { ...paypal, ...paidOut, 'Transaction ID': 'T5', Gross: '-7.00', Type: 'PreApproved Payment Bill User Payment' },
  ]);
  expect(await sums()).toMatchObject({
    orders: 3,
    goods: 45,
    lines: 45,
    paid: 55,
    customers: 'ann@x.de bo@x.de',
    rejected: 2,
  });
  const ann = `SELECT sum(goods)::DOUBLE AS net FROM orders WHERE customer_id = 'ann@x.de'`;
  expect(await one(database, ann)).toEqual({ net: 15 });
});

test('PayPal in German', async () => {
  const row = {
    Datum: '14.03.2026',
    Uhrzeit: '10:00:00',
    Typ: 'PayPal Express-Zahlung',
    Status: 'Abgeschlossen',
    Währung: 'EUR',
    Netto: '0,00',
    'Absender E-Mail-Adresse': 'ann@x.de',
    'Empfänger E-Mail-Adresse': 'shop@x.de',
    'Auswirkung auf Guthaben': 'Haben',
  };
  const out = {
    'Absender E-Mail-Adresse': 'shop@x.de',
    'Empfänger E-Mail-Adresse': 'ann@x.de',
    'Auswirkung auf Guthaben': 'Soll',
  };
  await read([
    { ...row, Transaktionscode: 'T1', Brutto: '1.025,50' },
    { ...row, ...out, Transaktionscode: 'T2', Brutto: '-25,50', Typ: 'Rückzahlung' },
    { ...row, ...out, Transaktionscode: 'T3', Brutto: '-900,00', Typ: 'Allgemeine Abbuchung' },
    { ...row, Transaktionscode: 'T4', Brutto: '40,00', Typ: 'Rückzahlung', 'Absender E-Mail-Adresse': 'mill@x.de' },
    { ...row, Transaktionscode: 'T5', Brutto: '7,00', Status: 'Ausstehend', 'Absender E-Mail-Adresse': 'bo@x.de' },
    { ...row, Transaktionscode: 'T6', Brutto: '9,00', Typ: 'Einbehaltung', 'Auswirkung auf Guthaben': 'Memo' },
  ]);
  expect(await sums()).toMatchObject({
    orders: 3,
    goods: 1000,
    paid: 1025.5,
    customers: 'ann@x.de bo@x.de',
    rejected: 3,
  });
});

const webtoffee = {
  order_date: '2026-03-01 10:00:00',
  status: 'completed',
  order_total: '27.00',
  shipping_total: '2.00',
  tax_total: '0.00',
  line_item_1: 'name:Mug|sku:M-1|quantity:2|total:25.00',
};
test('WebToffee: the refunds of an order are added up, and its guests are known by nothing', async () => {
  const refunds =
    'amount:10.00|reason:broken, amount:99|date:2026-03-05 10:00:00;amount:2.50|reason:|date:2026-03-06 10:00:00';
  await read([
    { ...webtoffee, order_id: '1', billing_email: 'ann@x.de', customer_id: '3', refund_items: refunds },
    { ...webtoffee, order_id: '2', billing_email: '', customer_id: '0' },
    {
      ...webtoffee,
      order_id: '3',
      billing_email: '',
      customer_id: '0',
      refund_items: 'amount:27.00|reason:|date:2026-03-05',
    },
  ]);
  expect(await database.rows('SELECT order_id, customer_id, status, refunded FROM orders ORDER BY order_id')).toEqual([
    { order_id: '1', customer_id: 'ann@x.de', status: 'part_refunded', refunded: 12.5 },
    { order_id: '2', customer_id: null, status: 'paid', refunded: 0 },
    { order_id: '3', customer_id: null, status: 'refunded', refunded: 25 },
  ]);
  expect(await sums()).toMatchObject({ goods: 75, refunded: 37.5, paid: 81 });
});

const magento = {
  'Purchase Point': 'Main',
  'Purchase Date': 'Mar 14, 2026 10:00:00 AM',
  'Grand Total (Base)': '10.00',
  'Grand Total (Purchased)': '10.00',
  'Customer Email': 'ann@x.de',
};
test('Magento writes states as labels or as codes', async () => {
  const states = ['Suspected Fraud', 'suspected_fraud', 'Payment Review', 'payment_review', 'On Hold', 'holded'];
  const more = ['Pending Payment', 'Complete', 'Closed'];
  await read([...states, ...more].map((Status, at) => ({ ...magento, ID: `00${at}`, Status })));
  const found = await database.rows<{ status: string }>('SELECT status FROM orders ORDER BY order_id');
  expect(found.map(({ status }) => status).join(' ')).toBe(
    'cancelled cancelled unpaid unpaid unpaid unpaid unpaid paid refunded',
  );
});

const columns = [
  'Order Number | Order Status | Order Date | Email (Billing) | Order Subtotal Amount | Cart Discount Amount',
  'Order Total Amount | Order Shipping Amount | SKU | Item Name | Quantity (- Refund) | Item Cost',
].join(' | ');
const advanced = [
  '21|Completed|2026-03-14 10:00|ann@x.de|40|4|39|3|M-1|Mug|3|10',
  '||||||||T-1|Tea|1|10',
  '22|Completed|2026-03-15 10:00|bo@x.de|10|0|10|0|T-1|Tea|1|10',
  '||||||49|||||',
].map((row) => Object.fromEntries(row.split('|').map((cell, at) => [columns.split(' | ')[at] ?? '', cell])));
test('Advanced Order Export: items below the first row of an order are its own, a row of sums is not', async () => {
  await read(advanced);
  expect(await sums()).toMatchObject({ orders: 2, goods: 46, lines: 46, paid: 49, rejected: 1 });
  expect(
    await database.rows('SELECT order_id, product_id, quantity, amount FROM order_lines ORDER BY order_id, product_id'),
  ).toEqual([
    { order_id: '21', product_id: 'M-1', quantity: 3, amount: 27 },
    { order_id: '21', product_id: 'T-1', quantity: 1, amount: 9 },
    { order_id: '22', product_id: 'T-1', quantity: 1, amount: 10 },
  ]);
});

test('eBay in German', async () => {
  const row = {
    Verkaufsprotokollnummer: '1',
    'Nutzername des Käufers': 'ann',
    'Verkauft am': '21-Jul-25',
    Anzahl: '2',
  };
  await read([
    { ...row, Bestellnummer: '09-1', Angebotstitel: 'Tasse', 'Verkauft für': '10,00 €', Gesamtbetrag: '24,00 €' },
    { ...row, Bestellnummer: '09-2', Angebotstitel: 'Tee', 'Verkauft für': '1.005,50 €', Gesamtbetrag: '2.011,00 €' },
  ]);
  expect(await sums()).toMatchObject({ orders: 2, goods: 2031, lines: 2031, paid: 2035, customers: 'ann' });
  expect(await database.rows('SELECT DISTINCT source FROM sources')).toEqual([{ source: 'ebay_orders' }]);
});
