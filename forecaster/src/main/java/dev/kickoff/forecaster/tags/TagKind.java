package dev.kickoff.forecaster.tags;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kickoff.schemas.InvalidDocumentException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a range says nothing about usual days. */
public enum TagKind {
    /** Traffic that nobody had scheduled. */
    BURST("burst"),
    /** A load test or dress rehearsal. */
    REHEARSAL("rehearsal"),
    /** Traffic that did not arrive or was not counted. */
    OUTAGE("outage"),
    /** Traffic of another region, or traffic that went to another. */
    FAIL_OVER("fail-over");

    private final String text;

    TagKind(String text) {
        this.text = text;
    }

    /** As documents say it. */
    @JsonValue
    public String text() {
        return text;
    }

    static TagKind of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidDocumentException(
                        "kind",
                        text,
                        "must be one of "
                                + Arrays.stream(values()).map(TagKind::text).collect(Collectors.joining(", "))));
    }
}
