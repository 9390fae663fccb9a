-- inner view: one row per person who is set aside, under whichever of her ids | 每位已搁置的人一行，不论以哪个标识搁置
-- customer_id: the customer; of the person where you merged several | 客户标识；合并后为该人的标识
-- rule: why: wholesale, staff, test, bot or by_hand | 原因：批发、员工、测试、机器人或手动
SELECT coalesce(person_id, set_aside.customer_id) AS customer_id, arg_min(rule, set_aside.customer_id) AS rule
FROM set_aside
LEFT JOIN person_links ON person_links.customer_id = set_aside.customer_id
GROUP BY coalesce(person_id, set_aside.customer_id)
