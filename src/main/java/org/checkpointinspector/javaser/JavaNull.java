package org.checkpointinspector.javaser;

/** The null reference. */
public enum JavaNull implements JavaValue {
    /** The only one. */
    NULL;

    @Override
    public long offset() {
        return -1;
    }
}
