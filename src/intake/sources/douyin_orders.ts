import { exportOf } from '../format.ts';

/** 抖店 订单导出: one row per item. Names and phones are ciphertext: there is no buyer to know again. */
export const source = exportOf({
  name: 'douyin_orders',
  own: ['主订单编号', '子订单编号', '选购商品', '商品数量', '订单应付金额', '订单提交时间'],
  rules: [
    { when: { 售后状态: '退款成功|已退款|全额退款' }, means: 'refunded' },
    { when: { 订单状态: '关闭|取消' }, means: 'cancelled' },
    { when: { 订单状态: '待(付款|支付)' }, means: 'unpaid' },
    { when: { 订单状态: '完成|待发货|已发货|备货中' }, means: 'paid' },
  ],
  names: {
    order_id: '主订单编号',
    date: '订单提交时间',
    product_id: '商家编码',
    product_name: '选购商品',
    quantity: '商品数量',
    line_total: '订单应付金额',
    line_shipping: '运费',
    status_word: '订单状态',
  },
});
