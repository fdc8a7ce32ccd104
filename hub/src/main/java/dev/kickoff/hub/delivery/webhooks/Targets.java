package dev.kickoff.hub.delivery.webhooks;

import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Which addresses messages may go to: the hub must not be a way into networks that a subscriber cannot reach. Asked when
 * somebody subscribes and again before each attempt, because a name may point elsewhere by then.
 */
@ApplicationScoped
class Targets {
    private final WebhookConfig config;

    Targets(WebhookConfig config) {
        this.config = config;
    }

    /** @throws InvalidDocumentException if nothing may be sent there */
    void requireAllowed(String url) {
        URI uri = parse(url);
        if (config.allowPrivate()) {
            return;
        }
        if (!"https".equals(uri.getScheme())) {
            throw new InvalidDocumentException("url", url, "must begin with https://");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (isPrivate(address)) {
                    throw new InvalidDocumentException(
                            "url", url, "must be a public address; this name leads into a private network");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new InvalidDocumentException("url", url, "must name a host that can be found");
        }
    }

    private static URI parse(String url) {
        try {
            URI uri = URI.create(url);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw new InvalidDocumentException("url", url, "must be an address like https://example.com/kickoff");
        }
        throw new InvalidDocumentException("url", url, "must be http or https, with a host and without a password");
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        // Unique local addresses, and IPv4 addresses in disguise: 6to4, NAT64.
        boolean special6 = address instanceof Inet6Address
                && ((first & 0xfe) == 0xfc || (first == 0x20 && second == 0x02) || (first == 0 && second == 0x64));
        // "This network", carrier-grade NAT, benchmarking, and what is reserved.
        boolean special4 = bytes.length == 4
                && (first == 0
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 198 && (second == 18 || second == 19))
                        || first >= 240);
        return special || special6 || special4;
    }
}
