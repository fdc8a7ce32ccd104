CREATE TABLE team (
    name       text        PRIMARY KEY,
    created_at timestamptz NOT NULL
);

-- People. Nobody is deleted: revisions and the audit trail name them.
CREATE TABLE member (
    id         text        PRIMARY KEY,
    name       text        NOT NULL,
    email      text,
    team       text        REFERENCES team,
    -- Names of dev.kickoff.edge.Roles, separated by commas.
    roles      text        NOT NULL,
    active     boolean     NOT NULL,
    revision   integer     NOT NULL,
    created_at timestamptz NOT NULL
);

-- Tokens of members and of services. Only the SHA-256 of a token is kept: it has 256 random bits, so no salt is needed.
CREATE TABLE api_token (
    id           text        PRIMARY KEY,
    hash         text        NOT NULL UNIQUE,
    member       text        REFERENCES member,
    service      text,
    -- Null: every region of the service.
    region       text,
    label        text        NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    -- The token that was made to take its place.
    replaced_by  text,
    last_used_at timestamptz,
    CHECK ((member IS NULL) <> (service IS NULL)),
    CHECK (region IS NULL OR service IS NOT NULL)
);
CREATE INDEX api_token_member ON api_token (member);
CREATE INDEX api_token_service ON api_token (service);

-- Counts changes of who may do what, so that each replica sees with one small question whether there is anything new.
CREATE TABLE access_change (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO access_change (version) VALUES (0);

-- Who owns a service, where an administrator said something else than its registration.
CREATE TABLE service_owner (
    service text        PRIMARY KEY,
    team    text        NOT NULL,
    author  text        NOT NULL,
    at      timestamptz NOT NULL
);
