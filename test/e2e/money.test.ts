import { expect, it } from 'vitest';
import { arrive, eventually, exported, files, show, site, status } from './visit.ts';

const { host, browser } = await site();

const payments = [
  'id,Created (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Mode,Status,Customer Email',
  'ch_1,2026-03-01 23:30:00,20.00,0.00,eur,true,,Live,Paid,a@x.de',
  'ch_2,2026-03-02 10:00:00,30.00,0.00,eur,true,,Live,Paid,b@x.de',
  'ch_3,2026-03-03 10:00:00,100.00,0.00,usd,true,,Live,Paid,a@x.de',
  '',
].join('\n');

it('adds another currency only at the rate typed in, and reads UTC in the zone picked', async () => {
  const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
  await files(page, { name: 'payments.csv', content: payments });
  await status(page, 'ready');
  const goods = async () => (await exported(page, 'orders')).map((order) => [order['order_id'], order['goods']]);
  expect(Object.fromEntries(await goods())).toEqual({ ch_1: '20.0000', ch_2: '30.0000', ch_3: '0.0000' });

  const data = () => show(page, 'data');
  await data();
  await page.getByText('1 row in USD counts without money').waitFor();
  await page.getByRole('spinbutton', { name: '1 USD in EUR' }).fill('0.9');
  await page.getByRole('spinbutton', { name: '1 USD in EUR' }).blur();
  await eventually(async () => Object.fromEntries(await goods())['ch_3']).toBe('90.0000');

  const day = async () => (await exported(page, 'orders')).find(({ order_id: id }) => id === 'ch_1')?.['ordered_on'];
  await data();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo');
  await eventually(day).toBe('2026-03-02');
  await data();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('America/New_York');
  await eventually(day).toBe('2026-03-01');
  await page.reload();
  await status(page, 'ready');
  expect(await day()).toBe('2026-03-01');
  expect(Object.fromEntries(await goods())['ch_3']).toBe('90.0000');
  await context.close();
});
