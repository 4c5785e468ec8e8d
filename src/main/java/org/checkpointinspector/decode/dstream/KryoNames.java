package org.checkpointinspector.decode.dstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of classes in a Kryo stream: an unregistered class has its name written once, as ASCII whose last character has its top bit set. Everything else in
 * such a stream can only be read with the classes at hand.
 */
final class KryoNames {

    private static final int SHORTEST = 6;

    private KryoNames() {}

    static List<ClassInFile> in(byte[] bytes) {
        Set<String> names = new LinkedHashSet<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            int plain = bytes[i] & 0x7F;
            if (bytes[i] < 0 && i - start + 1 >= SHORTEST && isNamePart(plain)) {
                add(names, new String(bytes, start, i - start, StandardCharsets.US_ASCII) + (char) plain);
            }
            if (bytes[i] < 0 || !isNamePart(plain)) {
                start = i + 1;
            }
        }
        List<ClassInFile> classes = new ArrayList<>();
        names.forEach(name -> classes.add(new ClassInFile(name, 0, List.of(), false)));
        return classes;
    }

    private static void add(Set<String> names, String name) {
        if (name.matches("\\[*L?[a-zA-Z_][\\w$]*(\\.[\\w$]+)+;?")) {
            names.add(name);
        }
    }

    private static boolean isNamePart(int character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '$' || character == '_' || character == '[' || character == ';';
    }
}
