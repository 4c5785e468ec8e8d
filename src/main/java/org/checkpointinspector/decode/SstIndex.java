package org.checkpointinspector.decode;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** Reads the block places of an index block. */
final class SstIndex {

    private SstIndex() {}

    /**
     * The places of the blocks that the index lists, in order.
     *
     * @param deltaEncoded whether a value is written as its difference to the one before (table format 4 and later)
     * @param firstKeys whether each place is followed by the first key of its block
     */
    static List<SstFooter.Place> places(byte[] block, boolean deltaEncoded, boolean firstKeys) throws DamageException {
        List<SstFooter.Place> places = new ArrayList<>();
        SstBlock index = SstBlock.index(block, deltaEncoded);
        SstFooter.Place last = null;
        while (index.next()) {
            if (!deltaEncoded) {
                last = SstFooter.Place.read(index.value());
            } else if (index.sharesKey() && last != null) {
                long raw = index.varint();
                long size = last.size() + (raw >>> 1 ^ -(raw & 1));
                last = new SstFooter.Place(last.offset() + last.size() + SstFooter.TRAILER_BYTES, size);
            } else {
                last = new SstFooter.Place(index.varint(), index.varint());
            }
            if (deltaEncoded && firstKeys) {
                index.skip(index.varint());
            }
            DamageException.verify(last.offset() >= 0 && last.size() >= 0, 0, Damage.Kind.GARBLED, "an index that names the block " + last);
            places.add(last);
        }
        return places;
    }
}
