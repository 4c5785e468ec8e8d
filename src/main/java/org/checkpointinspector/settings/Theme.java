package org.checkpointinspector.settings;

/** The colours of the window. */
public enum Theme {
    /** As the desktop has it. */
    SYSTEM,
    /** Light. */
    LIGHT,
    /** Dark. */
    DARK
}
