package dev.kickoff.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface Mishap {
    /** The server does not get the request; the client gets this instead. */
    record Instead(int status, Map<String, String> headers, byte[] body) implements Mishap {}

    /** The connection breaks before there is an answer. */
    record Lost() implements Mishap {}

    /** The connection breaks in the middle of the answer. */
    record Cut() implements Mishap {}

    /** The answer stops in the middle, and the connection stays open. */
    record Stalled() implements Mishap {}

    /** The request is passed on and answered, to let the next one go wrong. */
    record None() implements Mishap {}

    static Mishap none() {
        return new None();
    }

    static Mishap status(int status, String body) {
        return new Instead(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Too many requests; come back after so many seconds. */
    static Mishap throttled(int retryAfterSeconds) {
        return new Instead(429, Map.of("Retry-After", Integer.toString(retryAfterSeconds)), new byte[0]);
    }

    /** An error in the words of AWS's query protocol. */
    static Mishap awsError(int status, String code, String message) {
        return status(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>form-proxy</RequestId></ErrorResponse>");
    }

    static Mishap lost() {
        return new Lost();
    }

    static Mishap stalled() {
        return new Stalled();
    }

    static Mishap cut() {
        return new Cut();
    }
}
