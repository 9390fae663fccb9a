import { expect, it } from 'vitest';
import { refuseTooMany } from '../../src/app/shops/Sealing.svelte.ts';
import { linesTable } from '../../src/intake/lines.ts';
import { emptyShop } from '../sql/shop.ts';

it('a shop with a passphrase takes a million lines, and says so of one more', async () => {
  const database = await emptyShop();
  await database.rows(`INSERT INTO ${linesTable} (source_key, line) SELECT 1, range FROM range(1000000)`);
  await refuseTooMany(database);
  await database.rows(`INSERT INTO ${linesTable} (source_key, line) VALUES (1, 1000000)`);
  await expect(refuseTooMany(database)).rejects.toMatchObject({
    code: 'shop/too_large_to_seal',
    facts: { lines: 1_000_001, limit: 1_000_000 },
  });
});
