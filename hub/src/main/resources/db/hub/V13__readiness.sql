-- The newest 95th percentile of the lead time that each acting instance of a service has measured.
CREATE TABLE lead_time_reported (
    service  text        NOT NULL,
    region   text        NOT NULL,
    instance text        NOT NULL,
    seconds  bigint      NOT NULL CHECK (seconds >= 0),
    at       timestamptz NOT NULL,
    PRIMARY KEY (service, region, instance)
);

-- What plans take it to be: whole minutes that do not follow every wobble.
CREATE TABLE lead_time_planned (
    service text        NOT NULL,
    region  text        NOT NULL,
    minutes integer     NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    at      timestamptz NOT NULL,
    PRIMARY KEY (service, region)
);

-- Preparation steps that are done.
CREATE TABLE step_done (
    service text        NOT NULL,
    region  text        NOT NULL,
    event   text        NOT NULL,
    name    text        NOT NULL,
    author  text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (service, region, event, name)
);

-- Services whose library must change nothing; the audit trail knows those that were.
CREATE TABLE pause (
    service text        NOT NULL,
    region  text        NOT NULL,
    reason  text        NOT NULL,
    author  text        NOT NULL,
    since   timestamptz NOT NULL,
    PRIMARY KEY (service, region)
);

-- What the newest report of each acting instance found to be wrong.
CREATE TABLE finding (
    service  text        NOT NULL,
    region   text        NOT NULL,
    instance text        NOT NULL,
    kind     text        NOT NULL,
    since    timestamptz NOT NULL,
    message  text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (service, region, instance, kind)
);
