/**
 * The state of a query: which versions of a store can be rebuilt and from which files, and its rows.
 *
 * <p>Rows are put together without Spark and without RocksDB: every source of them (a delta, a snapshot, a changelog, an SST) is a run of changes that is sorted
 * by key, and the newest change of a key decides.
 */
@NullMarked
package org.checkpointinspector.state;

import org.jspecify.annotations.NullMarked;
