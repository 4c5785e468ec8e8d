package org.checkpointinspector.maintain;

import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * What a guard may look at.
 *
 * @param plan what is to be run
 * @param planned the listing the plan was made from
 * @param now the place listed again just now, before the first change
 * @param inspection what is known of the checkpoint; null where it was not inspected
 * @param storage the store of the checkpoint, for leases, trash, access and the like; read only
 */
public record Situation(Plan plan, Listing planned, Listing now, @Nullable Inspection inspection, Storage storage) {}
