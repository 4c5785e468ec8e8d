package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.s3a.AWSServiceThrottledException;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RetryListener;

/** S3A as it is, telling of each request that it makes again. The SDK below it makes none again by itself: see {@link ConnectionSettings}. */
public final class RetryTellingS3 extends S3AFileSystem {

    private volatile RetryListener listener = RetryListener.NONE;

    /** Made by Hadoop, by the name of the class. */
    public RetryTellingS3() {}

    /** From now on somebody hears of retries. */
    void tell(RetryListener hearing) {
        listener = hearing;
    }

    /** Called by {@code Invoker.retryUntranslated} before it waits and tries again; {@code retries} counts from 0. */
    @Override
    public void operationRetried(String text, Exception failure, int retries, boolean idempotent) {
        super.operationRetried(text, failure, retries, idempotent);
        boolean throttled = failure instanceof AWSServiceThrottledException;
        int limit = throttled
                ? getConf().getInt(Constants.RETRY_THROTTLE_LIMIT, Constants.RETRY_THROTTLE_LIMIT_DEFAULT)
                : getConf().getInt(Constants.RETRY_LIMIT, Constants.RETRY_LIMIT_DEFAULT);
        Location bucket = new Location("s3a", getBucket(), "/");
        IOException reason = failure instanceof IOException read ? read : new IOException(failure.getMessage(), failure);
        listener.retrying(Failures.what(bucket, reason), retries + 2, limit + 1);
    }
}
