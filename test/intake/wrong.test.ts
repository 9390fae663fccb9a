import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addTo, importInto, rowsOf, text } from './shop.ts';

const bytes = (name: string, ...content: number[]) => new File([Uint8Array.from(content)], name);
const noise = Array.from({ length: 4000 }, (_, at) => (at * 7919) % 32);
const good = text('good.csv', 'order_id,date,customer_id,amount\n1,2024-01-02,a,5.00\n');

test.each([
  ['file/empty', bytes('empty.csv')],
  ['file/empty', text('blank.csv', '\n  \n\n')],
  ['file/pdf', text('orders.csv', '%PDF-1.7\n%âãÏÓ')],
  ['file/image', bytes('photo.csv', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['file/image', bytes('photo.jpg', 0xff, 0xd8, 0xff, 0xe0, 0)],
  ['file/image', text('logo.csv', '<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['file/html', text('export.csv', '<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>')],
  ['file/html', text('export.xls', '\uFEFF<html xmlns:o="urn"><table></table></html>')],
  ['file/damaged', bytes('orders.xlsx', 0x50, 0x4b, 3, 4, 20, 0)],
  ['file/unsupported', text('orders.xml', '<?xml version="1.0"?><orders/>')],
  ['file/binary', bytes('orders.csv', ...noise)],
  ['file/header_only', text('orders.csv', 'order_id,date,customer_id,amount\n')],
  ['file/no_date', text('orders.csv', 'order_id,customer,amount\n1,a,5.00\n2,b,6.00\n')],
  ['file/all_rejected', text('orders.csv', 'order_id,date,amount\n1,2024-02-30,1\n2,2024-01-01,x\n')],
  ['file/unreadable', new File([gzipSync('order_id,date\n'.repeat(9000)).subarray(0, 60)], 'cut.csv.gz')],
])('%s: %o', async (code, file) => {
  const { problems } = await importInto([file, good]);
  expect(problems).toEqual([code]);
  expect(await rowsOf('SELECT file, loaded FROM sources')).toEqual([{ file: 'good.csv', loaded: 1 }]);
  expect(await rowsOf('SELECT count(*)::INTEGER AS lines FROM incoming_lines')).toEqual([{ lines: 1 }]);
  expect(await rowsOf('SELECT * FROM rejects')).toEqual([]);
});

test('the same bytes again are refused, under any name', async () => {
  const { db } = await importInto([good]);
  const again = new File([await good.arrayBuffer()], 'other.csv');
  expect((await addTo(db, [again])).problems).toEqual(['file/same_again']);
  expect(await rowsOf('SELECT count(*)::INTEGER AS lines FROM incoming_lines')).toEqual([{ lines: 1 }]);
});

test('stopping leaves the earlier state, at once', async () => {
  const { db } = await importInto([good]);
  const many =
    'order_id,date,customer_id,amount\n' +
    Array.from({ length: 300_000 }, (_, at) => `${at},2024-01-02,c${at % 999},5.00\n`).join('');
  const controller = new AbortController();
  let stopped = 0;
  const report = ({ rows }: { rows: number }) => {
    if (rows === 0 || stopped > 0) return;
    stopped = performance.now();
    controller.abort();
  };
  await expect(addTo(db, [text('many.csv', many)], undefined, { signal: controller.signal, report })).rejects.toThrow(
    /abort/i,
  );
  expect(performance.now() - stopped).toBeLessThan(500);
  expect(await rowsOf('SELECT file, loaded FROM sources')).toEqual([{ file: 'good.csv', loaded: 1 }]);
});
