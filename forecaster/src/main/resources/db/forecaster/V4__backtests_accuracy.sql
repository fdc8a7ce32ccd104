CREATE TABLE backtest (
    id           text        PRIMARY KEY,
    signal       text        NOT NULL,
    region       text        NOT NULL,
    state        text        NOT NULL,
    requested_at timestamptz NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz,
    -- By the database's own clock: whoever runs the backtest says here that it is alive.
    heartbeat_at timestamptz,
    done         integer     NOT NULL DEFAULT 0,
    total        integer     NOT NULL DEFAULT 0,
    models       jsonb       NOT NULL,
    result       jsonb,
    message      text
);

CREATE INDEX backtest_newest ON backtest (signal, region, requested_at DESC);

-- One at a time, however many forecasters there are.
CREATE UNIQUE INDEX backtest_running ON backtest ((true)) WHERE state = 'RUNNING';
-- One at a time of each signal and region, waiting or running.
CREATE UNIQUE INDEX backtest_open ON backtest (signal, region) WHERE state IN ('QUEUED', 'RUNNING');

-- What was forecast of an event with some lead, and how good it was once the event was over.
CREATE TABLE event_accuracy (
    signal      text        NOT NULL,
    region      text        NOT NULL,
    event_id    text        NOT NULL,
    lead        text        NOT NULL,
    event_start timestamptz NOT NULL,
    event_end   timestamptz NOT NULL,
    forecast    jsonb       NOT NULL,
    score       jsonb,
    PRIMARY KEY (signal, region, event_id, lead)
);

CREATE INDEX event_accuracy_newest ON event_accuracy (signal, region, event_start DESC);
