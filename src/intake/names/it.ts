import type { Names } from '../synonyms.ts';

/** Names of columns in Italian exports. */
export const names: Names = {
  date: [
    'data ordine | data dell ordine | data di acquisto | data acquisto | data fattura | data vendita |',
    'data',
  ].join(' '),
  time: 'ora',
  order_id: [
    'numero ordine | n ordine | ordine | id ordine | numero d ordine | codice ordine |',
    'numero fattura',
  ].join(' '),
  email: 'indirizzo email | indirizzo e mail | posta elettronica',
  platform_customer_id: 'codice cliente',
  phone: 'cellulare',
  customer_name: 'nome | nome cliente | nome del cliente',
  country: 'paese | nazione',
  consent: 'consenso | accetta marketing',
  product_id: 'codice prodotto | codice articolo | id prodotto | riferimento',
  product_name: 'prodotto | nome prodotto | nome del prodotto | articolo | descrizione | titolo',
  category: 'categoria prodotto | reparto',
  quantity: 'quantita | qta | pezzi',
  unit_price: 'prezzo | prezzo unitario',
  line_total: 'importo | importo riga | totale riga | subtotale',
  line_discount: 'sconto riga',
  order_total: 'totale | totale ordine | importo totale | totale dell ordine',
  order_goods: 'totale prodotti',
  order_discount: 'sconto | sconti',
  shipping: 'spedizione | spese di spedizione | costi di spedizione',
  tax: 'iva | imposte | tasse',
  refunded: 'rimborso | rimborsato | importo rimborsato',
  status_word: 'stato | stato ordine | stato dell ordine',
  cancelled_at: 'annullato il | data annullamento',
  is_test: 'ordine di prova',
  currency: 'valuta',
};
