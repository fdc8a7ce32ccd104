-- What was published together, for one cause, in one transaction.
CREATE TABLE plan_set (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created_at timestamptz NOT NULL,
    cause      text        NOT NULL,
    author     text        NOT NULL,
    reason     text,
    -- Ids of the events that caused it.
    events     text[]      NOT NULL,
    plans      integer     NOT NULL CHECK (plans >= 1),
    -- Services that were to be planned too and could not be: each keeps its plan.
    kept       jsonb       NOT NULL
);
CREATE INDEX plan_set_created ON plan_set (created_at);

ALTER TABLE capacity_plan
    ADD COLUMN set_id          bigint REFERENCES plan_set (id),
    -- Of the same payload by other keys, while keys are changed; null when there are none.
    ADD COLUMN more_signatures jsonb;
CREATE INDEX capacity_plan_set ON capacity_plan (set_id);
CREATE INDEX capacity_plan_issued ON capacity_plan (issued_at);

-- Where each service stands. Whoever publishes locks its row first, so a version is given out once, and a service is
-- never between two sets.
CREATE TABLE plan_head (
    service            text   NOT NULL,
    region             text   NOT NULL,
    -- Of the newest plan; 0 when there is none.
    version            bigint NOT NULL DEFAULT 0 CHECK (version >= 0),
    -- The highest version that a library has said it holds. Above version only after an older database was restored.
    reported           bigint NOT NULL DEFAULT 0 CHECK (reported >= 0),
    -- Since when less capacity has been wanted without a break.
    lower_wanted_since timestamptz,
    -- What people had set when the service was planned last, as a digest: another one means that they changed it.
    inputs             text,
    PRIMARY KEY (service, region)
);
INSERT INTO plan_head (service, region, version)
SELECT service, region, max(version) FROM capacity_plan GROUP BY service, region;

-- When the services of a signal and region were planned last: any replica may be the next to look.
CREATE TABLE planning_state (
    signal          text        NOT NULL,
    region          text        NOT NULL,
    planned_at      timestamptz NOT NULL,
    -- How often the traffic had changed then, if an event was on.
    planned_changes bigint,
    -- The calendar as it was then.
    calendar        text        NOT NULL,
    PRIMARY KEY (signal, region)
);
