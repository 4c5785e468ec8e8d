package org.checkpointinspector.layout;

import java.util.StringJoiner;

/** Says in words what a file is: {@code offset log 17}, {@code operator 0, partition 3, version 18: delta}. */
final class FileWords {

    private FileWords() {}

    static String of(CheckpointFile file) {
        StringJoiner address = new StringJoiner(", ");
        if (file.source() != null) {
            address.add("source " + file.source());
        }
        if (file.operator() != null) {
            address.add("operator " + file.operator());
        }
        if (file.partition() != null) {
            address.add("partition " + file.partition());
        }
        if (file.store() != null && !file.store().equals("default")) {
            address.add("store " + file.store());
        }
        if (file.version() != null) {
            address.add("version " + file.version());
        }
        String what = what(file);
        return address.length() == 0 ? what : address + ": " + what;
    }

    private static String what(CheckpointFile file) {
        String words = file.compact() ? "compacted " + file.role().words() : file.role().words();
        return file.batch() == null ? words : words + " " + file.batch();
    }
}
