package dev.kickoff.hub.plans;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 keys in their encodings. */
final class KeyPairs {
    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    private KeyPairs() {}

    static KeyPair generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    }

    /** @throws GeneralSecurityException if one of them is not an Ed25519 key, or they do not belong together */
    static KeyPair decode(byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        PublicKey open = factory.generatePublic(new X509EncodedKeySpec(publicKey));
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(publicKey);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(publicKey);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the public key is not that of the private key");
        }
        return new KeyPair(open, secret);
    }

    /** The beginning of the public key's SHA-256, hexadecimal: the same key has the same id everywhere. */
    static String id(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }
}
