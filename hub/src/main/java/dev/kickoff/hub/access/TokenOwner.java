package dev.kickoff.hub.access;

import dev.kickoff.schemas.InvalidDocumentException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose a token is: a member's, or that of one service.
 *
 * @param member or null
 * @param service or null
 * @param region of the service, null for all its regions
 */
public record TokenOwner(
        @Nullable String member,
        @Nullable String service,
        @Nullable String region) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public TokenOwner {
        if ((member == null) == (service == null)) {
            throw new InvalidDocumentException(
                    "member", member, "or service is required, and not both: a token is a person's or a service's");
        }
        if (region != null && service == null) {
            throw new InvalidDocumentException("region", region, "goes with service only");
        }
        requireIdentifier("service", service);
        requireIdentifier("region", region);
    }

    public static TokenOwner member(String member) {
        return new TokenOwner(member, null, null);
    }

    /** @param region null for all */
    public static TokenOwner service(String service, @Nullable String region) {
        return new TokenOwner(null, service, region);
    }

    /** As it stands in revisions and in the audit trail. */
    String principal() {
        return member != null ? member : "service:" + service + (region == null ? "" : "/" + region);
    }

    private static void requireIdentifier(String field, @Nullable String value) {
        if (value != null && !IDENTIFIER.matcher(value).matches()) {
            throw new InvalidDocumentException(
                    field, value, "must be as in the registration: letters, digits, '.', '_' or '-'");
        }
    }
}
