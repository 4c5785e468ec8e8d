package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptByStoreTest {

    @Test
    void namesVersionsAndTrash() {
        assertEquals(List.of(), KeptByStore.said(Map.of("Kind", "a file"), true));
        assertEquals(List.of("Versioning of the bucket is off: what is overwritten or removed is gone."),
                KeptByStore.said(Map.of("Versioning", "off: what is overwritten or removed is gone"), true));
        assertEquals(List.of(), KeptByStore.said(Map.of("Versioning", "on"), false), "a rename needs no older version");
        assertTrue(KeptByStore.said(Map.of("Trash", "kept for 60 minutes"), false).get(0).startsWith("Trash of HDFS: kept for 60 minutes. What leaves does not go there"));
    }
}
