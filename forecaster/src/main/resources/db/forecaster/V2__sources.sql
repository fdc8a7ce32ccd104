-- Where a signal's traffic is fetched from, and how far that is.
CREATE TABLE source (
    signal        text        NOT NULL,
    region        text        NOT NULL,
    metric        jsonb       NOT NULL,
    -- Another one with each change of the metric.
    declaration   uuid        NOT NULL,
    -- Start of the first step that was not asked for yet. Moves with the samples it stands for, in one transaction.
    next_at       timestamptz NOT NULL,
    -- When everything up to the present had been asked for once; null during the import.
    caught_up_at  timestamptz,
    -- Start of the first step that the source still had; null while it had all.
    gap_until     timestamptz,
    pages         bigint      NOT NULL,
    samples       bigint      NOT NULL,
    unusable      bigint      NOT NULL,
    last_sample   timestamptz,
    notice        text,
    -- In a row; 0 when the last attempt went well.
    failures      integer     NOT NULL,
    last_error    text,
    last_error_at timestamptz,
    retry_at      timestamptz,
    PRIMARY KEY (signal, region),
    FOREIGN KEY (signal, region) REFERENCES signal (signal, region)
);
