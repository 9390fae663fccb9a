import { exportOf } from '../format.ts';

/** 京东商家后台 订单导出: one row per item; the money of the order stands on each. */
export const source = exportOf({
  name: 'jd_orders',
  own: ['订单号', '商品ID', '订购数量', '下单时间', '京东价', '订单金额', '下单帐号'],
  rules: [
    { when: { 订单状态: String.raw`^\(删除\)|^（删除）|取消` }, means: 'cancelled' },
    { when: { 订单状态: '等待付款' }, means: 'unpaid' },
    { when: { 订单状态: '完成|等待(出库|确认收货)|已?(出库|收货)' }, means: 'paid' },
  ],
  names: {
    order_id: '订单号',
    date: '下单时间',
    platform_customer_id: '下单帐号',
    customer_name: '客户姓名',
    product_id: '商品ID',
    product_name: '商品名称',
    quantity: '订购数量',
    unit_price: '京东价',
    shipping: '运费金额',
    order_total: ['应付金额', '订单金额'],
    status_word: '订单状态',
  },
});
