import { exportOf } from '../format.ts';

/** 拼多多 订单导出: one row per order of one product, without any buyer. An order that was never paid has no time of its own. */
export const source = exportOf({
  name: 'pinduoduo_orders',
  own: ['商品', '订单号', '订单状态', '商品总价(元)', '商品数量(件)', '售后状态'],
  datedByOrder: true,
  rules: [
    { when: { 售后状态: '退款成功' }, means: 'refunded' },
    { when: { 订单状态: '已取消|交易关闭' }, means: 'cancelled' },
    { when: { 订单状态: '待付款|未付款|待支付' }, means: 'unpaid' },
    { when: { 订单状态: '待发货|已发货|已收货|已签收|交易成功|已成团' }, means: 'paid' },
  ],
  names: {
    order_id: '订单号',
    date: ['订单成交时间', '拼单成功时间', '支付时间', '订单创建时间'],
    product_id: ['商品id', '商家编码-商品维度'],
    product_name: '商品',
    quantity: '商品数量(件)',
    order_subtotal: '商品总价(元)',
    order_discount: '店铺优惠折扣(元)',
    shipping: '邮费(元)',
    order_total: '用户实付金额(元)',
    status_word: '订单状态',
  },
});
