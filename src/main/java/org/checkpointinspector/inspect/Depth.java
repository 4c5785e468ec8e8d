package org.checkpointinspector.inspect;

/** How much of a checkpoint is read. */
public enum Depth {
    /** The listing and the small logs that a restart needs. */
    QUICK,
    /** Every byte that a restart needs. */
    DEEP,
    /** Every byte there is. */
    ALL;

    /** Up to how many bytes of needed files the default is {@link #DEEP}; above it is {@link #QUICK}. */
    public static final long DEEP_BY_DEFAULT_BYTES = 256L << 20;

    /** The name in JSON and on the command line. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
