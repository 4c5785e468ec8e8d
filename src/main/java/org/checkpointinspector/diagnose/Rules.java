package org.checkpointinspector.diagnose;

import java.util.List;

/** Every rule there is. */
public final class Rules {

    /** The rules that give advice, in the order in which they speak. */
    static final List<AdviceRule> ADVICE = List.of();

    private Rules() {}
}
