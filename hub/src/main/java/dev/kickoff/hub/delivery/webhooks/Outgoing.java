package dev.kickoff.hub.delivery.webhooks;

/**
 * A message to be sent now.
 *
 * @param attempts made before
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
record Outgoing(String id, String url, byte[] secret, String body, int attempts) {}
