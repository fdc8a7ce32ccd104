package dev.kickoff.hub.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of the audit trail.
 *
 * <p>Its hash is SHA-256, as lower-case hexadecimal, over the UTF-8 bytes of these fields in this order, each as {@code
 * <bytes>:<field>,} (a netstring): {@code kickoff-audit-v1}, {@code seq}, {@code at}, {@code who}, {@code action},
 * {@code subject}, {@code details}, {@code previous}. The lengths keep a character from wandering from one field into
 * the next.
 *
 * @param seq from 1 on, without gaps
 * @param at when it was written down, by the hub's own clock, in microseconds; never before the entry before
 * @param who the name of a member or a service's token, {@code operator}, or {@code hub} for the hub itself
 * @param action what was done, for example {@code policy.set}
 * @param subject to what, from the general to the particular, for example {@code service/web/eu-west-3}
 * @param details JSON object in the form of {@link CanonicalJson}
 * @param previous hash of the entry before, {@link #GENESIS} for the first
 * @param hash over all of the above
 */
public record AuditEntry(
        long seq, Instant at, String who, String action, String subject, String details, String previous, String hash) {
    /** What the first entry has as the hash of the one before. */
    public static final String GENESIS = "0".repeat(64);

    private static final String FORMAT = "kickoff-audit-v1";

    /** The next entry of a chain. */
    static AuditEntry chained(
            long seq, Instant at, String who, String action, String subject, String details, String previous) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        return new AuditEntry(
                seq,
                micros,
                who,
                action,
                subject,
                details,
                previous,
                hash(seq, micros, who, action, subject, details, previous));
    }

    /** What {@link #hash} must be. */
    String expectedHash() {
        return hash(seq, at, who, action, subject, details, previous);
    }

    private static String hash(
            long seq, Instant at, String who, String action, String subject, String details, String previous) {
        MessageDigest sha256 = sha256();
        for (String field :
                List.of(FORMAT, String.valueOf(seq), at.toString(), who, action, subject, details, previous)) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
            sha256.update((byte) ',');
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
