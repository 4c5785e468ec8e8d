package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.state.StateChain;

/**
 * What happens when a store is loaded at a version.
 *
 * @param chain the files it is loaded from; where it fails, those that were tried first
 * @param failure why it fails, empty where it loads
 * @param repaired what is wrong with a base that Spark can do without (4.2), empty where nothing is
 */
record StateLoading(StateChain chain, Optional<StateTrouble> failure, Optional<StateTrouble> repaired) {}
