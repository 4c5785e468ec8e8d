package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Hashes {

    /** What is read at a time, in bytes. */
    static final int BUFFER = 1 << 18;

    private static final int SMALL = 1 << 13;

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
        MessageDigest digest = sha256();
        read(content, digest::update);
        return hex(digest);
    }

    /** Takes bytes. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] piece, int offset, int length);
    }

    /** Reads a stream to its end, in small pieces first, since most files of a checkpoint are small; does not close it. */
    static void read(InputStream content, Taker taker) throws IOException {
        byte[] piece = new byte[SMALL];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            taker.take(piece, 0, read);
            if (read == SMALL && piece.length == SMALL) {
                piece = new byte[BUFFER];
            }
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
