package org.checkpointinspector.javaser;

/** A constant of an enum, by name. */
public record JavaEnum(long offset, JavaClassDesc type, String constant) implements JavaValue {
    @Override
    public String toString() {
        return type.name() + "." + constant;
    }
}
