-- A range of traffic that says nothing about usual days. "state" is valid, or rejected for what was detected in error:
-- kept, so that it is not proposed again.
CREATE TABLE tag (
    id       text        PRIMARY KEY,
    signal   text        NOT NULL,
    region   text        NOT NULL,
    kind     text        NOT NULL,
    start_at timestamptz NOT NULL,
    end_at   timestamptz NOT NULL,
    note     text,
    author   text,
    origin   text        NOT NULL CHECK (origin IN ('manual', 'detected')),
    state    text        NOT NULL CHECK (state IN ('valid', 'rejected')),
    known_at timestamptz NOT NULL,
    CHECK (start_at < end_at)
);

CREATE INDEX tag_of_signal ON tag (signal, region, start_at);

-- Two replicas that look for bursts at the same time find the same ones.
CREATE UNIQUE INDEX tag_detected_once ON tag (signal, region, start_at) WHERE origin = 'detected';
