CREATE TABLE webhook_subscription (
    id         text        PRIMARY KEY,
    url        text        NOT NULL,
    -- Signs every message; it cannot be hashed, because both sides need it.
    secret     bytea       NOT NULL,
    -- Null is any.
    service    text,
    region     text,
    created_at timestamptz NOT NULL
);

-- Messages to be sent, written in the transaction that stores what they tell of.
CREATE TABLE webhook_message (
    id           text        PRIMARY KEY,
    subscription text        NOT NULL REFERENCES webhook_subscription ON DELETE CASCADE,
    body         text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'DEAD')),
    attempts     integer     NOT NULL DEFAULT 0,
    -- By the database's clock, which all replicas share.
    due_at       timestamptz NOT NULL DEFAULT now(),
    created_at   timestamptz NOT NULL DEFAULT now(),
    problem      text
);
CREATE INDEX webhook_message_due ON webhook_message (due_at) WHERE state = 'WAITING';
CREATE INDEX webhook_message_of ON webhook_message (subscription, state, created_at);
