import type { Names } from '../synonyms.ts';

/** Names of columns in Spanish exports. */
export const names: Names = {
  date: [
    'fecha de pedido | fecha del pedido | fecha pedido | fecha de compra | fecha compra |',
    'fecha de factura | fecha de venta | fecha',
  ].join(' '),
  time: 'hora',
  order_id: [
    'numero de pedido | n de pedido | n pedido | pedido | id pedido | numero pedido | id de pedido |',
    'numero de factura',
  ].join(' '),
  email: 'correo | correo electronico | correo del cliente | email cliente',
  platform_customer_id: [
    'id cliente | cliente | numero de cliente | n cliente | codigo cliente | codigo de cliente |',
    'numero cliente | id del cliente',
  ].join(' '),
  phone: 'telefono | movil',
  customer_name: 'nombre | nombre del cliente | nombre cliente',
  country: 'pais | pais de envio',
  consent: 'acepta marketing | acepta publicidad',
  product_id: 'referencia | codigo de producto | codigo producto | id producto | codigo articulo',
  product_name: 'producto | nombre del producto | nombre producto | articulo | descripcion | titulo',
  category: 'categoria | categoria de producto',
  quantity: 'cantidad | cant | unidades',
  unit_price: 'precio | precio unitario | precio unidad',
  line_total: 'importe | importe linea | total linea | monto | ventas',
  line_discount: 'descuento linea',
  order_total: 'total pedido | total del pedido | importe total | monto total',
  order_goods: 'total productos',
  order_discount: 'descuento | descuentos | importe descuento',
  shipping: 'envio | gastos de envio | coste de envio',
  tax: 'impuesto | impuestos',
  refunded: 'reembolso | reembolsado | importe reembolsado',
  status_word: 'estado | estado del pedido | estado pedido',
  cancelled_at: 'cancelado el | fecha de cancelacion',
  is_test: 'pedido de prueba',
  currency: 'moneda | divisa',
};
