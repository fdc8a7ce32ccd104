package dev.kickoff.hub.imports;

/** A document that lacks more than half of what its source had: more likely broken than true. */
final class SourceLacksTooMuchException extends Exception {
    private static final long serialVersionUID = 1L;

    static final String REMEDY =
            "Check the source; to import a part of it only, and leave the others as they are, choose missing=KEEP";

    SourceLacksTooMuchException(int missing, int coming) {
        super(missing + " of the " + coming
                + " coming events of this source are not in the document; nothing is changed");
    }
}
