package org.checkpointinspector.javaser;

/**
 * A field as a class descriptor declares it.
 *
 * @param type {@code BCDFIJSZ} for primitives, <code>[</code> for arrays, {@code L} for objects
 * @param name its name; Scala prefixes some with the class and {@code $$}
 * @param signature its type as in a class file, such as {@code I} or {@code Ljava/lang/String;}
 */
public record JavaField(char type, String name, String signature) {

    /** The name without what Scala puts before it: what follows the last {@code $$}. */
    public String plainName() {
        int at = name.lastIndexOf("$$");
        return at < 0 || at + 2 == name.length() ? name : name.substring(at + 2);
    }
}
