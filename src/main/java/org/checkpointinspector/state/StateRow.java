package org.checkpointinspector.state;

import org.checkpointinspector.row.Row;

/**
 * A row of the state.
 *
 * @param table which rows it belongs to
 * @param partition its partition
 * @param batch the batch after which it stood so
 * @param row its columns are those of the table
 */
public record StateRow(StateTable table, int partition, long batch, Row row) {}
