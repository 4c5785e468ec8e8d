package org.checkpointinspector.app.ui;

/** Name and version of the program. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** As reports hold them: {@code checkpoint-inspector 1.0.0}. */
    public static String words() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return "checkpoint-inspector " + (version == null ? "(not packaged)" : version);
    }
}
