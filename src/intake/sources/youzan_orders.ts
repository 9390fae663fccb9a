import { exportOf } from '../format.ts';

/** 有赞 订单导出: one row per order. The buyer is known by the phone. */
export const source = exportOf({
  name: 'youzan_orders',
  own: ['订单号', '订单状态', '订单创建时间', '商品金额合计', '订单实付金额', '收货人手机号/提货人手机号'],
  rules: [
    { when: { 订单退款状态: '部分退款' }, means: 'part_refunded' },
    { when: { 订单退款状态: '(全额|全部)?退款(成功|完成)|全额退款|已退款' }, means: 'refunded' },
    { when: { 订单状态: '关闭|取消' }, means: 'cancelled' },
    { when: { 订单状态: '待付款|待支付' }, means: 'unpaid' },
    { when: { 订单状态: '完成|待发货|已发货|待收货|待自提' }, means: 'paid' },
  ],
  names: {
    order_id: '订单号',
    date: '订单创建时间',
    phone: ['买家手机号', '收货人手机号/提货人手机号'],
    customer_name: ['买家昵称', '收货人/提货人'],
    product_name: '全部商品名称',
    order_subtotal: '商品金额合计',
    order_discount: '店铺优惠合计',
    shipping: '运费',
    order_total: '订单实付金额',
    refunded: '订单已退款金额',
    status_word: '订单状态',
  },
});
