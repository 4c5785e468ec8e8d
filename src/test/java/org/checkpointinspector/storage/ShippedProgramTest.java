package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.golden.ForkedJava;
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

        assertListsTheLog("s3a://" + S3Server.BUCKET + name, "-D", "fs.s3a.endpoint=" + S3Server.endpoint());

        String said = run("inspect", "s3://" + S3Server.BUCKET + name, "--profile", "nobody");
        assertTrue(said.startsWith("There is no profile 'nobody'") && said.contains("Known are: tests."), said);
    }

    @Test
    void listsAMillionObjectsInASmallHeap() throws Exception {
        try (FakeS3 server = new FakeS3(ShippedProgramTest::page)) {
            String said = run("inspect", "--quick", "s3a://bucket/ck", "-D", "fs.s3a.endpoint=" + server.endpoint());
            assertTrue(said.contains("1,000,000 files"), said);
            assertTrue(server.requests() < 1010, server.requests() + " requests");
        }
    }

    /** The page that follows the one that the token names: 1,000 partitions of 1,000 deltas. */
    private static void page(HttpExchange request) throws IOException {
        Matcher token = Pattern.compile("continuation-token=(\\d+)").matcher(String.valueOf(request.getRequestURI().getQuery()));
        int partition = token.find() ? Integer.parseInt(token.group(1)) : 0;
        StringBuilder page = new StringBuilder("<ListBucketResult><Name>bucket</Name><IsTruncated>" + (partition < 999) + "</IsTruncated>"
                + "<NextContinuationToken>" + (partition + 1) + "</NextContinuationToken>");
        for (int version = 0; version < 1000; version++) {
            page.append("<Contents><Key>ck/state/0/").append(partition).append('/').append(version).append(".delta</Key><Size>1000</Size>")
                    .append("<ETag>\"0123456789abcdef0123456789abcdef\"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>");
        }
        FakeS3.send(request, 200, page.append("</ListBucketResult>").toString());
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
        List<String> command = ForkedJava.command();
        command.addAll(List.of(
                "-Xmx512m",
                "-Djava.security.krb5.realm=TESTS",
                "-Djava.security.krb5.kdc=localhost",
                "-Daws.configFile=" + folder.resolve("config"),
                "-Daws.sharedCredentialsFile=" + folder.resolve("none"),
                "-cp",
                Stream.of("target/classes", Files.readString(Path.of("target/runtime.classpath"))).reduce((a, b) -> a + File.pathSeparator + b).orElseThrow(),
                "org.checkpointinspector.app.Main"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET, "AWS_REGION", "us-east-1"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "still running");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
