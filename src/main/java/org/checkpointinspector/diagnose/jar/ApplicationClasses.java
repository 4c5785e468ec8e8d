package org.checkpointinspector.diagnose.jar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The class files of an application, of those classes that are asked for: from jars, from jars within them ({@code BOOT-INF/lib}, {@code lib}), and from folders. Where a jar has a class for
 * several Java versions, the one for Java 17 is taken.
 */
final class ApplicationClasses {

    private static final int LARGEST_CLASS = 16 << 20;
    private static final int DEEPEST_JAR = 2;
    private static final int JAVA = 17;
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/(.*)");

    private record Found(int version, ClassFile file) {}

    private final Set<String> wanted;
    private final Map<String, Found> found = new HashMap<>();
    private long classes;

    private ApplicationClasses(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads an application.
     *
     * @param place a jar, or a folder of classes or jars
     * @param wanted names of the classes that are to be kept
     * @throws IOException if it cannot be read
     */
    static ApplicationClasses read(Path place, Set<String> wanted) throws IOException {
        ApplicationClasses all = new ApplicationClasses(wanted);
        if (Files.isDirectory(place)) {
            all.readFolder(place);
        } else {
            try (InputStream jar = Files.newInputStream(place)) {
                all.readJar(jar, 0);
            }
        }
        return all;
    }

    private void readFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".class") || name.endsWith(".jar")) {
                    try (InputStream content = Files.newInputStream(file)) {
                        entry(name, content, 0);
                    }
                }
            }
        }
    }

    private void readJar(InputStream jar, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entry(entry.getName(), zip, depth);
        }
    }

    private void entry(String name, InputStream content, int depth) throws IOException {
        if (name.endsWith(".jar") && depth < DEEPEST_JAR) {
            readJar(content, depth + 1);
        } else if (name.endsWith(".class")) {
            classes++;
            Matcher versioned = VERSIONED.matcher(name);
            int version = versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0;
            String plain = (versioned.matches() ? versioned.group(2) : name).replaceFirst("^(?:BOOT-INF|WEB-INF)/classes/", "");
            String className = plain.substring(0, plain.length() - ".class".length()).replace('/', '.');
            if (version <= JAVA && wanted.contains(className)) {
                keep(className, version, content.readNBytes(LARGEST_CLASS));
            }
        }
    }

    /** The first on the class path counts, but of one jar the newest for this Java. */
    private void keep(String className, int version, byte[] bytes) {
        Found known = found.get(className);
        if (known == null || version > known.version()) {
            ClassFile.read(bytes).filter(file -> file.name().equals(className)).ifPresent(file -> found.put(className, new Found(version, file)));
        }
    }

    Optional<ClassFile> get(String className) {
        return Optional.ofNullable(found.get(className)).map(Found::file);
    }

    /** How many classes there are in all. */
    long count() {
        return classes;
    }

    /** Names that were looked for and not found. */
    List<String> missing() {
        return wanted.stream().filter(name -> !found.containsKey(name)).sorted().toList();
    }
}
