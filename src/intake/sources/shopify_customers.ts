import { exportOf } from '../format.ts';

/** Shopify, Customers > Export, before and after addresses were called default ones. */
export const source = exportOf({
  name: 'shopify_customers',
  kind: 'customers',
  own: ['First Name', 'Last Name', 'Email', 'Accepts Email Marketing', 'Total Spent', 'Total Orders'],
  names: {
    email: 'Email',
    platform_customer_id: 'Customer ID',
    phone: ['Phone', 'Default Address Phone'],
    customer_name: 'First Name',
    last_name: 'Last Name',
    country: ['Default Address Country Code', 'Country Code', 'Country'],
    region: ['Default Address Province Code', 'Province', 'Province Code'],
    city: ['Default Address City', 'City'],
    postcode: ['Default Address Zip', 'Zip'],
    consent: 'Accepts Email Marketing',
    tags: 'Tags',
  },
});
