package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkpointinspector.bytes.Damage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a decoder answers: in bounded time, in bounded memory, and without loading a class that the bytes name. */
class MutationTest {

    private static final int MUTATIONS = 20_000;

    @Test
    void everyDecoderAnswersToDamagedBytes() {
        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> new MutationRun().run(MUTATIONS, 20260101));
    }

    /** Run by the profile {@code million-mutations} in a heap of 256 MiB, which is the bound on memory. */
    @Test
    @Tag("million")
    void everyDecoderAnswersToAMillionDamagedFiles() {
        assertTimeoutPreemptively(Duration.ofHours(1), () -> new MutationRun().run(1_000_000, 42));
    }

    /** Other threads of the test JVM may load a class at any time, so one quiet round of three is enough. */
    @Test
    void noClassIsLoadedOnceWarm() {
        MutationRun run = new MutationRun();
        run.run(MUTATIONS, 1);
        long loaded = 1;
        for (int round = 0; round < 3 && loaded > 0; round++) {
            long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
            run.run(2_000, 2 + round);
            loaded = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before;
        }
        assertEquals(0, loaded, "classes loaded by the last round");
    }

    @Test
    void aClassNamedInTheBytesIsNotTouched() {
        String trap = Trap.class.getName();
        String udt = "{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"udt\",\"class\":\"" + trap + "\",\"pyClass\":\"" + trap
                + "\",\"sqlType\":\"long\"}}]}";
        byte[] schema = ByteBuffer.allocate(4 + 2 * (2 + udt.length())).putShort((short) 2).put(Outcome.utf8("v1"))
                .putShort((short) udt.length()).put(Outcome.utf8(udt)).putShort((short) udt.length()).put(Outcome.utf8(udt)).array();
        Outcome.whole(new StateSchemaDecoder().decode(schema));
        String typed = "{\"@class\":\"" + trap + "\",\"class\":\"" + trap + "\",\"jsonClass\":\"" + trap + "\"}";
        Outcome.whole(new OffsetLogDecoder().decode(Outcome.utf8("v1\n{\"conf\":{\"spark.sql.streaming.stateStore.providerClass\":\"" + trap + "\"},\"x\":" + typed
                + "}\n" + typed)));
        Outcome.whole(SourceOffsets.parse(typed, 0));
        Outcome.damaged(new QueryMetadataDecoder().decode(Outcome.utf8(typed)), Damage.Kind.JSON_SHAPE, 0);
        assertFalse(SPRUNG.get());
    }

    private static final AtomicBoolean SPRUNG = new AtomicBoolean();

    /** Tells when it is initialised. */
    static final class Trap {
        static {
            SPRUNG.set(true);
        }
    }
}
