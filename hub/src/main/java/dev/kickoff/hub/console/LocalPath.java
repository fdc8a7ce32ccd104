package dev.kickoff.hub.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A path to go to after a form, as it came from the browser: never one that leads to another site. */
final class LocalPath {
    private LocalPath() {}

    static URI orElse(@Nullable String path, String otherwise) {
        boolean local = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ');
        try {
            return URI.create(local && path != null ? path : otherwise);
        } catch (IllegalArgumentException unreadable) {
            return URI.create(otherwise);
        }
    }
}
