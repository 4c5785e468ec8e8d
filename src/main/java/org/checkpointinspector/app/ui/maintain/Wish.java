package org.checkpointinspector.app.ui.maintain;

import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * What the person wants to be planned.
 *
 * @param place the checkpoint; to restore, the folder of the backup; to undo, the folder that holds the plan
 * @param request the Spark and the configuration to judge for
 * @param destination a new folder for what is copied or set aside, null for the usual one; to restore, where to, null for where it was
 * @param what how much is cleared
 * @param only the one file or folder that is backed up, relative to the checkpoint; empty for all of it
 * @param batch the batch to roll back to, ms since the epoch for an application; null for the last good one; to back up, the batch after which
 *     the checkpoint is wanted, null for as it is
 * @param sink folder of the file sink whose log is rolled back too, null for none
 * @param keep how many batches stay whole when it is pruned, at least 2
 * @param olderThanMs how much older than the newest file is what is pruned, in ms
 */
record Wish(
        Action action,
        Location place,
        InspectionRequest request,
        @Nullable Location destination,
        PlanClear.What what,
        String only,
        @Nullable Long batch,
        @Nullable Location sink,
        int keep,
        long olderThanMs) {}
