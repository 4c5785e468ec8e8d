package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;

/** What the tests of decoders say again and again. */
final class Outcome {

    private Outcome() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The content, which must be whole. */
    static <T> T whole(Decoded<T> decoded) {
        return decoded.value().orElseThrow(() -> new AssertionError("damaged: " + decoded.damage()));
    }

    /** The damage, which must be of a kind and at a byte. */
    static Damage damaged(Decoded<?> decoded, Damage.Kind kind, long storedOffset) {
        Damage damage = decoded.damage().orElseThrow(() -> new AssertionError("whole: " + decoded.value()));
        assertEquals(kind + " at " + storedOffset, damage.kind() + " at " + damage.storedOffset(), damage.detail());
        return damage;
    }
}
