package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Hashes {

    /** What is read at a time, in bytes. */
    static final int BUFFER = 1 << 18;

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The hash of what a stream still holds, in hex; the stream is read to its end and not closed. */
    static String sha256(InputStream content) throws IOException {
        DigestInputStream hashing = new DigestInputStream(content, sha256());
        byte[] buffer = new byte[BUFFER];
        while (hashing.read(buffer) >= 0) {
            // the stream counts
        }
        return hex(hashing.getMessageDigest());
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
