-- One row for each prompt. :pass is the least reward that passes, :k how many tries pass@k has.
WITH counted AS (
  SELECT
    prompt_key,
    count(*) AS samples,
    count(*) - count(reward) AS failed,
    avg(reward) AS mean,
    stddev_samp(reward) AS spread,
    count(reward) AS n,
    count_if(reward >= :pass) AS passed
  FROM rewards
  WHERE prompt_key IS NOT NULL
  GROUP BY prompt_key
)
SELECT
  prompt_key,
  samples,
  failed,
  mean,
  spread,
  passed,
  passed / nullif(n, 0) AS pass_at_1,
  -- 1 - C(n - passed, k) / C(n, k), as a product (Chen et al. 2021, arXiv 2107.03374)
  CASE
    WHEN n < :k THEN NULL
    WHEN n - passed < :k THEN 1D
    WHEN passed = 0 THEN 0D
    ELSE 1D - aggregate(sequence(n - passed + 1, n), 1D, (product, i) -> product * (1D - :k / i))
  END AS pass_at_k
FROM counted
