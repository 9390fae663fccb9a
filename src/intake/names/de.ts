import type { Names } from '../synonyms.ts';

/** Names of columns in German exports. */
export const names: Names = {
  date: [
    'bestelldatum | bestellt am | auftragsdatum | kaufdatum | rechnungsdatum | verkaufsdatum |',
    'belegdatum | datum | erstellt am',
  ].join(' '),
  time: 'uhrzeit | zeit',
  order_id: [
    'bestellnummer | bestell nr | bestellnr | bestellung | bestell id | auftragsnummer | auftrag |',
    'rechnungsnummer | belegnummer',
  ].join(' '),
  email: 'e mail adresse | email adresse | kunden email | kunden e mail | kundenemail',
  platform_customer_id: 'kundennummer | kunden nr | kundennr | kunden id | kunde | kundenid | kundenkonto',
  phone: 'telefon | telefonnummer | handy | handynummer | mobilnummer | tel',
  customer_name: 'kundenname',
  country: 'land | lieferland | rechnungsland',
  consent: 'werbung erlaubt | einwilligung',
  product_id: 'artikelnummer | artikel nr | artikelnr | produktnummer | produkt id | artikel id',
  product_name: [
    'artikel | produkt | produktname | artikelname | artikelbezeichnung | bezeichnung | beschreibung |',
    'produktbezeichnung',
  ].join(' '),
  category: 'kategorie | warengruppe | produktkategorie',
  quantity: 'menge | anzahl | stuck | stuckzahl',
  unit_price: 'einzelpreis | stuckpreis | preis | verkaufspreis | artikelpreis',
  line_total: 'betrag | zeilensumme | positionssumme | zwischensumme | umsatz | positionsbetrag | zeilenbetrag',
  line_discount: 'zeilenrabatt | positionsrabatt',
  order_total: [
    'gesamtbetrag | gesamtsumme | bestellsumme | gesamt | summe | bestellwert | rechnungsbetrag |',
    'endbetrag | auftragssumme',
  ].join(' '),
  order_goods: 'warenwert',
  order_discount: 'rabatt | rabattbetrag | nachlass',
  shipping: 'versand | versandkosten | porto',
  tax: 'steuer | steuern | mwst | ust | mehrwertsteuer',
  refunded: 'erstattet | erstattung | erstattungsbetrag',
  status_word: 'bestellstatus | auftragsstatus | zahlungsstatus',
  cancelled_at: 'storniert am | stornodatum',
  is_test: 'testbestellung',
  currency: 'wahrung | wahrungscode',
};
