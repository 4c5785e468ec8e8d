import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which native libraries in a jar are for this platform. Their folders are named after the system and the processor, by each library in its own way. */
final class Natives {
    private static final Set<String> ENDINGS = Set.of("so", "dll", "dylib", "jnilib", "a");
    private static final Map<String, Set<String>> SYSTEMS =
            Map.of("linux", Set.of("linux"), "windows", Set.of("windows", "win", "win32"), "macos", Set.of("mac", "darwin", "macosx", "osx"));
    private static final Map<String, Set<String>> PROCESSORS =
            Map.of("amd64", Set.of("amd64", "x86_64"), "x86_64", Set.of("amd64", "x86_64"), "aarch64", Set.of("aarch64", "arm64"));

    private Natives() {}

    static boolean is(String entry) {
        return ENDINGS.contains(entry.substring(entry.lastIndexOf('.') + 1));
    }

    static boolean ofThisPlatform(String entry) {
        List<String> folders = List.of(entry.toLowerCase(Locale.ROOT).split("/"));
        Set<String> processor = PROCESSORS.getOrDefault(System.getProperty("os.arch"), Set.of(System.getProperty("os.arch")));
        return folders.stream().anyMatch(SYSTEMS.get(Image.platform())::contains) && folders.stream().anyMatch(processor::contains);
    }
}
