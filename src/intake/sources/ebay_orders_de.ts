import { exportOf } from '../format.ts';

/** eBay, Bestellbericht: the orders report of a German seller. `Verkauft für` is the price of one piece. */
export const source = exportOf({
  name: 'ebay_orders',
  own: ['Verkaufsprotokollnummer', 'Bestellnummer', 'Angebotstitel', 'Anzahl', 'Verkauft für', 'Verkauft am'],
  sumsUp: true,
  names: {
    order_id: 'Bestellnummer',
    date: 'Verkauft am',
    platform_customer_id: 'Nutzername des Käufers',
    customer_name: 'Name des Käufers',
    country: 'Land des Käufers',
    product_id: ['Bestandseinheit', 'Artikelnummer'],
    product_name: 'Angebotstitel',
    quantity: 'Anzahl',
    unit_price: 'Verkauft für',
    shipping: 'Verpackung und Versand',
    order_total: 'Gesamtbetrag',
  },
});
