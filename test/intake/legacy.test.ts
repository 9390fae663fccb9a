import { expect, test } from 'vitest';
import { sniffEncoding } from '../../src/intake/encoding.ts';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

test.each([
  [
    'shift_jis',
    '注文番号,注文日,商品名\n1,2024/05/13,ティーカップ\n2,2024/05/14,お茶\n',
    'ko2VtpTUjYYsko2VtpP6LI+klWmWvAoxLDIwMjQvMDUvMTMsg2WDQoFbg0qDYoN2CjIsMjAyNC8wNS8xNCyCqJKDCg==',
  ],
  [
    'shift_jis',
    '日付,金額,会員番号,ﾒｰﾙ\n2024-05-13,500,7,a@b.c\n',
    'k/qVdCyL4Ip6LInviPWU1I2GLNKw2QoyMDI0LTA1LTEzLDUwMCw3LGFAYi5jCg==',
  ],
  [
    'big5',
    '訂單編號,訂單日期,商品名稱\n1,2024/05/13,高山烏龍茶\n',
    'rXGz5r1zuLksrXGz5qTptMEssNOrfqZXutkKMSwyMDI0LzA1LzEzLLCqpHOvUcBzr/kK',
  ],
  [
    'big5',
    '日期,金額,會員,電子郵件\n2024-05-13,5,7,a@b.c\n',
    'pOm0wSyq98NCLLd8rfssuXGkbLZspfMKMjAyNC0wNS0xMyw1LDcsYUBiLmMK',
  ],
  [
    'euc-kr',
    '주문번호,주문일자,고객명,상품명,수량,단가\n1,2024-05-13,김철수,녹차,1,500\n',
    'wda5rrn4yKMswda5rsDPwNossO2wtLjtLLvzx7C47Sy89reuLLTcsKEKMSwyMDI0LTA1LTEzLLHow7a89iyz7ML3LDEsNTAwCg==',
  ],
  [
    'gb18030',
    '订单编号,下单时间,商品名称,数量\n1,2024/5/13,茶杯,2\n',
    'tqm1pbHgusUsz8K1pcqxvOQsyczGt8P7s8Ysyv3BvwoxLDIwMjQvNS8xMyyy6LGtLDIK',
  ],
  [
    'gb18030',
    '订单编号,下单时间,商品規格,收件人\n1,2024/5/13,茶杯,喆琪\n',
    'tqm1pbHgusUsz8K1pcqxvOQsyczGt9KOuPEsytW8/sjLCjEsMjAyNC81LzEzLLLosa0shrTn9wo=',
  ],
  [
    'windows-1251',
    'Номер заказа;Дата;Клиент\n1;13.05.2024;Иванов Иван\n',
    'ze7s5fAg5+Dq4OfgO8Tg8uA7yuvo5e3yCjE7MTMuMDUuMjAyNDvI4uDt7uIgyOLg7Qo=',
  ],
  [
    'windows-1250',
    'Numer zamówienia;Imię;Płatność\n1;Michał Żółty;zapłacono\n2;Paweł Kozłowski;ą\n',
    'TnVtZXIgemFt83dpZW5pYTtJbWnqO1CzYXRub5zmCjE7TWljaGGzIK/zs3R5O3phcLNhY29ubwoyO1Bhd2WzIEtverNvd3NraTu5Cg==',
  ],
  [
    'windows-1250',
    'Číslo objednávky;Množství;Zboží\n1;Jiří Dvořák;Hrníček\n2;Tomáš Růžička;Lžíce na příbory\n',
    'yO1zbG8gb2JqZWRu4XZreTtNbm+ec3R27TtaYm+e7QoxO0pp+O0gRHZv+OFrO0hybu3oZWsKMjtUb23hmiBS+Z5p6GthO0ye7WNlIG5hIHD47WJvcnkK',
  ],
])('%s: %s', (encoding, written, base64) => {
  const bytes = bytesOf(base64);
  expect(sniffEncoding(bytes)).toBe(encoding);
  expect(new TextDecoder(encoding).decode(bytes)).toBe(written);
  expect(sniffEncoding(bytes.subarray(0, -3))).toBe(encoding);
});

test.each([
  [
    'Item,Price\nWomen’s dress,5\nMen’s coat,6\nKid’s hat,7\nWe’ll,9\n',
    'SXRlbSxQcmljZQpXb21lbpJzIGRyZXNzLDUKTWVuknMgY29hdCw2CktpZJJzIGhhdCw3CldlkmxsLDkK',
  ],
  ['T,U\n20°C,1\n30°C,2\n40°C,3\n50°C,4\n', 'VCxVCjIwsEMsMQozMLBDLDIKNDCwQywzCjUwsEMsNAo='],
  [
    'Brand,x\nLego®Set,1\nABC®Kit,2\nDEF®Kit,3\nGHI©Co,4\n',
    'QnJhbmQseApMZWdvrlNldCwxCkFCQ65LaXQsMgpERUauS2l0LDMKR0hJqUNvLDQK',
  ],
  ['Descrição;Observação;Situação;Opções\n1;2;3;4\n', 'RGVzY3Jp5+NvO09ic2VydmHn4287U2l0dWHn4287T3Dn9WVzCjE7MjszOzQK'],
  ['Più;Città;Perché\nŠimek;così;è\nŽan;là;lì\n', 'UGn5O0NpdHTgO1BlcmNo6QqKaW1laztjb3PsO+gKjmFuO2zgO2zsCg=='],
  ['Geneviève;père;cœur\nà l’œil;“Noël”;dès\n', 'R2VuZXZp6HZlO3DocmU7Y5x1cgrgIGySnGlsO5NOb+tslDtk6HMK'],
  ['Beløb;Købt;Øre\nSøren Ærø;Å;5\n', 'QmVs+GI7S/hidDvYcmUKU/hyZW4gxnL4O8U7NQo='],
  ['Größe (m²);Höhe (m³);Preis €\n1;2;5 €\n', 'R3L232UgKG2yKTtI9mhlIChtsyk7UHJlaXMggAoxOzI7NSCACg=='],
])('%s is of the West', (_, base64) => expect(sniffEncoding(bytesOf(base64))).toBe('windows-1252'));
