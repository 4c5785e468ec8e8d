package org.checkpointinspector.maintain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes that every Java has. */
final class Hashes {
    private Hashes() {}

    static MessageDigest sha256() {
        return of("SHA-256");
    }

    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }
}
