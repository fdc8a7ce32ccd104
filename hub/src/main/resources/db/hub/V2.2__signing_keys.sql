-- Keys are changed one after the other; replicas that make one at the same time agree, because each number is given once.
DROP INDEX signing_key_own;
ALTER TABLE signing_key
    -- Of the hub's own keys, from 1 on; null for a key from the configuration.
    ADD COLUMN generation  integer UNIQUE,
    -- Signs from then on.
    ADD COLUMN active_from timestamptz,
    -- Signs until then; null as long as there is no newer key.
    ADD COLUMN retired_at  timestamptz;
UPDATE signing_key
SET active_from = created_at, generation = CASE WHEN private_key IS NULL THEN NULL ELSE 1 END;
ALTER TABLE signing_key ALTER COLUMN active_from SET NOT NULL;
