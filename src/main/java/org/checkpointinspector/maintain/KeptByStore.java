package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.storage.StorageException;

/** Says in a plan what the store itself keeps of files that leave: object versions, trash. */
public final class KeptByStore {

    private KeptByStore() {}

    /**
     * The plan with what its store has to say of it among the risks; the plan as it is where nothing leaves, or the store has nothing to say.
     *
     * @throws StorageException if the store does not answer
     */
    public static Plan told(Places places, Plan plan) throws StorageException {
        if (!plan.takesAway()) {
            return plan;
        }
        Map<String, String> facts;
        try {
            facts = places.storage(plan.location()).access(plan.location()).facts();
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return plan;
            }
            throw e;
        }
        List<String> said = said(facts, plan.phases().stream().anyMatch(phase -> phase.kind() == Phase.Kind.REMOVE));
        return said.isEmpty() ? plan : plan.withRisks(said);
    }

    static List<String> said(Map<String, String> facts, boolean removes) {
        List<String> said = new ArrayList<>();
        String versioning = facts.get("Versioning");
        if (removes && versioning != null) {
            said.add("Versioning of the bucket is " + versioning + ".");
        }
        String trash = facts.get("Trash");
        if (trash != null) {
            said.add("Trash of HDFS: " + trash + ". " + (removes ? "What is removed here does not go there; its proven copy is in the backup." : "What leaves does not go there: it is renamed into the backup."));
        }
        return said;
    }
}
