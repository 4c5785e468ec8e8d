package org.checkpointinspector.storage.hadoop;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** What a bucket has to say besides its objects, in words. What it does not tell is said as well. */
final class S3Facts {

    private static final int MOST_UPLOADS = 1000;

    private S3Facts() {}

    /** Adds what there is to say of what begins with a key. */
    static void add(S3AFileSystem connector, String key, Map<String, String> facts) {
        S3Client client = connector.getS3AInternals().getAmazonS3Client("facts of the bucket");
        String bucket = connector.getBucket();
        facts.put("Versioning", said(() -> versioning(client.getBucketVersioning(request -> request.bucket(bucket)).status())));
        facts.put("Unfinished uploads", said(() -> uploads(client.listMultipartUploads(
                        request -> request.bucket(bucket).prefix(key).maxUploads(MOST_UPLOADS))
                .uploads())));
    }

    private static String versioning(BucketVersioningStatus status) {
        if (status == BucketVersioningStatus.ENABLED) {
            return "on: what is overwritten or removed can be had back";
        }
        return status == BucketVersioningStatus.SUSPENDED ? "suspended: only older versions are kept" : "off: what is overwritten or removed is gone";
    }

    private static String uploads(List<MultipartUpload> uploads) {
        if (uploads.isEmpty()) {
            return "none";
        }
        String first = uploads.get(0).key() + (uploads.get(0).initiated() == null ? "" : " since " + uploads.get(0).initiated());
        return uploads.size() + (uploads.size() == MOST_UPLOADS ? " or more" : "") + " (paid for, and not seen in listings): " + first;
    }

    private static String said(Supplier<String> fact) {
        try {
            return fact.get();
        } catch (AwsServiceException refused) {
            return refused.statusCode() == 403 ? "not told to these credentials" : "not told by this store";
        }
    }
}
