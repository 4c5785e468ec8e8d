package org.checkpointinspector.decode;

import org.checkpointinspector.bytes.Damage;

/** Carries a fault from the depth of a state file's reader to its edge. Never leaves the package. */
final class StateFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Damage damage;
    private final transient StateFile.Fault fault;

    StateFaultException(Damage damage, StateFile.Fault fault) {
        super(fault.message(), null, false, false);
        this.damage = damage;
        this.fault = fault;
    }

    Damage damage() {
        return damage;
    }

    StateFile.Fault fault() {
        return fault;
    }
}
