-- Which instance of a service acts on its target. Rows here save calls and guard nothing: they may be deleted at any time.
CREATE TABLE lease (
    service text        NOT NULL,
    region  text        NOT NULL,
    -- Target and mode: see LeaseRequest.
    scope   text        NOT NULL,
    holder  text        NOT NULL,
    until   timestamptz NOT NULL,
    PRIMARY KEY (service, region, scope)
);

-- The instances that asked. No index but the key, so that hearing from one again rewrites its row in place.
CREATE TABLE lease_instance (
    service   text        NOT NULL,
    region    text        NOT NULL,
    scope     text        NOT NULL,
    instance  text        NOT NULL,
    joined_at timestamptz NOT NULL,
    heard_at  timestamptz NOT NULL,
    PRIMARY KEY (service, region, scope, instance)
) WITH (fillfactor = 70);
