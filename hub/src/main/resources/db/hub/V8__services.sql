-- What people set for a service in a region; every change is a revision, rows are only ever added.
CREATE TABLE service_policy (
    service  text        NOT NULL,
    region   text        NOT NULL,
    revision integer     NOT NULL CHECK (revision >= 1),
    document jsonb       NOT NULL,
    author   text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL,
    -- Of two edits of the same revision only one can be stored.
    PRIMARY KEY (service, region, revision)
);

-- All launch rates together; every change is a revision. Without a row the defaults of the cloud hold.
CREATE TABLE launch_rates (
    revision integer     PRIMARY KEY CHECK (revision >= 1),
    document jsonb       NOT NULL,
    author   text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL
);
