-- One row for each sample of a prompt, also for those without a reward, which have no advantage.
SELECT
  id,
  prompt_key,
  reward,
  reward - avg(reward) OVER prompt AS centred,
  -- as in GRPO; the spread of a single sample is null, and its advantage 0
  (reward - avg(reward) OVER prompt) / (coalesce(stddev_samp(reward) OVER prompt, 0D) + 1e-4D) AS advantage
FROM rewards
WHERE prompt_key IS NOT NULL
WINDOW prompt AS (PARTITION BY prompt_key)
