package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * HDFS and S3 for the smoke test of an installer: copies a folder to {@code /checkpoint} of both, writes their addresses to a file, one a line, and serves until
 * the process is ended. Arguments: the folder, the file.
 */
final class RunServers {
    private RunServers() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = "/checkpoint/" + folder.relativize(file).toString().replace('\\', '/');
                HdfsServer.put(HdfsServer.at(path), Files.readAllBytes(file));
                S3Server.put(S3Server.at(path), Files.readAllBytes(file));
            }
        }
        Path addresses = Path.of(arguments[1]);
        Path fresh = addresses.resolveSibling("addresses.new");
        Files.write(fresh, List.of(HdfsServer.at("/checkpoint").toUri(), "s3a://" + S3Server.BUCKET + "/checkpoint", S3Server.endpoint(), S3Server.KEY, S3Server.SECRET));
        Files.move(fresh, addresses);
    }
}
