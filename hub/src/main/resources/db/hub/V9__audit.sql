-- Who did what. Rows are only ever added; each holds the hash of the one before, so that nothing can be changed, left out
-- or put in between without every later hash being wrong.
CREATE TABLE audit_entry (
    seq      bigint      PRIMARY KEY CHECK (seq >= 1),
    at       timestamptz NOT NULL,
    who      text        NOT NULL,
    action   text        NOT NULL,
    subject  text        NOT NULL,
    -- Canonical JSON, kept as text because the hash is over these very characters.
    details  text        NOT NULL,
    previous text        NOT NULL,
    hash     text        NOT NULL UNIQUE
);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_subject ON audit_entry (subject text_pattern_ops, seq);
CREATE INDEX audit_entry_who ON audit_entry (who, seq);

CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % is refused', TG_OP;
END
$$;
CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
