package dev.kickoff.hub.imports.reading;

/** A document of which nothing can be read. The message is for people. */
public final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String remedy;

    UnreadableDocumentException(String field, String message, String remedy) {
        super(message);
        this.field = field;
        this.remedy = remedy;
    }

    /** The option to change, or {@code document}. */
    public String field() {
        return field;
    }

    public String remedy() {
        return remedy;
    }
}
