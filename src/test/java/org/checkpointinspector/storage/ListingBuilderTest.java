package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.RandomAccess;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.checkpointinspector.storage.FileEntry.Companions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingBuilderTest {

    private final ListingBuilder builder = new ListingBuilder(new Location("file", "", "/ck"));

    @Test
    void gathersFilesInAnyOrder() {
        builder.add("state/0/1/2.delta", 20, 200);
        builder.add("metadata", 45, 100);
        builder.add("state/0/0/1.delta", 10, 300);
        builder.add("state/0/1/1.delta", 11, 150);
        Listing listing = builder.build();

        assertEquals(List.of("metadata"), names(listing.root()));
        Folder operator = listing.folder("state/0").orElseThrow();
        assertEquals(List.of("0", "1"), operator.folders().stream().map(Folder::name).toList());
        assertEquals("state/0/1", operator.folders().get(1).path());
        assertEquals(List.of("1.delta", "2.delta"), names(operator.folders().get(1)));
        assertEquals(new FileEntry("state/0/1/2.delta", 20, 200, Companions.NONE), listing.file("state/0/1/2.delta").orElseThrow());
        assertEquals(new FileEntry("metadata", 45, 100, Companions.NONE), listing.file("metadata").orElseThrow());
        assertEquals(Optional.empty(), listing.file("state/0/1/3.delta"));
        assertEquals(Optional.empty(), listing.file("state/0"));
        assertEquals(Optional.empty(), listing.folder("state/0/1/2.delta"));
        assertEquals(listing.root(), listing.folder("").orElseThrow());
    }

    @Test
    void addsUpBytesFilesAndTheNewestTime() {
        builder.add("state/0/1/2.delta", 20, 200);
        builder.add("state/0/1/.2.delta.crc", 12, 700);
        builder.add("offsets/0", 300, 100);
        Folder root = builder.build().root();

        assertEquals(332, root.totalBytes());
        assertEquals(2, root.totalFiles());
        assertEquals(700, root.newestMs());
        assertEquals(300, root.folder("offsets").orElseThrow().totalBytes());
    }

    @Test
    void knowsAnEmptyListing() {
        Folder root = builder.build().root();

        assertEquals("", root.path());
        assertEquals("", root.name());
        assertTrue(root.files().isEmpty() && root.folders().isEmpty());
        assertEquals(0, root.totalBytes() + root.totalFiles() + root.newestMs());
        assertTrue(root.complete());
    }

    @Test
    void hidesChecksumsBehindTheirFiles() {
        builder.add("0/9.delta", 100, 1);
        builder.add("0/.9.delta.crc", 12, 1);
        builder.add("0/9.delta.crc", 150, 1);
        builder.add("0/.9.delta.crc.crc", 16, 1);
        builder.add("0/10.snapshot", 7, 1);
        builder.add("0/10.snapshot.crc", 8, 1);
        builder.add("0/_metadata", 5, 1);
        builder.add("0/._metadata.crc", 6, 1);
        Folder folder = builder.build().folder("0").orElseThrow();

        assertEquals(List.of("10.snapshot", "9.delta", "_metadata"), names(folder));
        assertEquals(3, folder.totalFiles());
        assertEquals(304, folder.totalBytes());
        assertEquals(new Companions(12L, 150L), folder.file("9.delta").orElseThrow().companions());
        assertEquals(new Companions(null, 8L), folder.file("10.snapshot").orElseThrow().companions());
        assertEquals(new Companions(6L, null), folder.files().get(2).companions());
    }

    @Test
    void findsHiddenChecksumsByName() {
        builder.add("9.delta", 100, 1);
        builder.add(".9.delta.crc", 12, 2);
        builder.add("9.delta.crc", 150, 3);
        builder.add(".9.delta.crc.crc", 16, 4);
        Folder root = builder.build().root();

        FileEntry delta = root.file("9.delta").orElseThrow();
        assertEquals(new FileEntry(".9.delta.crc", 12, 2, Companions.NONE), root.file(delta.hadoopChecksumPath()).orElseThrow());
        FileEntry spark = root.file(delta.sparkChecksumPath()).orElseThrow();
        assertEquals(new FileEntry("9.delta.crc", 150, 3, new Companions(16L, null)), spark);
        assertEquals(new FileEntry(".9.delta.crc.crc", 16, 4, Companions.NONE), root.file(spark.hadoopChecksumPath()).orElseThrow());
    }

    @Test
    void showsChecksumsThatHaveLostTheirFile() {
        builder.add(".8.crc", 12, 1);
        builder.add("9.delta.crc", 150, 1);
        builder.add(".9.delta.crc.crc", 16, 1);
        builder.add("7.crc", 1, 1);
        builder.add("7", 1, 1);
        builder.add(".crc", 1, 1);
        builder.add("..crc", 1, 1);
        Folder root = builder.build().root();

        // 7 is no state file, so that 7.crc is none of its companions
        assertEquals(List.of("..crc", ".8.crc", ".crc", "7", "7.crc", "9.delta.crc"), names(root));
        assertEquals(new Companions(16L, null), root.file("9.delta.crc").orElseThrow().companions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.delta", "1.snapshot", "1.zip", "1.changelog", "3_6f4a.zip"})
    void knowsSparksChecksumsBesideStateFilesOnly(String name) {
        builder.add(name, 1, 1);
        builder.add(name + ".crc", 2, 1);
        builder.add("other.sst", 3, 1);
        builder.add("other.sst.crc", 4, 1);
        Folder root = builder.build().root();

        assertEquals(List.of(name, "other.sst", "other.sst.crc"), names(root));
        assertEquals(new Companions(null, 2L), root.files().get(0).companions());
        assertEquals(Companions.NONE, root.files().get(1).companions());
    }

    @Test
    void sortsAsStringsCompare() {
        // in UTF-8 the emoji (F0…) stands behind U+FFFC (EF…), in UTF-16 its surrogates stand before
        List<String> names = List.of("", "a", "A", "10", "9", "é", "e\u0301", "\ufffc", "\ue000", "\ud7ff", "😀", "😀b", "\ufffcb", "a b", "a%20b");
        TreeSet<String> expected = new TreeSet<>();
        for (String name : names) {
            expected.add("x" + name);
            builder.add("x" + name, 1, 1);
            builder.add("x" + name + "/child", 1, 1);
        }
        Folder root = builder.build().root();

        assertEquals(List.copyOf(expected), names(root));
        assertEquals(List.copyOf(expected), root.folders().stream().map(Folder::name).toList());
        for (String name : expected) {
            assertEquals(name, root.file(name).orElseThrow().name());
            assertEquals(name, root.folder(name).orElseThrow().name());
        }
    }

    @Test
    void agreesWithASortedSetOnRandomNames() {
        Random random = new Random(42);
        TreeSet<String> expected = new TreeSet<>();
        List<String> added = new ArrayList<>();
        List<String> letters = List.of("a", "0", "é", "\ufffc", "😀");
        for (int i = 0; i < 3000; i++) {
            String name = random.ints(1 + random.nextInt(4), 0, 5).mapToObj(letters::get).collect(Collectors.joining());
            expected.add(name);
            added.add(name);
        }
        Collections.shuffle(added, random);
        added.forEach(name -> builder.add(name, name.length(), 1));
        Folder root = builder.build().root();

        assertEquals(List.copyOf(expected), names(root));
        expected.forEach(name -> assertEquals(name.length(), root.file(name).orElseThrow().bytes()));
        assertEquals(Optional.empty(), root.file("missing"));
        assertEquals(Optional.empty(), root.file(""));
    }

    @Test
    void takesTheLastOfAFileListedTwice() {
        builder.add("b", 1, 1);
        builder.add("a", 2, 2);
        builder.add("b", 3, 3);
        Folder root = builder.build().root();

        assertEquals(List.of("a", "b"), names(root));
        assertEquals(3, root.file("b").orElseThrow().bytes());
        assertEquals(5, root.totalBytes());
        assertEquals(2, root.totalFiles());
    }

    @Test
    void keepsAFileAndAFolderOfOneName() {
        // an object store knows no folders, and may hold both
        builder.add("a", 1, 1);
        builder.add("a/b", 2, 1);
        Listing listing = builder.build();

        assertEquals(1, listing.file("a").orElseThrow().bytes());
        assertEquals(2, listing.file("a/b").orElseThrow().bytes());
    }

    @Test
    void keepsEmptyAndBrokenFolders() {
        builder.folder("state/0");
        builder.folder("offsets").incomplete();
        Listing listing = builder.build();

        assertTrue(listing.folder("state/0").orElseThrow().complete());
        assertFalse(listing.folder("offsets").orElseThrow().complete());
        assertTrue(listing.root().complete());
        assertEquals(0, listing.root().totalFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a//b", "a/", "/"})
    void refusesEmptyNames(String path) {
        assertThrows(IllegalArgumentException.class, () -> builder.add(path, 1, 1));
    }

    @Test
    void givesViewsThatCannotBeChanged() {
        builder.add("a", 1, 1);
        builder.add("b/c", 1, 1);
        Folder root = builder.build().root();

        assertInstanceOf(RandomAccess.class, root.files());
        assertThrows(UnsupportedOperationException.class, () -> root.files().remove(0));
        assertThrows(UnsupportedOperationException.class, () -> root.folders().remove(0));
        assertThrows(IndexOutOfBoundsException.class, () -> root.files().get(1));
    }

    @Test
    void countsProblemsBeyondTheFirstTenThousand() {
        for (int i = 0; i < ListingBuilder.MOST_PROBLEMS + 5; i++) {
            builder.problem("link" + i, ListingProblem.Kind.BROKEN_LINK, "A link to nothing.");
        }
        List<ListingProblem> problems = builder.build().problems();

        assertEquals(ListingBuilder.MOST_PROBLEMS + 1, problems.size());
        assertEquals(new ListingProblem("", ListingProblem.Kind.FAILED, "5 more entries could not be listed."), problems.get(problems.size() - 1));
    }

    private static List<String> names(Folder folder) {
        return folder.files().stream().map(FileEntry::name).toList();
    }

    @Test
    void keepsTheTagsOfThoseThatHaveOne() {
        ListingBuilder builder = new ListingBuilder(new Location("s3a", "bucket", "/ck"));
        String tag = "0123456789abcdef00000000ffffffff";
        builder.add("offsets/1", 1, 1);
        builder.add("offsets/0", 1, 1, tag);
        builder.add("offsets/2", 1, 1, "0123456789abcdef0123456789abcdef-2");
        for (int i = 3; i < 20; i++) {
            builder.add("offsets/" + i, 1, 1, tag.replace("89", "" + (10 + i)));
        }
        Listing listing = builder.build();
        assertEquals(tag, listing.file("offsets/0").orElseThrow().tag());
        assertEquals(null, listing.file("offsets/1").orElseThrow().tag());
        assertEquals(null, listing.file("offsets/2").orElseThrow().tag());
        assertEquals(tag.replace("89", "29"), listing.file("offsets/19").orElseThrow().tag());
    }
}
