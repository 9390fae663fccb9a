import { exportOf } from '../format.ts';

/** Magento, Customers > All Customers > Export. */
export const source = exportOf({
  name: 'magento_customers',
  kind: 'customers',
  own: ['ID', 'Name', 'Email', 'Group', 'Customer Since'],
  names: {
    email: 'Email',
    platform_customer_id: 'ID',
    phone: 'Phone',
    customer_name: 'Name',
    country: 'Country',
    region: 'State/Province',
    postcode: 'ZIP',
    tags: 'Group',
    registered_at: 'Customer Since',
  },
});
