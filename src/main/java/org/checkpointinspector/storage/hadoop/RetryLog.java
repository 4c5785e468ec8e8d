package org.checkpointinspector.storage.hadoop;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.RetryListener;

/**
 * Hears from the log of Hadoop's RPC client that it connects again: there is no other way to learn of it. Named in {@code logback.xml}; must not load
 * anything of Hadoop, since every start of the program loads it.
 */
public final class RetryLog extends AppenderBase<ILoggingEvent> {

    /** {@code org.apache.hadoop.ipc.Client.Connection.handleConnectionTimeout} and {@code handleConnectionFailure}, 3.5.0. */
    private static final Pattern CONNECTING =
            Pattern.compile("Retrying connect to server: (\\S+?)\\. Already tried (\\d+) time\\(s\\); .*?maxRetries=(\\d+).*");

    private static final ThreadLocal<RetryListener> HEARING = ThreadLocal.withInitial(() -> RetryListener.NONE);

    /** Made by Logback. */
    public RetryLog() {}

    /** Runs something; what the RPC client logs on this thread meanwhile is told. */
    static void telling(RetryListener listener, Runnable calls) {
        HEARING.set(listener);
        try {
            calls.run();
        } finally {
            HEARING.remove();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        Matcher said = CONNECTING.matcher(event.getFormattedMessage());
        if (said.matches()) {
            HEARING.get().retrying(said.group(1) + " does not answer", Integer.parseInt(said.group(2)) + 2, Integer.parseInt(said.group(3)) + 1);
        }
    }
}
