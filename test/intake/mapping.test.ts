import { expect, test } from 'vitest';
import { assign, checkMapping, orderExamples } from '../../src/intake/mapping.ts';
import { recognise } from '../../src/intake/recognise.ts';
import { takeSample } from '../../src/intake/sample.ts';
import { columnsRead } from '../../src/intake/columns.ts';
import type { Mapping } from '../../src/intake/source.ts';
import { text } from './shop.ts';

const empty: Mapping = { source: 'generic', columns: {}, why: {}, certain: false };

test('a column holds one field, and a field one column', () => {
  const first = assign(assign(empty, 'date', 1), 'email', 0);
  expect(assign(first, 'phone', 0).columns).toEqual({ date: 1, phone: 0 });
  expect(assign(first, 'date', 2)).toMatchObject({ columns: { date: 2, email: 0 }, why: { date: 'person' } });
  expect(assign(first, 'date', undefined)).toMatchObject({ columns: { email: 0 }, why: { email: 'person' } });
});

test('what a person says of a column takes it from further ones', () => {
  const mapping: Mapping = { ...empty, columns: { email: 0, phone: 1 }, also: { email: [2], phone: [3] } };
  expect(columnsRead(mapping)).toEqual([0, 1, 2, 3]);
  expect(assign(mapping, 'email', 0)).toMatchObject({ columns: { email: 0, phone: 1 }, also: { phone: [3] } });
  expect(assign(mapping, 'country', 3)).toMatchObject({ columns: { country: 3, phone: 1 }, also: { email: [2] } });
  const turned: Mapping = { ...mapping, turned: { when: { column: 5, pattern: 'debit' }, columns: { email: 4 } } };
  expect(columnsRead(turned)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(assign(turned, 'email', 0)).not.toHaveProperty('turned');
  expect(assign(turned, 'country', 6)).toHaveProperty('turned');
});

test('the check counts what can be read, and says what is missing', async () => {
  const sample = await takeSample(text('t.csv', 'a;b;c\nx;13.05.2024;1.234,50\ny;31.02.2024;free\nz;02.05.2024;\n'));
  expect(checkMapping(sample, { ...empty, columns: { date: 1, line_total: 2 } })).toEqual({
    rows: 3,
    dated: true,
    dates: 2,
    first: '2024-05-02',
    last: '2024-05-13',
    amounts: 2,
    amountsRead: 1,
    missing: [['order_id', 'email', 'platform_customer_id', 'phone']],
  });
  expect(checkMapping(sample, { ...empty, columns: { order_id: 0 } })).toMatchObject({ dates: 0, missing: [['date']] });
});

test('the question shows the dates on which the readings differ', async () => {
  const sample = await takeSample(text('t.csv', 'order,date,customer\n1,05/05/2024,a\n2,01/02/2024,b\n'));
  expect(orderExamples(sample, recognise(sample), ['dmy', 'mdy'])).toEqual([
    { text: '01/02/2024', days: ['2024-02-01', '2024-01-02'] },
  ]);
});

test.each([
  ['date', 'no_of_orders,when_it_was,who\n1,2024-05-01,a@b.c\n', { date: 'values' }],
  ['a part of a name', 'order_no_x,my order date,the customer id\n1,2024-05-01,K1\n', { date: 'similar' }],
])('a guess says why: %s', async (_, content, why) => {
  expect(recognise(await takeSample(text('t.csv', content))).why).toMatchObject(why);
});

test('a file without a header is asked about, not guessed in silence', async () => {
  const sample = await takeSample(text('t.csv', 'K1,2024-05-01,5.00\nK2,2024-05-02,6.00\n'));
  expect(sample).toMatchObject({ headers: ['', '', ''], headerLine: 0 });
  expect(recognise(sample)).toMatchObject({ certain: false, columns: { date: 1 } });
});
