package org.checkpointinspector.javaser;

/** What a byte announces ({@code java.io.ObjectStreamConstants}). */
final class TypeCode {
    static final int NULL = 0x70;
    static final int REFERENCE = 0x71;
    static final int CLASSDESC = 0x72;
    static final int OBJECT = 0x73;
    static final int STRING = 0x74;
    static final int ARRAY = 0x75;
    static final int CLASS = 0x76;
    static final int BLOCKDATA = 0x77;
    static final int ENDBLOCKDATA = 0x78;
    static final int RESET = 0x79;
    static final int BLOCKDATALONG = 0x7A;
    static final int EXCEPTION = 0x7B;
    static final int LONGSTRING = 0x7C;
    static final int PROXYCLASSDESC = 0x7D;
    static final int ENUM = 0x7E;

    private TypeCode() {}
}
