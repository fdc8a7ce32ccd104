package dev.kickoff.transform.internal.json;

import org.jspecify.annotations.Nullable;

/** Text that is not the document it should be; the message says where and why. */
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableDocumentException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
