-- How planning a service went last: whichever replica did it, all of them can tell.
ALTER TABLE plan_head
    ADD COLUMN tried_at timestamptz,
    -- Why there is no new plan; null when planning went well.
    ADD COLUMN problem  text,
    -- Of the last planning that went well.
    ADD COLUMN warnings jsonb;
