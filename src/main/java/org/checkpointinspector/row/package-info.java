/**
 * Rows as Spark SQL stores them in its state: types, and bytes to values.
 *
 * <p>Values are plain: {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer}, {@code Long}, {@code Float}, {@code Double},
 * {@link java.math.BigDecimal}, {@code String}, {@code byte[]}, {@link java.time.LocalDate}, {@link java.time.Instant} (timestamp),
 * {@link java.time.LocalDateTime} (timestamp_ntz), {@link java.time.LocalTime}, {@link java.time.Period}, {@link java.time.Duration},
 * {@link org.checkpointinspector.row.CalendarInterval}, {@link org.checkpointinspector.row.Variant}, a {@code List} for an array,
 * {@link org.checkpointinspector.row.MapEntries} for a map, {@link org.checkpointinspector.row.Row} for a struct, and {@code null}.
 */
@NullMarked
package org.checkpointinspector.row;

import org.jspecify.annotations.NullMarked;
