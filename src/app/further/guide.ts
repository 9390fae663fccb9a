/** What stands beside the script. It is read outside the page, by whoever runs it, so it is in both languages. */
export const guide = `# This shop, outside the browser

Everything that Keepsight worked out in the page, as one SQL script and the lines it starts from.

## Run it

With DuckDB 1.4 or later, in this folder:

    duckdb shop.duckdb < pipeline.sql

The tables are the same as in the page: keys, counts, dates and money exactly, other numbers to nine digits. To look at
another day, change as_of in data/settings-0001.csv and run it again. Append lines to data/incoming_lines-0001.csv, or
point read_csv at files of any size: nothing here is limited by a browser any more. With SET threads at the top raised,
it is faster, and ties between equal rows may be broken otherwise.

## On MotherDuck, or any engine that reads DuckDB SQL

The script runs as it is; upload the folder data, or put its address before the file names.

## On other engines

| what | where | instead |
|---|---|---|
| read_csv | the inputs | the engine's own loading (COPY, bq load, stage) with the types written beside each column |
| CREATE OR REPLACE TABLE | every table | DROP TABLE IF EXISTS and CREATE TABLE AS (PostgreSQL) |
| SELECT * EXCLUDE, REPLACE, FROM first | some | Snowflake and BigQuery know EXCLUDE/EXCEPT and REPLACE; else name the columns |
| QUALIFY | some | a subquery with a condition (PostgreSQL); Snowflake and BigQuery know it |
| count(*) FILTER (…) | many | countif or sum(CASE …) (BigQuery, Snowflake); PostgreSQL knows it |
| arg_max, arg_min, any_value | some | max_by, min_by (Snowflake, BigQuery: ANY_VALUE … HAVING MAX); DISTINCT ON (PostgreSQL) |
| // (whole division), ::TYPE | many | floor(a / b); CAST(a AS TYPE) (BigQuery) |
| ordered_on - last_on (days between dates) | many | DATE_DIFF (BigQuery), DATEDIFF (Snowflake) |
| quantile_disc, median | clock, behaviour | percentile_disc, percentile_cont |
| unnest, generate_series, range, lists and structs | cohorts, weeks, items | the engine's own table functions and arrays |
| regexp_matches, regexp_full_match, regexp_extract | products, statuses | REGEXP_LIKE, ~ |

---

# 在浏览器之外使用这家店铺的数据

Keepsight 在页面中算出的一切：一个 SQL 脚本，以及它所依据的明细。

在此文件夹中用 DuckDB 1.4 或更高版本运行：

    duckdb shop.duckdb < pipeline.sql

得到的表与页面中相同：编号、计数、日期与金额完全一致，其他数值精确到九位。要查看另一天，修改 data/settings-0001.csv 中的
as_of 后重新运行。可以往 data/incoming_lines-0001.csv 追加明细，或让 read_csv 指向任意大小的文件：不再受浏览器限制。
MotherDuck 可直接运行；其他引擎需要改动之处见上表。
`;
