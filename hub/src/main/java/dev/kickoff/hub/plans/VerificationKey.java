package dev.kickoff.hub.plans;

/**
 * A public key that plans can be checked with.
 *
 * @param keyid as in the envelope's signatures
 * @param publicKey base64 of X.509
 */
public record VerificationKey(String keyid, String publicKey) {}
