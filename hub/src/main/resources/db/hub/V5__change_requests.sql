-- Changes of events that need a second person. Decided once, else never changed.
CREATE TABLE change_request (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      text        NOT NULL,
    -- The revision that the change would become.
    revision      integer     NOT NULL CHECK (revision >= 1),
    document      jsonb       NOT NULL,
    preview       jsonb       NOT NULL,
    -- Which limits it is above, for people.
    above         text        NOT NULL,
    author        text        NOT NULL,
    created_at    timestamptz NOT NULL,
    state         text        NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'OUTDATED')),
    decided_by    text,
    decided_at    timestamptz,
    comment       text,
    CHECK ((state = 'PENDING') = (decided_at IS NULL)),
    -- Four eyes, whatever the program does.
    CHECK (state <> 'APPROVED' OR decided_by <> author)
);
-- One open request for an event: a later change of the same event takes its place.
CREATE UNIQUE INDEX change_request_open ON change_request (event_id) WHERE state = 'PENDING';
