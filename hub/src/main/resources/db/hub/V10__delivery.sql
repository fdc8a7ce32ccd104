-- The transaction that stored the plan. A replica asks for the plans of all transactions that it could not see when it
-- asked before; unlike an identity or a time this misses nothing that commits late.
ALTER TABLE capacity_plan ADD COLUMN published_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX capacity_plan_published_in ON capacity_plan (published_in);
