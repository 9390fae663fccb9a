import { expect, test } from 'vitest';
import { importInto, rowsOf, text } from './shop.ts';

/** Order lines as shops of each language export them: header, two lines of one order, one of another. */
const lineTables: [string, string, string[]][] = [
  [
    'English',
    ',',
    [
      'Order Number,Order Date,Customer Email,SKU,Product Name,Quantity,Unit Price',
      '1001,2024-05-13 10:00,ann@example.com,A1,Tea,2,"1,234.50"',
      '1001,2024-05-13 10:00,ann@example.com,B2,Cup,1,5.00',
    ],
  ],
  [
    'Chinese',
    ',',
    [
      '订单编号,下单时间,客户编号,商品编码,商品名称,数量,单价',
      '1001,2024/5/13 10:00,K7,A1,茶,2,"¥1,234.50"',
      '1001,2024/5/13 10:00,K7,B2,杯,1,¥5.00',
    ],
  ],
  [
    'Traditional Chinese',
    ',',
    [
      '訂單編號,訂單日期,電子郵件,商品編號,商品名稱,數量,單價',
      '1001,2024/05/13 10:00,ann@example.com,A1,茶,2,"NT$1,234.50"',
      '1001,2024/05/13 10:00,ann@example.com,B2,杯,1,NT$5.00',
    ],
  ],
  [
    'German',
    ';',
    [
      'Bestellnummer;Bestelldatum;Kundennummer;Artikelnummer;Artikelbezeichnung;Menge;Einzelpreis',
      '1001;13.05.2024 10:00;K7;A1;Tee;2;1.234,50 €',
      '1001;13.05.2024 10:00;K7;B2;Tasse;1;5,00 €',
    ],
  ],
  [
    'French',
    ';',
    [
      'N° commande;Date de commande;Numéro client;Référence;Désignation;Quantité;Prix unitaire',
      '1001;13/05/2024 10:00;K7;A1;Thé;2;1 234,50',
      '1001;13/05/2024 10:00;K7;B2;Tasse;1;5,00',
    ],
  ],
  [
    'Spanish',
    ';',
    [
      'Número de pedido;Fecha del pedido;ID cliente;Código de producto;Descripción;Cantidad;Precio unitario',
      '1001;13/05/2024 10:00;K7;A1;Té;2;1.234,50',
      '1001;13/05/2024 10:00;K7;B2;Taza;1;5,00',
    ],
  ],
  [
    'Italian',
    '\t',
    [
      'Numero ordine\tData ordine\tCodice cliente\tCodice prodotto\tNome prodotto\tQuantità\tPrezzo unitario',
      '1001\t13/05/2024 10:00\tK7\tA1\tTè\t2\t1.234,50',
      '1001\t13/05/2024 10:00\tK7\tB2\tTazza\t1\t5,00',
    ],
  ],
  [
    'Japanese',
    '|',
    [
      '注文番号|注文日時|顧客番号|商品コード|商品名|個数|単価',
      '1001|2024年5月13日 10:00|K7|A1|茶|2|1,234.50円',
      '1001|2024年5月13日 10:00|K7|B2|茶碗|1|5.00円',
    ],
  ],
];

test.each(lineTables)('order lines in %s are recognised', async (_, delimiter, records) => {
  const { asked, problems } = await importInto([text('export.csv', `\uFEFF${records.join('\r\n')}\r\n`)]);
  expect([asked, problems]).toEqual([[], []]);
  expect(await rowsOf('SELECT source, delimiter, loaded FROM sources')).toEqual([
    { source: 'generic', delimiter, loaded: 2 },
  ]);
  expect(
    await rowsOf(`SELECT order_id, written_at, email IS NOT NULL OR platform_customer_id = 'K7' AS known, product_id, quantity,
      unit_price::DOUBLE AS price FROM incoming_lines ORDER BY line`),
  ).toEqual([
    { order_id: '1001', written_at: '2024-05-13 10:00:00', known: true, product_id: 'A1', quantity: 2, price: 1234.5 },
    { order_id: '1001', written_at: '2024-05-13 10:00:00', known: true, product_id: 'B2', quantity: 1, price: 5 },
  ]);
});

const orderTables: [string, string[]][] = [
  [
    'English',
    [
      'Order ID,Date,Customer,Status,Subtotal,Shipping,Total',
      '1001,2024-05-13,K7,paid,20.00,4.90,24.90',
      '1002,2024-05-14,K8,paid,10.00,4.90,14.90',
    ],
  ],
  [
    'Chinese',
    [
      '订单号,下单时间,买家会员名,订单状态,商品金额合计,运费,订单金额',
      '1001,2024-05-13,K7,交易成功,20.00,4.90,24.90',
      '1002,2024-05-14,K8,交易成功,10.00,4.90,14.90',
    ],
  ],
  [
    'Traditional Chinese',
    [
      '訂單號碼,訂單成立時間,顧客編號,訂單狀態,商品總金額,運費,訂單金額',
      '1001,2024-05-13,K7,已完成,20.00,4.90,24.90',
      '1002,2024-05-14,K8,已完成,10.00,4.90,14.90',
    ],
  ],
  [
    'German',
    [
      'Bestellnummer;Datum;Kunde;Status;Zwischensumme;Versandkosten;Gesamtbetrag',
      '1001;13.05.2024;K7;bezahlt;20,00;4,90;24,90',
      '1002;14.05.2024;K8;bezahlt;10,00;4,90;14,90',
    ],
  ],
  [
    'French',
    [
      'Commande;Date;Client;Statut;Sous-total;Frais de port;Total TTC',
      '1001;13/05/2024;K7;payée;20,00;4,90;24,90',
      '1002;14/05/2024;K8;payée;10,00;4,90;14,90',
    ],
  ],
  [
    'Spanish',
    [
      'Pedido;Fecha;Cliente;Estado;Subtotal;Gastos de envío;Importe total',
      '1001;13/05/2024;K7;pagado;20,00;4,90;24,90',
      '1002;14/05/2024;K8;pagado;10,00;4,90;14,90',
    ],
  ],
  [
    'Italian',
    [
      'Ordine;Data;Cliente;Stato;Subtotale;Spese di spedizione;Totale',
      '1001;13/05/2024;K7;pagato;20,00;4,90;24,90',
      '1002;14/05/2024;K8;pagato;10,00;4,90;14,90',
    ],
  ],
  [
    'Japanese',
    [
      '注文番号,注文日,顧客,ステータス,小計,送料,合計',
      '1001,2024/05/13,K7,完了,20.00,4.90,24.90',
      '1002,2024/05/14,K8,完了,10.00,4.90,14.90',
    ],
  ],
];

test.each(orderTables)('orders in %s are recognised', async (_, records) => {
  const { asked, problems } = await importInto([text('export.csv', records.join('\n'))]);
  expect([asked, problems]).toEqual([[], []]);
  expect(
    await rowsOf(`SELECT order_id, written_at, platform_customer_id AS customer, status_word IS NOT NULL AS status,
      coalesce(order_goods, line_total)::DOUBLE AS goods, shipping::DOUBLE AS shipping, order_total::DOUBLE AS total
      FROM incoming_lines WHERE line = 2`),
  ).toEqual([
    {
      order_id: '1001',
      written_at: '2024-05-13 00:00:00',
      customer: 'K7',
      status: true,
      goods: 20,
      shipping: 4.9,
      total: 24.9,
    },
  ]);
});
