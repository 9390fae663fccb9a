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
  region: m.mapping_field_region,
  city: m.mapping_field_city,
  postcode: m.mapping_field_postcode,
  tags: m.mapping_field_tags,
  registered_at: m.mapping_field_registered_at,
  brand: m.mapping_field_brand,
  cost: m.mapping_field_cost,
  stock: m.mapping_field_stock,
  event: m.mapping_field_event,
  review_text: m.mapping_field_review_text,
  rating: m.mapping_field_rating,
  campaign: m.mapping_field_campaign,
  arm: m.mapping_field_arm,
  opened: m.mapping_field_opened,
  clicked: m.mapping_field_clicked,
  code: m.mapping_field_code,
  question: m.mapping_field_question,
  answer: m.mapping_field_answer,
};

const reasons: Readonly<Record<Why, () => string>> = {
  header: m.mapping_why_header,
  similar: m.mapping_why_similar,
  values: m.mapping_why_values,
  place: m.mapping_why_place,
  person: m.mapping_why_person,
  remembered: m.mapping_why_remembered,
};

/** `kind`: what the rows of the file are; none: orders. */
export const fieldName = (field: Field, kind?: string): string =>
  field === 'date' && kind !== undefined ? m.mapping_field_day() : names[field]();
export const whyText = (why: Why | undefined): string => (why ? reasons[why]() : '');
