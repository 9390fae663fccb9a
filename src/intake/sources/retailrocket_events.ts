import { exportOf } from '../format.ts';

/** The public events of Retailrocket: time in Unix milliseconds, view, addtocart or transaction. */
export const source = exportOf({
  name: 'retailrocket_events',
  kind: 'events',
  own: ['timestamp', 'visitorid', 'event', 'itemid', 'transactionid'],
  names: {
    date: 'timestamp',
    event: 'event',
    platform_customer_id: 'visitorid',
    product_id: 'itemid',
    order_id: 'transactionid',
  },
});
