-- later: one row: the limits of the rules by which buyers are flagged | 仅一行：标记异常买家的各项界限
-- people_least: customers a shop needs before sizes of orders are compared | 比较订单大小所需的最少客户数
-- spread: wholesale: so many interquartile ranges above the upper quartile, on the log scale | 批发：对数尺度上高出上四分位数的四分位距倍数
-- times: wholesale: and at least so many times the shop's median | 批发：且至少为店铺中位数的倍数
-- free_least: staff: orders without a price, at least | 员工：至少几笔免单
-- free_most_share: staff: where more of the shop's orders than this are free, free orders say nothing | 员工：店铺免单占比高于此值时不作判断
-- domain_least: staff: test or free orders from one e-mail domain, at least | 员工：同一邮箱域名的测试或免单订单至少几笔
-- domain_share: staff: and at least this share of all test and free orders | 员工：且至少占全部测试与免单订单的比例
-- domain_most_share: test: where more of the customers than this have an address of a test domain, the domain says nothing | 测试：使用测试域名邮箱的客户占比高于此值时，不据域名判断
-- burst_orders: bots: orders in one burst, at least | 机器人：一次爆发至少几笔订单
-- burst_minutes: bots: within so many minutes | 机器人：在多少分钟内
SELECT
  20 AS people_least,
  3 AS spread,
  5 AS times,
  2 AS free_least,
  0.2::DOUBLE AS free_most_share,
  3 AS domain_least,
  0.5::DOUBLE AS domain_share,
  0.2::DOUBLE AS domain_most_share,
  5 AS burst_orders,
  10 AS burst_minutes
