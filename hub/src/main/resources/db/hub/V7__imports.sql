-- Where seasons come from. A source that is only uploaded has no url.
CREATE TABLE import_source (
    name            text        PRIMARY KEY,
    -- Goes up with every import that is applied: a preview of an older state is refused.
    generation      bigint      NOT NULL DEFAULT 0,
    subscription    jsonb,
    etag            text,
    last_modified   text,
    -- Null while nothing is to be fetched. Whoever fetches moves it ahead first, so that no other replica does too.
    next_fetch_at   timestamptz,
    fetched_at      timestamptz,
    failures        integer     NOT NULL DEFAULT 0,
    last_error      text,
    last_error_at   timestamptz,
    outcome         text,
    preview_id      uuid,
    applied_at      timestamptz
);
CREATE INDEX import_source_due ON import_source (next_fetch_at);

-- Which event came from which source, and what the source said when it was last taken over.
CREATE TABLE import_item (
    source    text    NOT NULL REFERENCES import_source ON DELETE CASCADE,
    source_id text    NOT NULL,
    event_id  text    NOT NULL UNIQUE,
    document  jsonb   NOT NULL,
    -- Set when the import itself took the event out of the calendar.
    cancelled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (source, source_id)
);

CREATE TABLE import_preview (
    id         uuid        PRIMARY KEY,
    source     text        NOT NULL REFERENCES import_source ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    generation bigint      NOT NULL,
    -- Says whether two previews propose the same.
    digest     text        NOT NULL,
    document   jsonb       NOT NULL,
    applied_at timestamptz,
    applied_by text
);
CREATE INDEX import_preview_newest ON import_preview (source, created_at DESC);

-- Changes of events that are approved: they wait here, and the approved revision stays in force.
CREATE TABLE import_waiting (
    event_id   text        PRIMARY KEY,
    source     text        NOT NULL REFERENCES import_source ON DELETE CASCADE,
    preview_id uuid        NOT NULL,
    since      timestamptz NOT NULL,
    document   jsonb       NOT NULL
);
