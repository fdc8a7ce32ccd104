-- What a plan was made with beside its forecast and events, so that its numbers can be explained when all of that has
-- changed; null for plans from before it was kept.
ALTER TABLE capacity_plan ADD COLUMN basis jsonb;
