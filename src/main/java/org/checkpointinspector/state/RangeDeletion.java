package org.checkpointinspector.state;

import java.util.Arrays;

/**
 * The deletion of all keys from one to another, as {@code deleteRange} of 4.2 makes it.
 *
 * @param sequence deletes what is older
 * @param begin the first key that goes
 * @param end the first key that stays
 */
record RangeDeletion(long sequence, byte[] begin, byte[] end) {

    boolean covers(Change change) {
        return change.sequence() < sequence && Arrays.compareUnsigned(begin, change.key()) <= 0 && Arrays.compareUnsigned(change.key(), end) < 0;
    }
}
