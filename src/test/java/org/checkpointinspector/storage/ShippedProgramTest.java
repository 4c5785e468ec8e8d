package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the real servers, in a JVM that has only the libraries which the program ships with. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShippedProgramTest {

    private final String name = "/" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void readsHdfs() throws Exception {
        HdfsServer.put(HdfsServer.at(name + "/offsets/0"), "v1\n".getBytes(StandardCharsets.UTF_8));
        String[] asJoe = {"-D", "HADOOP_USER_NAME=joe"};
        assertListsTheLog(HdfsServer.at(name).toUri(), asJoe);
        int web = HdfsServer.cluster().getNameNode().getHttpAddress().getPort();
        assertListsTheLog("webhdfs://localhost:" + web + name, asJoe);
    }

    @Test
    void readsS3() throws Exception {
        S3Server.put(S3Server.at(name + "/offsets/0"), "v1\n".getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("config"), "[profile tests]\nregion = us-east-1\nendpoint_url = " + S3Server.endpoint()
                + "\naws_access_key_id = " + S3Server.KEY + "\naws_secret_access_key = " + S3Server.SECRET + "\n");
        assertListsTheLog("s3://" + S3Server.BUCKET + name, "--profile", "tests");

        String said = run("inspect", "s3://" + S3Server.BUCKET + name, "--profile", "nobody");
        assertTrue(said.startsWith("There is no profile 'nobody'") && said.contains("Known are: tests."), said);
    }

    @Test
    void saysThatTheClusterOffersNoKerberos() throws Exception {
        String said = run("inspect", HdfsServer.at("/").toUri(), "-D", "hadoop.security.authentication=kerberos");
        assertTrue(said.contains("demands Kerberos, and the cluster does not offer it"), said);
    }

    private void assertListsTheLog(String address, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("ls", "--json", address));
        line.addAll(Arrays.asList(options));
        String said = run(line.toArray(String[]::new));
        assertTrue(said.contains("offsets/0\"") && said.contains("\"offset-log\""), said);
        assertEquals(List.of(), said.lines().filter(text -> !text.startsWith("{")).toList());
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.security.krb5.realm=TESTS",
                "-Djava.security.krb5.kdc=localhost",
                "-Daws.configFile=" + folder.resolve("config"),
                "-Daws.sharedCredentialsFile=" + folder.resolve("none"),
                "-cp",
                Stream.of("target/classes", Files.readString(Path.of("target/runtime.classpath"))).reduce((a, b) -> a + File.pathSeparator + b).orElseThrow(),
                "org.checkpointinspector.app.Main"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "still running");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
