-- Every revision of every event; rows are only ever added. The id rises with every change of the calendar.
CREATE TABLE event_revision (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id  text        NOT NULL,
    revision  integer     NOT NULL CHECK (revision >= 1),
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL CHECK (ends_at > starts_at),
    document  jsonb       NOT NULL,
    -- Of two edits of the same revision only one can be stored.
    UNIQUE (event_id, revision)
);
CREATE INDEX event_revision_span ON event_revision (starts_at, ends_at);

CREATE TABLE service_registration (
    service       text        NOT NULL,
    region        text        NOT NULL,
    document      jsonb       NOT NULL,
    registered_at timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (service, region)
);

-- Plans as they were signed; rows are only ever added. The payload is kept as bytes, because the signature is over them.
CREATE TABLE capacity_plan (
    service   text        NOT NULL,
    region    text        NOT NULL,
    version   bigint      NOT NULL CHECK (version >= 1),
    issued_at timestamptz NOT NULL,
    digest    text        NOT NULL,
    payload   bytea       NOT NULL,
    key_id    text        NOT NULL,
    signature text        NOT NULL,
    PRIMARY KEY (service, region, version)
);

CREATE TABLE signing_key (
    key_id      text        PRIMARY KEY,
    public_key  bytea       NOT NULL,
    -- PKCS#8; null for a key that came from the configuration.
    private_key bytea,
    created_at  timestamptz NOT NULL
);
-- Replicas that start at the same time on an empty database agree on one key.
CREATE UNIQUE INDEX signing_key_own ON signing_key ((private_key IS NOT NULL)) WHERE private_key IS NOT NULL;

CREATE TABLE report (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service          text        NOT NULL,
    region           text        NOT NULL,
    instance         text        NOT NULL,
    at               timestamptz NOT NULL,
    floor_in_force   integer,
    desired_capacity integer,
    ready_capacity   integer,
    mode             text        NOT NULL,
    stale            boolean     NOT NULL,
    document         jsonb       NOT NULL,
    -- A report that is sent twice is stored once.
    UNIQUE (service, region, at, instance)
);
CREATE INDEX report_at ON report (at);
