package org.checkpointinspector.samples;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A checkpoint that ships with the program.
 *
 * @param name its folder
 * @param title a few words
 * @param description one or two sentences: what it shows
 * @param spark the Spark that wrote it
 * @param verdict what that Spark does with it: {@code RESTARTS}, {@code FAILS}, {@code RESTARTS_DIFFERENTLY}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Sample(String name, String title, String description, String spark, String verdict) {}
