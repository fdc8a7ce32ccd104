-- Whether the clock has something to note about the event: only few of all revisions are asked for every few seconds.
ALTER TABLE event_revision ADD COLUMN is_open boolean NOT NULL DEFAULT false;
UPDATE event_revision SET is_open = true WHERE document ->> 'state' IN ('APPROVED', 'LIVE');
CREATE INDEX event_revision_open ON event_revision (starts_at) WHERE is_open;

-- Recurring series, every revision of each; rows are only ever added.
CREATE TABLE event_series_revision (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id text        NOT NULL,
    revision  integer     NOT NULL CHECK (revision >= 1),
    document  jsonb       NOT NULL,
    UNIQUE (series_id, revision)
);

-- What a series made of each of its days: the event is stable when it is moved, and its revision tells whether people
-- have changed it since.
CREATE TABLE event_series_day (
    series_id      text    NOT NULL,
    day            date    NOT NULL,
    event_id       text    NOT NULL,
    event_revision integer NOT NULL,
    PRIMARY KEY (series_id, day)
);
