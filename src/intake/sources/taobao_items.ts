import { exportOf } from '../format.ts';

/** 淘宝、天猫宝贝明细: one row per item; the buyer, the date and the state stand in the list of orders. */
export const source = exportOf({
  name: 'taobao_items',
  kind: 'items',
  own: ['订单编号', '标题', '价格', '购买数量', '商品属性'],
  names: {
    order_id: '订单编号',
    product_id: ['商家编码', '外部系统编号'],
    product_name: '标题',
    quantity: '购买数量',
    unit_price: '价格',
  },
});
