package dev.kickoff.schemas;

import org.jspecify.annotations.Nullable;

/** A document that breaks a rule of the contract. Names the field, the value found and what would be right. */
public final class InvalidDocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String remedy;

    public InvalidDocumentException(String field, @Nullable Object value, String remedy) {
        super(value == null ? field + " " + remedy : field + " '" + value + "' " + remedy);
        this.field = field;
        this.remedy = remedy;
    }

    /** Path of the field within its document, for example {@code phases[1].end}. */
    public String field() {
        return field;
    }

    public String remedy() {
        return remedy;
    }
}
