package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private final Addresses unix = new Addresses("/home/ada", "/work/here", false);
    private final Addresses windows = new Addresses("C:\\Users\\ada", "D:\\work", true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '\t', value = {
            "/data/ck|/data/ck",
            "/data/ck/|/data/ck",
            "/data//ck///|/data/ck",
            "/data/./old/../ck|/data/ck",
            "/../../ck|/ck",
            "/|/",
            "ck|/work/here/ck",
            "./ck|/work/here/ck",
            "../ck|/work/ck",
            ".|/work/here",
            "~|/home/ada",
            "~/ck/|/home/ada/ck",
            "~backup|/work/here/~backup",
            "file:/data/ck|/data/ck",
            "file:///data/ck/|/data/ck",
            "file:////data/ck|/data/ck",
            "FILE:///data/ck|/data/ck",
            "file://localhost/data/ck|/data/ck",
            "file://LocalHost/data/ck|/data/ck",
            "file:ck|/work/here/ck",
            "file:~/ck|/home/ada/ck",
            "file:///|/",
            "file:/a%20b|/a b",
            "file:///caf%C3%A9/a%2Bb|/café/a+b",
            "file:/a+b|/a+b",
            "file:/100%|/100%",
            "file:/100%/a%20b|/100%/a%20b",
            "file:/a%zz|/a%zz",
            "file:/a%+1|/a%+1",
            "file:/a%ff|/a%ff",
            "file:/a%00b|/a%00b",
            "/a%20b|/a%20b",
            "\u00a0/data/ck\u200b|/data/ck",
            "\"/data/my ck\"|/data/my ck",
            "'/data/ck'|/data/ck",
            " “/data/ck” |/data/ck",
            "‘file:/data/ck’|/data/ck",
            "/data/it's|/data/it's",
            "/data/'ck'|/data/'ck'",
            "a:b|/work/here/a:b",
            "12:30/ck|/work/here/12:30/ck",
            "/data/a:b|/data/a:b"})
    void readsLocalAddresses(String text, String path) throws StorageException {
        assertEquals(new Location("file", "", path), unix.read(text));
    }

    @Test
    void ignoresBlanksAroundAnAddress() throws StorageException {
        assertEquals("/data/ck", unix.read("\t /data/ck \r\n").path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hdfs://nn:8020/x|hdfs|nn:8020|/x",
            "HDFS://nn:8020/x/|hdfs|nn:8020|/x",
            "hdfs://nn:8020|hdfs|nn:8020|/",
            "hdfs:/x|hdfs||/x",
            "hdfs:///x/../y|hdfs||/y",
            "hdfs://nn:8020/x@y:z|hdfs|nn:8020|/x@y:z",
            "s3a://bucket/a%20b|s3a|bucket|/a%20b",
            "s3://bucket/x|s3a|bucket|/x",
            "S3N://bucket/x//y|s3a|bucket|/x/y",
            "abfss://box@account.dfs.core.windows.net/x|abfss|box@account.dfs.core.windows.net|/x",
            "dbfs:/x|dbfs||/x"})
    void readsAddressesOfOtherStores(String text, String scheme, String authority, String path) throws StorageException {
        assertEquals(new Location(scheme, authority == null ? "" : authority, path), unix.read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "C:\\data\\ck|''|/C:/data/ck",
            "c:/data/ck/|''|/c:/data/ck",
            "C:\\|''|/C:",
            "ck\\x|''|/D:/work/ck/x",
            "~\\ck|''|/C:/Users/ada/ck",
            "file:///C:/data/my%20ck|''|/C:/data/my ck",
            "\\\\server\\share\\ck|server|/share/ck",
            "file://server/share/ck|server|/share/ck"})
    void readsWindowsPathsOnWindows(String text, String authority, String path) throws StorageException {
        assertEquals(new Location("file", authority, path), windows.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "  ", "\"\"", " ' ' ", "/a\0b", "/a\ud800b", "://x", ":", "hdfs:", "hdfs://", "file:", "file://", "s3a:///x", "s3://",
            "C:\\data", "C:/data", "file://otherhost/x", "file://home/ada"})
    void refusesWhatNamesNoPlace(String text) {
        StorageException failure = assertThrows(StorageException.class, () -> unix.read(text));
        assertEquals(StorageException.Kind.BAD_ADDRESS, failure.kind());
        assertFalse(failure.getMessage().isBlank());
        assertFalse(failure.advice().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3a://AKIA:HUSH@bucket/x", "hdfs://joe:HUSH@nn:8020/x", "s3a://AKIA:HU@HUSH@bucket/x", "webhdfs://joe%3AHUSH@nn/x"})
    void neverPrintsCredentials(String text) throws StorageException {
        Location location = unix.read(text);
        assertFalse((location + location.toUri() + location.resolve("y")).contains("HUSH"), location::toString);
        assertEquals("***@", location.toString().replaceFirst("^\\w+://", "").substring(0, 4));
        assertEquals("/x", location.path());
    }

    @Test
    void neverPrintsASecretThatIsTornBySlashes() {
        StorageException failure = assertThrows(StorageException.class, () -> unix.read("s3a://AKIA:HU/HUSH/+x@bucket/x"));
        assertFalse((failure.getMessage() + failure.place() + failure.advice()).contains("HUSH"));
    }

    @Test
    void keepsAContainerThatIsNoCredential() throws StorageException {
        assertEquals("abfss://box@account/x", unix.read("abfss://box@account/x").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/data/ck", "/a b/c%20d/e#f?g", "/café/ü\u0301/\ud83d\ude00", "/100%", "/a\nb", "/a'b\"c", "/a+b;c=d&e"})
    void writesUrisThatReadBackAsTheSamePlace(String path) throws StorageException {
        Location location = new Location("file", "", path);
        assertEquals(location, unix.read(location.toUri()));
    }

    @Test
    void readsAnyTextOrSaysWhyNot() throws StorageException {
        Random random = new Random(5);
        String[] parts = {
            "file:", "s3a:", "//", "/", "..", ".", "~", "%", "20", "%41", "@", ":", "key", " ", "\"", "\u201c", "\u201d", "é", "\\", "C", "#", "?", "\n", "\ud800"
        };
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(9), 0, parts.length).mapToObj(part -> parts[part]).collect(Collectors.joining());
            try {
                Location location = unix.read(text);
                read++;
                if (location.isLocal()) {
                    assertEquals(location, unix.read(location.toUri()), text);
                }
            } catch (StorageException refused) {
                assertEquals(StorageException.Kind.BAD_ADDRESS, refused.kind(), text);
            }
        }
        assertTrue(read > 10_000, "only " + read + " were read");
    }

    @Test
    void writesLocalPlacesAsPathsAndAsUris() throws StorageException {
        Location location = unix.read("/data/my ck");
        assertEquals("/data/my ck", location.toString());
        assertEquals("file:///data/my%20ck", location.toUri());
        assertEquals("s3a://bucket/my ck", unix.read("s3a://bucket/my ck").toUri());
    }

    @Test
    void resolvesAndNamesPlaces() throws StorageException {
        Location root = unix.read("/");
        assertEquals("", root.name());
        assertEquals("/ck", root.resolve("ck").path());
        assertEquals("/ck/offsets/0", root.resolve("ck").resolve("offsets/0").path());
        assertEquals("0", root.resolve("ck/offsets/0").name());
        assertEquals(root, root.resolve(""));
    }

    @Test
    void takesPathsOfThisMachine() throws StorageException {
        Path here = Path.of("").toAbsolutePath();
        assertEquals(Location.parse(here.toString()), Location.of(here));
        assertEquals(Location.parse("."), Location.of(Path.of("")));
        assertEquals("/", Location.of(Path.of("/")).path());
    }

    @Test
    void refusesLocationsThatAreNoPlaces() {
        assertThrows(IllegalArgumentException.class, () -> new Location("file", "", "relative"));
        assertThrows(IllegalArgumentException.class, () -> new Location("file", "", "/ck/"));
    }
}
