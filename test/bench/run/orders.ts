import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { random } from '../../../workers/math/random.ts';

const from = Date.UTC(2023, 0, 1);
const days = 730;

/** Writes a CSV of order lines that a seed decides: baskets of 1 to 5 lines, few customers who buy often. */
export async function writeOrders(
  path: string,
  { lines, customers, products, seed }: { lines: number; customers: number; products: number; seed: number },
): Promise<void> {
  const uniform = random(seed);
  const file = createWriteStream(path);
  file.write('order_id,order_date,customer_id,product_id,product_name,quantity,unit_price\n');
  let order = 0;
  for (let line = 0; line < lines;) {
    const customer = Math.floor(uniform() ** 2 * customers);
    const at = new Date(from + Math.floor(uniform() * days * 86_400) * 1000).toISOString().slice(0, 19);
    let text = '';
    for (const end = Math.min(lines, line + 1 + Math.floor(5 * uniform())); line < end; line++) {
      const product = Math.floor(uniform() ** 2 * products);
      const price = (1 + ((product * 7919) % 9900) / 100).toFixed(2);
      text += `O${100_000 + order},${at.replace('T', ' ')},C${10_000 + customer},P${1000 + product},`;
      text += `Product ${product},${1 + Math.floor(3 * uniform())},${price}\n`;
    }
    order++;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
