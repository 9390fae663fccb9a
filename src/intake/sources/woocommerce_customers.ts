import { exportOf } from '../format.ts';

/** WooCommerce, Analytics > Customers. */
export const source = exportOf({
  name: 'woocommerce_customers',
  kind: 'customers',
  own: ['Name', 'Username', 'Last Active', 'Sign Up', 'Email', 'Total Spend'],
  names: {
    email: 'Email',
    customer_name: 'Name',
    country: 'Country / Region',
    region: 'Region',
    city: 'City',
    postcode: 'Postal Code',
    registered_at: 'Sign Up',
  },
});
