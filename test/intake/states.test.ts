import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { emptyShop, importFacts } from '../sql/shop.ts';
import { intakeTables } from '../../src/intake/tables.ts';

/** What WooCommerce, Shopify and shops elsewhere call the states of an order in each language. */
const states: Readonly<Record<string, string>> = {
  unpaid: [
    'In Wartestellung | Zahlung ausstehend | Warten auf Zahlung | Fehlgeschlagen | Échouée | En attente paiement',
    'En attente de paiement | En attente | En espera | Fallida | Fallido | Pendiente de pago | In sospeso | Fallito',
    'In attesa di pagamento | Aguardando pagamento | Pagamento pendente | Malsucedido | In de wacht | Mislukt',
    'Wachtend op betaling | 入金待ち | 未入金 | 支払い待ち | 等待付款 | 待付款 | 未付款',
  ].join(' | '),
  cancelled: 'Storniert | Annulée | Cancelado | Annullato | Geannuleerd | キャンセル | 已取消 | 已關閉',
  refunded: 'Rückerstattet | Remboursée | Reembolsado | Rimborsato | Terugbetaald | 返金済み | 已退款 | 退款成功',
  paid: 'Fertiggestellt | Terminée | Completado | Completato | Concluído | Afgerond | 完了 | 已完成 | 已付款',
};

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

test('every word has one meaning, in lower case', async () => {
  expect(
    await database.rows('SELECT word FROM status_words GROUP BY word HAVING count(*) > 1 OR word <> lower(word)'),
  ).toEqual([]);
});

test.each(Object.entries(states))('%s', async (status, listed) => {
  const words = listed.split(' | ');
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
  const lines = words.map((word, at) => `${at},2026-03-14,K${at},${word},10.00`);
  await importFacts(database, [new File([`order id,date,customer id,status,total\n${lines.join('\n')}\n`], 'o.csv')]);
  const others = `SELECT order_id FROM orders WHERE status <> '${status}'`;
  expect((await database.rows<{ order_id: string }>(others)).map(({ order_id }) => words[Number(order_id)])).toEqual(
    [],
  );
});
