-- No release of capacity, by hand or after a sudden drop. Rows are added, and ended once.
CREATE TABLE hold (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope      text        NOT NULL CHECK (scope IN ('EVERYTHING', 'EVENT', 'SERVICE', 'SIGNAL')),
    -- Id of the event, name of the service or of the signal; null for everything.
    name       text        CHECK ((name IS NULL) = (scope = 'EVERYTHING')),
    -- Null for all regions.
    region     text,
    effect     text        NOT NULL CHECK (effect IN ('KEEP', 'FREEZE')),
    reason     text        NOT NULL,
    author     text        NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz CHECK (expires_at > started_at),
    ended_at   timestamptz,
    ended_by   text,
    end_reason text
);
CREATE INDEX hold_open ON hold (scope, name) WHERE ended_at IS NULL;
-- The automatic hold of a signal in a region is there once, whichever replica saw the drop first.
CREATE UNIQUE INDEX hold_automatic ON hold (name, region) WHERE scope = 'SIGNAL' AND ended_at IS NULL;
