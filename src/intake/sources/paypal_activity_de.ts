import { exportOf } from '../format.ts';

/** PayPal, Aktivitätsbericht: the activity report as a German account downloads it. */
export const source = exportOf({
  name: 'paypal_activity',
  own: [
    'Datum',
    'Uhrzeit',
    'Typ',
    'Status',
    'Brutto',
    'Netto',
    'Absender E-Mail-Adresse',
    'Transaktionscode',
    'Auswirkung auf Guthaben',
  ],
  rules: [
    { when: { 'Auswirkung auf Guthaben': 'memo' }, means: 'not_an_order' },
    { when: { Typ: 'rückzahlung|rückbuchung|rückerstattung', 'Auswirkung auf Guthaben': 'soll' }, means: 'as_written' },
    { when: { Typ: 'rückzahlung|rückbuchung|rückerstattung|einzahlung|auszahlung|einbehalt' }, means: 'not_an_order' },
    {
      when: {
        Typ: 'zahlung',
        'Auswirkung auf Guthaben': 'haben',
        Status: 'ausstehend|offen|abgelehnt|abgelaufen|storniert',
      },
      means: 'unpaid',
    },
    { when: { Typ: 'zahlung', 'Auswirkung auf Guthaben': 'haben' }, means: 'as_written' },
    { when: {}, means: 'not_an_order' },
  ],
  turned: { by: 'Auswirkung auf Guthaben', pattern: 'soll', names: { email: 'Empfänger E-Mail-Adresse' } },
  names: {
    order_id: 'Transaktionscode',
    date: 'Datum',
    time: 'Uhrzeit',
    email: 'Absender E-Mail-Adresse',
    customer_name: 'Name',
    phone: 'Telefon',
    country: ['Ländervorwahl', 'Land'],
    product_id: 'Artikelnummer',
    product_name: 'Artikelbezeichnung',
    order_total: 'Brutto',
    shipping: 'Versand- und Bearbeitungsgebühr',
    tax: 'Umsatzsteuer',
    currency: 'Währung',
    status_word: 'Status',
  },
});
