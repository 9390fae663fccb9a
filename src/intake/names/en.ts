import type { Names } from '../synonyms.ts';

/** Names of columns in English exports. */
export const names: Names = {
  date: [
    'order date | purchase date | ordered at | date ordered | order created at | order datetime |',
    'invoice date | transaction date | sale date | sales date | created at | order time |',
    'order timestamp | purchased at | date created | created | transaction timestamp |',
    'purchase timestamp | order purchase timestamp | date | datetime | timestamp | day |',
    'created date | transaction time | invoice timestamp | billing date | completed at | paid at',
  ].join(' '),
  time: 'time | time of day',
  order_id: [
    'order id | order number | order no | order nr | order | order name | order reference |',
    'order ref | order code | orderid | invoice no | invoice number | invoice | invoice id |',
    'transaction id | transaction number | transaction | receipt number | receipt no | receipt id |',
    'receipt | basket id | basket | sales order | sale id | purchase id | amazon order id | ticket',
  ].join(' '),
  email: [
    'email | e mail | customer email | buyer email | email address | e mail address | billing email |',
    'mail | user email | client email | contact email',
  ].join(' '),
  platform_customer_id: [
    'customer id | customerid | customer | customer number | customer no | customer nr |',
    'customer code | client id | client | client number | buyer id | buyer | buyer username |',
    'buyer user id | user id | userid | user | member id | member | member number | account id |',
    'household id | shopper id | visitorid | visitor id | visitor | cust id | customer unique id',
  ].join(' '),
  phone: [
    'phone | phone number | customer phone | billing phone | telephone | mobile | mobile number |',
    'buyer phone number | cell phone',
  ].join(' '),
  customer_name: [
    'customer name | name | full name | billing name | buyer name | client name | bill to name |',
    'shipping name | contact name',
  ].join(' '),
  country: [
    'country | billing country | shipping country | ship country | customer country | country code |',
    'billing country code | ship to country | country region',
  ].join(' '),
  consent: [
    'accepts marketing | accepts email marketing | marketing consent | newsletter | opt in |',
    'email consent | subscribed | marketing opt in | consent | email marketing consent | email marketing | email opt in |',
    'email subscription status',
  ].join(' '),
  product_id: [
    'sku | product id | productid | product code | item id | itemid | item code | item sku |',
    'product sku | stock code | stockcode | article number | article no | item number | asin |',
    'barcode | ean | product number | upc | variant sku | movieid | lineitem sku',
  ].join(' '),
  product_name: [
    'product name | product | product title | item name | item | title | description | item title |',
    'product description | item description | lineitem name | article | goods | line item name |',
    'line item',
  ].join(' '),
  category: [
    'category | product category | department | product type | category name | item category |',
    'collection | product group | genre | genres',
  ].join(' '),
  quantity: [
    'quantity | qty | units | count | pieces | item quantity | quantity ordered | qty ordered |',
    'quantity purchased | number of items | items | lineitem quantity | items sold | total quantity |',
    'order quantity | quantity refund',
  ].join(' '),
  unit_price: [
    'unit price | price | item price | price each | price per unit | lineitem price | unit cost |',
    'unitprice | item cost | selling price | sold for | product price | price per item',
  ].join(' '),
  line_total: [
    'line total | amount | line amount | item total | subtotal | sub total | net sales | sales |',
    'sales value | total price | revenue | sales amount | line price | extended price |',
    'line item total | row total | spend | value | dollar value | total amount | net amount |',
    'purchase amount | amount paid | payment value | transaction amount | net revenue | turnover',
  ].join(' '),
  line_discount: 'line discount | lineitem discount | item discount | line item discount',
  order_total: [
    'order total | total | grand total | order amount | order value | total paid | total price paid |',
    'order total amount | total order value | invoice total | total collected | grand total base |',
    'total incl tax | order price | charged | amount charged | charged amount | total charged | gross | gross amount |',
    'gross total | paid amount | payment amount',
  ].join(' '),
  order_goods: [
    'goods total | items total | order subtotal | order subtotal amount | merchandise total |',
    'subtotal ex tax',
  ].join(' '),
  order_discount: [
    'discount | discount amount | order discount | discounts | discount total | cart discount |',
    'cart discount amount | coupon amount',
  ].join(' '),
  shipping: [
    'shipping | shipping cost | shipping total | shipping amount | shipping price | postage |',
    'delivery cost | freight | shipping fee | order shipping | order shipping amount | freight value |',
    'shipping and handling | delivery fee | shipping charge | shipping charged | delivery charge',
  ].join(' '),
  tax: [
    'tax | taxes | tax total | vat | sales tax | total tax | tax amount | order sales tax | item tax |',
    'order total tax amount | tax charged',
  ].join(' '),
  refunded: [
    'refunded | refunded amount | refund | refund amount | amount refunded | total refunded |',
    'order refund amount | refunds | partial refunds',
  ].join(' '),
  status_word: 'status | order status | financial status | payment status | state | order state',
  cancelled_at: 'cancelled at | canceled at | cancellation date | cancelled on',
  is_test: 'test | is test | test order',
  currency: 'currency | currency code | order currency | order currency code',
  region:
    'region | province | state province | default address province code | province code | billing state | shipping state',
  city: 'city | town | billing city | shipping city | default address city',
  postcode: 'postcode | post code | zip | zip code | postal code | default address zip',
  tags: 'tags | customer tags | labels | customer group | segment tags',
  registered_at:
    'registered | registered at | registration date | sign up | signed up | sign up date | customer since | member since | date registered | joined | joined on | account created',
  brand: 'brand | vendor | manufacturer | brand name',
  cost: 'cost | cost per item | cost price | purchase price | unit cost price | cogs',
  stock:
    'stock | in stock | inventory | inventory quantity | stock quantity | variant inventory qty | on hand | available',
  event: 'event | event type | event name | action | action type | behavior | behavior type | behaviour',
  review_text:
    'review | review text | review body | review content | review comment message | feedback text | reviews text',
  rating: 'rating | stars | score | star rating | review score | overall | label',
  campaign: 'campaign | campaign id | campaign name | newsletter name | mailing',
  arm: 'arm | group | treatment | variant | test group | segment',
  opened: 'opened | open | opened at | email opened | opens',
  clicked: 'clicked | click | clicked at | clicks',
  code: 'discount code | coupon code | coupon | voucher | voucher code | promo code | promotion code | coupon upc | gift code',
};
