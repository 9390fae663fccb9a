-- inner view: one row per id under which a customer is known, merged ones included | 每个客户标识一行，含已合并的标识
SELECT customer_id, customer_key FROM customers
UNION ALL
SELECT person_links.customer_id, customer_key
FROM person_links
JOIN customers ON customers.customer_id = person_id
