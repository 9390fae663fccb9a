import * as m from '../../app/words/compiled/messages.js';
import type { Field, Why } from '../../intake/source.ts';

const names: Readonly<Record<Field, () => string>> = {
  date: m.mapping_field_date,
  time: m.mapping_field_time,
  order_id: m.mapping_field_order_id,
  email: m.mapping_field_email,
  platform_customer_id: m.mapping_field_platform_customer_id,
  phone: m.mapping_field_phone,
  customer_name: m.mapping_field_customer_name,
  last_name: m.mapping_field_last_name,
  country: m.mapping_field_country,
  consent: m.mapping_field_consent,
  product_id: m.mapping_field_product_id,
  product_name: m.mapping_field_product_name,
  category: m.mapping_field_category,
  quantity: m.mapping_field_quantity,
  unit_price: m.mapping_field_unit_price,
  line_total: m.mapping_field_line_total,
  line_subtotal: m.mapping_field_line_subtotal,
  line_discount: m.mapping_field_line_discount,
  line_shipping: m.mapping_field_line_shipping,
  line_tax: m.mapping_field_line_tax,
  order_total: m.mapping_field_order_total,
  adjusted_total: m.mapping_field_adjusted_total,
  order_subtotal: m.mapping_field_order_subtotal,
  order_goods: m.mapping_field_order_goods,
  order_discount: m.mapping_field_order_discount,
  shipping: m.mapping_field_shipping,
  tax: m.mapping_field_tax,
  refunded: m.mapping_field_refunded,
  status_word: m.mapping_field_status_word,
  cancelled_at: m.mapping_field_cancelled_at,
  is_test: m.mapping_field_is_test,
  currency: m.mapping_field_currency,
};

const reasons: Readonly<Record<Why, () => string>> = {
  header: m.mapping_why_header,
  similar: m.mapping_why_similar,
  values: m.mapping_why_values,
  place: m.mapping_why_place,
  person: m.mapping_why_person,
  remembered: m.mapping_why_remembered,
};

export const fieldName = (field: Field): string => names[field]();
export const whyText = (why: Why | undefined): string => (why ? reasons[why]() : '');
