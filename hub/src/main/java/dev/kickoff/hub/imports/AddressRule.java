package dev.kickoff.hub.imports;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a source may have: {@code http} and {@code https} on the public internet. Whoever may name a URL could
 * otherwise make the hub read what only the hub can reach (server-side request forgery).
 *
 * <p>The name is looked up here and again when it is connected to; the platform keeps a positive answer for 30 seconds
 * ({@code networkaddress.cache.ttl}), so that both are the same.
 */
final class AddressRule {
    private final boolean allowPrivate;

    AddressRule(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** The URL of the text, if it has the form of one that may be fetched; where it leads is not looked up yet. */
    static URI url(@Nullable String text) throws FetchException {
        URI url;
        try {
            url = URI.create(text == null ? "" : text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new FetchException("'" + text + "' is not a URL");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new FetchException("'" + url + "' must begin with https:// or http://");
        }
        if (url.getHost() == null) {
            throw new FetchException("'" + url + "' names no host");
        }
        if (url.getUserInfo() != null) {
            throw new FetchException("A URL with a user name or password in it is not fetched");
        }
        return url;
    }

    void check(URI url) throws FetchException {
        if (allowPrivate) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (!isPublic(address)) {
                    throw new FetchException(url.getHost()
                            + " leads to a private address, which is not fetched; "
                            + "kickoff.imports.allow-private-addresses=true allows it");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new FetchException("There is no host " + url.getHost());
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : address instanceof Inet6Address && isPublic6(bytes);
    }

    /** Special-purpose blocks of RFC 6890 that the platform does not know. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && third == 0;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !carrier && !protocol && !benchmark;
    }

    /** Unique local addresses, and those that carry an IPv4 address inside: NAT64, 6to4, Teredo. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean uniqueLocal = (first & 0xfe00) == 0xfc00;
        boolean nat64 = first == 0x64 && second == 0xff9b;
        boolean teredo = first == 0x2001 && second == 0;
        return first != 0 && !uniqueLocal && !nat64 && first != 0x2002 && !teredo;
    }
}
