-- one row per rank: what goes with the basket asked about | 每个名次一行：与所选购物篮搭配的商品
-- rank: 1 is best | 名次
-- product_id: product | 商品编号
-- product_name: its name | 商品名称
-- score: score of the folded-in basket | 折入得分
SELECT rank, products.product_id, products.name AS product_name, score
FROM basket_suggestions
JOIN products USING (product_key)
ORDER BY rank
