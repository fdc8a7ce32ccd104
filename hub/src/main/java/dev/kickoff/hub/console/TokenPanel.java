package dev.kickoff.hub.console;

import dev.kickoff.hub.access.NewToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with what can be done to them.
 *
 * @param path that forms post below
 * @param made a token that was just made and is shown this once, or null
 */
record TokenPanel(
        List<TokenRow> rows, String path, @Nullable NewToken made) {}
