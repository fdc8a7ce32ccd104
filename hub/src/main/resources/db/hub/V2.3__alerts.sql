-- What people must know about the newest plans; replaced whenever a service is planned.
CREATE TABLE plan_alert (
    service text        NOT NULL,
    region  text        NOT NULL,
    place   integer     NOT NULL,
    kind    text        NOT NULL,
    event   text,
    at      timestamptz NOT NULL,
    text    text        NOT NULL,
    PRIMARY KEY (service, region, place)
);

-- When the first raise for an event must start at the latest, as each signal and region was planned last.
CREATE TABLE latest_safe_start (
    event    text        NOT NULL,
    signal   text        NOT NULL,
    region   text        NOT NULL,
    start_at timestamptz NOT NULL,
    PRIMARY KEY (event, signal, region)
);
