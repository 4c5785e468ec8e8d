package org.checkpointinspector.diagnose;

import org.checkpointinspector.inspect.Severity;

/**
 * What a rule is, apart from any checkpoint.
 *
 * @param id stable, dotted
 * @param severity the gravest that it gives
 * @param about one line: what it finds
 * @param spark what Spark does or says when it is so
 * @param todo what is to be done, in words
 */
public record RuleText(String id, Severity severity, String about, String spark, String todo) {}
