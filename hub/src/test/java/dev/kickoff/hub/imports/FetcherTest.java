package dev.kickoff.hub.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private SeasonServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SeasonServer();
        server.document = "id,name,start\n";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsADocumentOnceAndThenAsksWhetherItHasChanged() throws Exception {
        Fetcher fetcher = fetcher(true, 1_000, Duration.ofSeconds(20));
        Fetcher.Fetched first = fetcher.fetch(URI.create(server.url()), null, null);
        Fetcher.Fetched second = fetcher.fetch(URI.create(server.url()), first.etag(), first.lastModified());

        assertEquals(server.document, new String(first.document(), StandardCharsets.UTF_8));
        assertEquals(null, second.document());
        assertEquals(first.etag(), second.etag());
    }

    @Test
    void refusesPrivateAddressesBeforeItConnects() {
        FetchException refused = refused(fetcher(false, 1_000, Duration.ofSeconds(20)));

        assertTrue(refused.getMessage().contains("private address"), refused.getMessage());
        assertEquals(0, server.requests.get());
    }

    @Test
    void refusesDocumentsThatAreTooLarge() {
        server.document = "x".repeat(2_000);

        assertTrue(refused(fetcher(true, 1_000, Duration.ofSeconds(20)))
                .getMessage()
                .contains("more than 1000 bytes"));
    }

    @Test
    void givesUpOnASourceThatStopsInTheMiddle() {
        server.stalls = true;

        assertTrue(refused(fetcher(true, 1_000, Duration.ofSeconds(1)))
                .getMessage()
                .contains("after 1 seconds"));
    }

    @Test
    void followsRedirectsButNotForEver() throws Exception {
        server.location = server.url();

        assertTrue(refused(fetcher(true, 1_000, Duration.ofSeconds(20)))
                .getMessage()
                .contains("more than 5 times"));
    }

    @Test
    void aRedirectCannotLeadToAnotherScheme() {
        server.location = "file:///etc/passwd";

        assertTrue(refused(fetcher(true, 1_000, Duration.ofSeconds(20)))
                .getMessage()
                .contains("https://"));
    }

    @Test
    void anErrorIsAFailure() {
        server.status = 503;

        assertTrue(refused(fetcher(true, 1_000, Duration.ofSeconds(20)))
                .getMessage()
                .contains("status 503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "ff02::1"
            })
    void addressesThatOnlyTheHubCanReachAreNotPublic(String address) throws Exception {
        assertFalse(AddressRule.isPublic(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001:80e::200e"})
    void addressesOfTheInternetArePublic(String address) throws Exception {
        assertTrue(AddressRule.isPublic(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://example.org/a", "file:///etc/passwd", "https:///a", "http://me:pw@example.org/", "a b"
            })
    void refusesWhatIsNoWebAddress(String url) {
        assertThrows(FetchException.class, () -> AddressRule.url(url));
    }

    private FetchException refused(Fetcher fetcher) {
        return assertThrows(FetchException.class, () -> fetcher.fetch(URI.create(server.url()), null, null));
    }

    private static Fetcher fetcher(boolean allowPrivate, int largest, Duration timeout) {
        return new Fetcher(new AddressRule(allowPrivate), largest, timeout);
    }
}
