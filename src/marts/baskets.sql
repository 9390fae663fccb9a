-- inner later: one row per counted order up to as_of and product in it, unknown buyers included; without service lines and orders of more than 100 different products | 截止日前每个有效订单的每种商品一行（含未知买家）；不含服务行与超过 100 种商品的订单
-- order_key: our number of the order | 订单内部编号
-- product_key: our number of the product | 商品内部编号
SELECT order_key, product_key
FROM sold_lines
JOIN clock ON sold_lines.ordered_on <= clock.as_of
JOIN products USING (product_key)
WHERE is_purchase AND NOT is_service
GROUP BY order_key, product_key
QUALIFY count(*) OVER (PARTITION BY order_key) <= 100
