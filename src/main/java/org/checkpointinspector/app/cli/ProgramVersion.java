package org.checkpointinspector.app.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {
    /** Name and version, as reports, plans and manifests hold them: {@code checkpoint-inspector 1.0.0}. */
    static String words() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return Cli.NAME + " " + (version == null ? "(not packaged)" : version);
    }

    @Override
    public String[] getVersion() {
        String java = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new String[] {words(), "Java " + java + ", " + system};
    }
}
