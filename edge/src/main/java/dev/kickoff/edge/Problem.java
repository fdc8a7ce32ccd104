package dev.kickoff.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 problem details.
 *
 * @param type stable identifier of the kind of error, {@code urn:kickoff:problem:…}
 * @param title the kind of error, the same for every occurrence
 * @param status HTTP status
 * @param detail what is wrong this time
 * @param field which field of the request is wrong, if one is
 * @param remedy what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String remedy) {
    static final String MEDIA_TYPE = "application/problem+json";
}
