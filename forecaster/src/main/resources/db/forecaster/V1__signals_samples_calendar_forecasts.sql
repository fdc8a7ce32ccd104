CREATE TABLE signal (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    signal       text    NOT NULL,
    region       text    NOT NULL,
    step_seconds integer NOT NULL,
    zone         text    NOT NULL,
    unit         text    NOT NULL,
    UNIQUE (signal, region)
);

-- "at" is the start of the step.
CREATE TABLE sample (
    signal_id integer          NOT NULL REFERENCES signal (id),
    at        timestamptz      NOT NULL,
    value     double precision NOT NULL CHECK (value >= 0),
    PRIMARY KEY (signal_id, at)
);

-- The last calendar that the hub gave: one row at most.
CREATE TABLE calendar (
    id         integer     PRIMARY KEY CHECK (id = 1),
    etag       text,
    fetched_at timestamptz NOT NULL,
    events     jsonb       NOT NULL
);

CREATE TABLE forecast (
    id        text        PRIMARY KEY,
    signal    text        NOT NULL,
    region    text        NOT NULL,
    cutoff    timestamptz NOT NULL,
    issued_at timestamptz NOT NULL,
    document  jsonb       NOT NULL
);

CREATE INDEX forecast_newest ON forecast (signal, region, cutoff DESC, issued_at DESC);
