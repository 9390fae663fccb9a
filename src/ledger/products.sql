-- one row per product that stands on a line | 每个出现过的商品一行
-- product_key: our dense number | 内部编号
-- product_id: the shop's product id, else its name | 商品编号，没有时用名称
-- name: the name written most often | 最常见的名称
-- category: category, as a products file says, else as the orders do | 类目，以商品文件为准
-- brand: brand or vendor, where a products file says | 品牌，来自商品文件
-- price: price today, where a products file says | 现价，来自商品文件
-- cost: what one piece costs the shop, where a products file says | 单件成本，来自商品文件
-- stock: pieces left, where a products file says | 库存，来自商品文件
-- is_service: postage, fees, manual entries and discounts written as lines | 是否运费、手续费、手工项或折扣行
-- lines: lines on which it stands | 明细行数
-- quantity: pieces sold less pieces returned | 净件数
WITH named AS (
  SELECT
    coalesce(product_id, product_name) AS product_id,
    product_name,
    any_value(category) AS category,
    count(*) AS lines,
    sum(coalesce(quantity, 1)) AS quantity
  FROM written_lines
  WHERE coalesce(product_id, product_name) IS NOT NULL
  GROUP BY ALL
),

folded AS (
  SELECT
    product_id,
    coalesce(arg_max(product_name, lines) FILTER (length(product_name) > 3), arg_max(product_name, lines), product_id) AS name,
    any_value(category) AS category,
    sum(lines)::INTEGER AS lines,
    sum(quantity) AS quantity
  FROM named
  GROUP BY product_id
),

listed AS (
  SELECT *, source_key * 1e9 + line AS age, unnest(list_distinct([product_id, product_name])) AS id
  FROM incoming_products
),

catalogue AS (
  SELECT
    id AS product_id,
    arg_max(product_name, age) AS name,
    arg_max(category, age) AS category,
    arg_max(brand, age) AS brand,
    arg_max(unit_price, age) AS price,
    arg_max(cost, age) AS cost,
    arg_max(stock, age)::DOUBLE AS stock
  FROM listed
  GROUP BY id
)

SELECT
  row_number() OVER (ORDER BY product_id)::INTEGER AS product_key,
  product_id,
  coalesce(nullif(folded.name, product_id), catalogue.name, product_id) AS name,
  coalesce(catalogue.category, folded.category) AS category,
  brand,
  price,
  cost,
  stock,
  regexp_full_match(upper(product_id), 'POST|POSTAGE|DOT|C2|M|D|S|B|CRUK|BANK CHARGES|AMAZONFEE|ADJUST\d*|SHIPPING|FREIGHT|DELIVERY|DISCOUNT|FEE|TIP')
  OR regexp_full_match(
    lower(trim(folded.name)),
    '((dotcom )?postage|carriage|(shipping|delivery|freight|handling)( (fee|cost|charge)s?)?|discounts?|manual|samples|bank charges|amazon fee|adjust bad debt|cruk commission|tips?|versand(kosten)?|porto|rabatt|gutschein|frais de port|livraison|remise|(gastos de )?env[ií]o|descuento|(spese di )?spedizione|sconto|送料|割引|手数料|运费|邮费|快递费|折扣|优惠|补差价|手续费)'
  ) AS is_service,
  lines,
  quantity
FROM folded
LEFT JOIN catalogue USING (product_id)
