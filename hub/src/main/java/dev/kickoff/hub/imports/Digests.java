package dev.kickoff.hub.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256, in hex. */
final class Digests {
    private Digests() {}

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The same for previews that propose the same, whoever made them, when, and on which replica. */
    static String of(ImportPreview preview) {
        StringBuilder proposed =
                new StringBuilder(String.valueOf(preview.options().past()));
        for (ProposedChange change : preview.changes()) {
            // Only maps of a fixed order are written: others differ from one process to the next.
            proposed.append('\n')
                    .append(change.kind())
                    .append(change.eventId())
                    .append(change.seen())
                    .append(change.fields())
                    .append(change.note())
                    .append(change.problem())
                    .append(change.said() == null ? Map.of() : EventFields.of(change.said()));
        }
        return sha256(proposed.toString().getBytes(StandardCharsets.UTF_8));
    }
}
