package org.checkpointinspector.decode.dstream;

import java.util.List;
import org.checkpointinspector.javaser.JavaClassDesc;
import org.checkpointinspector.javaser.JavaField;

/**
 * A class as a file describes it. Whoever reads the file needs this class, with this serialVersionUID.
 *
 * @param name binary name
 * @param serialVersionUid as written; 0 where the class is not serializable and only named
 * @param fields names of its fields
 * @param above whether it is a superclass of another one: such a class may be missing when the file is read
 */
public record ClassInFile(String name, long serialVersionUid, List<String> fields, boolean above) {

    static ClassInFile of(JavaClassDesc desc, boolean above) {
        return new ClassInFile(desc.name(), desc.serialVersionUid(), desc.fields().stream().map(JavaField::name).toList(), above);
    }

    /** Whether it comes with the user's application, not with Java, Scala, Spark, the Hadoop that Spark brings, or Kafka. */
    public boolean isUsers() {
        return isUsers(name);
    }

    /** The same for a name, of a class or of an array of it. */
    public static boolean isUsers(String className) {
        String name = className.startsWith("[") ? className.replaceFirst("^\\[+L?", "") : className;
        return !name.startsWith("java.")
                && !name.startsWith("javax.")
                && !name.startsWith("scala.")
                && !name.startsWith("org.apache.spark.")
                && !name.startsWith("org.apache.hadoop.")
                && !name.startsWith("org.apache.kafka.")
                && name.contains(".");
    }
}
