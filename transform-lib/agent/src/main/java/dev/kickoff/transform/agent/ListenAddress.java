package dev.kickoff.transform.agent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the agent's status is served.
 *
 * @param host literal address; loopback unless the file says otherwise
 * @param port 0 to 65535, 0 for any free one
 */
record ListenAddress(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("(?:([0-9.]+|\\[[0-9a-fA-F:.]+\\]):)?(\\d{1,5})");

    /** @throws AgentFileException if it is no such address */
    static ListenAddress of(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches() || Integer.parseInt(address.group(2)) > 65535) {
            throw new AgentFileException("listen '" + text + "' must be a port or address:port, for example"
                    + " 127.0.0.1:9464, or 0.0.0.0:9464 for probes from outside the pod");
        }
        String host = address.group(1) == null ? "127.0.0.1" : address.group(1);
        return new ListenAddress(host, Integer.parseInt(address.group(2)));
    }
}
