-- later: one row per customer and campaign: whom it was sent to, or who was held out | 每个客户每次营销活动一行：收到的或留作对照的
-- campaign: the campaign | 营销活动
-- customer_key: our number of the customer, NULL for one who never ordered | 客户内部编号，从未下单为空
-- person_id: e-mail, else platform id, else phone | 客户标识
-- sent_on: first day it was sent, NULL where none is written | 首次发送日期，未写明为空
-- arm: the group, as written | 分组原文
-- opened: opened it; NULL where no column says | 是否打开，未提供为空
-- clicked: clicked in it; NULL where no column says | 是否点击，未提供为空
WITH sent AS (
  SELECT
    campaign,
    coalesce(email, platform_customer_id, phone) AS person_id,
    min(date)::DATE AS sent_on,
    any_value(arm) AS arm,
    bool_or(opened) AS opened,
    bool_or(clicked) AS clicked
  FROM incoming_sends
  GROUP BY ALL
)

SELECT campaign, customer_key, person_id, sent_on, arm, opened, clicked
FROM sent
LEFT JOIN customer_ids ON customer_ids.customer_id = person_id
