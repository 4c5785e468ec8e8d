package org.checkpointinspector.bytes;

/**
 * Carries a {@link Damage} from the depth of a decoder to its edge, where it becomes a {@link Decoded}. Never leaves a decoder.
 */
public final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Damage damage;

    /** Wraps the damage; no stack trace is taken, since the damage itself says where. */
    public DamageException(Damage damage) {
        super(damage.detail(), null, false, false);
        this.damage = damage;
    }

    /** What is wrong, and where. */
    public Damage damage() {
        return damage;
    }

    /** Fails with a damage unless the condition holds: every check of a decoder is one line. */
    public static void verify(boolean condition, long storedOffset, Damage.Kind kind, String detail) throws DamageException {
        if (!condition) {
            throw new DamageException(Damage.at(storedOffset, kind, detail));
        }
    }
}
