package org.checkpointinspector.inspect;

/** Inspects checkpoints of one kind. */
public interface CheckpointInspector {

    /** Bytes that a restart needs besides the small logs; decides the default depth. */
    long neededBytes(FileReads reads);

    /**
     * Inspects a checkpoint; never throws for what is in it. Where the listener asks to stop, the verdict is UNKNOWN and what was found so far is kept.
     */
    CheckpointInspection inspect(FileReads reads, Depth depth, InspectionRequest request);
}
