import { exportOf } from '../format.ts';

/** 淘宝与天猫 已卖出的宝贝: one row per order. A closed deal that was paid has been refunded, one that was not is cancelled. */
export const source = exportOf({
  name: 'taobao_orders',
  own: ['订单编号', '订单状态', '订单创建时间', '买家应付货款', '总金额'],
  rules: [
    { when: { 订单状态: '交易关闭', 订单付款时间: '.' }, means: 'refunded' },
    { when: { 订单状态: '交易关闭' }, means: 'cancelled' },
    { when: { 订单状态: '等待买家付款' }, means: 'unpaid' },
    { when: { 订单状态: '已付款|已发货|交易成功' }, means: 'as_written' },
  ],
  names: {
    order_id: '订单编号',
    date: '订单创建时间',
    platform_customer_id: '买家会员名',
    customer_name: '收货人姓名',
    phone: ['联系手机', '联系电话'],
    product_name: ['宝贝标题', '商品标题'],
    quantity: '宝贝总数量',
    order_goods: '买家应付货款',
    shipping: '买家应付邮费',
    order_total: ['买家实际支付金额', '总金额'],
    refunded: '退款金额',
    status_word: '订单状态',
  },
});
