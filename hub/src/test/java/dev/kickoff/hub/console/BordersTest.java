package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not get in from other sites. */
class BordersTest {
    private static final URI OWN = URI.create("https://kickoff.example:8443/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//example.org/",
                "https://example.org/",
                "/\\example.org",
                "\\\\example.org",
                "events",
                "",
                "/a b"
            })
    void neverGoesToAnotherSiteAfterAForm(String path) {
        assertEquals(URI.create("/events"), LocalPath.orElse(path, "/events"));
    }

    @Test
    void goesBackToTheConsolesOwnPages() {
        assertEquals(URI.create("/events?q=a%20b"), LocalPath.orElse("/events?q=a%20b", "/"));
    }

    @Test
    void believesTheBrowserAboutWhoAsks() {
        assertTrue(SameOrigin.sameOrigin("same-origin", null, OWN));
        assertTrue(SameOrigin.sameOrigin("none", null, OWN));
        assertFalse(SameOrigin.sameOrigin("same-site", "https://kickoff.example:8443", OWN));
        assertFalse(SameOrigin.sameOrigin("cross-site", null, OWN));
    }

    @Test
    void goesByTheOriginWhereTheBrowserDoesNotSay() {
        assertTrue(SameOrigin.sameOrigin(null, "https://kickoff.example:8443", OWN));
        assertFalse(SameOrigin.sameOrigin(null, "https://kickoff.example", OWN));
        assertFalse(SameOrigin.sameOrigin(null, "null", OWN));
        assertFalse(SameOrigin.sameOrigin(null, null, OWN));
    }
}
