package dev.kickoff.hub.imports.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Identifiers from what sources call their events, always the same from the same. */
final class Slugs {
    static final String REMEDY = "Use 1 to 128 letters, digits, '.', '_' or '-', starting with a letter or digit";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int LONGEST = 100;
    private static final int HASH_LENGTH = 10;

    private Slugs() {}

    static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    /** The text itself if it can be an identifier, else its words; one that had to be cut ends in a hash of the whole. */
    static String of(String text) {
        String stripped = text.strip();
        if (isIdentifier(stripped)) {
            return stripped;
        }
        String words = words(stripped);
        if (words.isEmpty()) {
            return "event-" + hash(stripped);
        }
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "-" + hash(stripped) : words;
    }

    /** {@code 2023-24, Burnley FC} becomes {@code 2023-24-burnley-fc}; empty if nothing of it can be kept. */
    static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
