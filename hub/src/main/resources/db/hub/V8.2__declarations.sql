-- Every declaration of a service in a region that its instances ever made (the newest fifty), not only the one in force.
CREATE TABLE service_declaration (
    service     text        NOT NULL,
    region      text        NOT NULL,
    version     integer     NOT NULL CHECK (version >= 1),
    document    jsonb       NOT NULL,
    declared_by text        NOT NULL,
    first_seen  timestamptz NOT NULL,
    -- To about a minute.
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (service, region, version)
);

-- Which of them is in force.
ALTER TABLE service_registration ADD COLUMN version integer NOT NULL DEFAULT 1;
INSERT INTO service_declaration (service, region, version, document, declared_by, first_seen, last_seen)
SELECT service, region, 1, document, 'service', registered_at, changed_at FROM service_registration;
