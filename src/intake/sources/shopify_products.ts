import { exportOf } from '../format.ts';

/** Shopify, Products > Export: one row per variant or picture; what all variants share stands on the first only. */
export const source = exportOf({
  name: 'shopify_products',
  kind: 'products',
  own: ['Handle', 'Title', 'Vendor', 'Variant SKU', 'Variant Price'],
  shared: { by: 'Handle', fields: ['product_name', 'category', 'brand'] },
  names: {
    product_id: 'Variant SKU',
    product_name: 'Title',
    category: ['Product Category', 'Type'],
    brand: 'Vendor',
    unit_price: 'Variant Price',
    cost: 'Cost per item',
    stock: 'Variant Inventory Qty',
  },
});
