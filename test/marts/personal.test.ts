import { expect, it } from 'vitest';
import { orders, shopifyCustomers } from '../fixtures/kinds.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

it('personal data are counted by people, those too who never ordered', async () => {
  const database = await emptyShop();
  const counts = async () =>
    Object.fromEntries(
      (await database.rows<{ kind: string; people: number; rows: number | null }>('FROM personal_data')).map((row) => [
        row.kind,
        row.rows ?? row.people,
      ]),
    );
  expect(await counts()).toEqual({});
  await importAll(database, [text('orders.csv', orders)]);
  const [{ people, email, bought } = { people: 0, email: 0, bought: 0 }] = await database.rows<
    Record<'people' | 'email' | 'bought', number>
  >(
    'SELECT count(*)::INTEGER AS people, count(email)::INTEGER AS email, sum(orders)::INTEGER AS bought FROM customers',
  );
  expect(await counts()).toMatchObject({ email, purchases: bought });
  await importAll(database, [text('people.csv', shopifyCustomers)]);
  const [{ never } = { never: 0 }] = await database.rows<{ never: number }>(
    `SELECT count(*)::INTEGER AS never FROM incoming_customers
     WHERE NOT EXISTS (SELECT 1 FROM customer_ids WHERE customer_id IN (email, platform_customer_id, phone))`,
  );
  expect(never).toBeGreaterThan(0);
  const after = await counts();
  expect(after).toMatchObject({ purchases: bought });
  expect(after['email']).toBe(email + never);
  expect(people).toBeGreaterThan(0);
});
