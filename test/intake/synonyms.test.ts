import { expect, test } from 'vitest';
import { plainName, synonyms } from '../../src/intake/synonyms.ts';

test('every name is plain and stands under one field only', () => {
  const all = Object.values(synonyms).flat();
  expect(all.filter((name) => plainName(name) !== name)).toEqual([]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test.each([
  ['OrderID', 'order id'],
  ['  Número de pedido ', 'numero de pedido'],
  ['Gesamtbetrag (EUR)', 'gesamtbetrag'],
  ['商品总价(元)', '商品总价'],
  ['E-Mail', 'e mail'],
  ['N° commande', 'n commande'],
  ['メールアドレス', 'メールアドレス'],
])('%s becomes %s', (header, name) => expect(plainName(header)).toBe(name));
