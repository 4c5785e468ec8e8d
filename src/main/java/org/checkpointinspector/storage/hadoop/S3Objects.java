package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.api.RequestFactory;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Requests about single objects that the connector has no calls for, made with its client, its encryption and its bucket. */
final class S3Objects {

    /** The largest object that S3 copies with one request, and the size of a part of a larger one, bytes. */
    private static final long LARGEST_COPY = 5L << 30;

    private static final long PART = 1L << 30;

    /** How often a request is made before its failure is told; all requests here may be repeated. */
    private static final int ATTEMPTS = 3;

    private static final long PAUSE_MS = 300;

    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    private final S3Client client;
    private final RequestFactory requests;
    private final String bucket;

    S3Objects(S3AFileSystem connector) {
        this.client = connector.getS3AInternals().getAmazonS3Client("single objects");
        this.requests = connector.getRequestFactory();
        this.bucket = connector.getBucket();
    }

    /** The key of a place. */
    static String key(Location place) {
        return place.path().substring(1);
    }

    /** The MD5 of an object's bytes in hexadecimal digits, where its ETag is that. */
    static Optional<String> md5(HeadObjectResponse object) {
        String etag = String.valueOf(object.eTag()).replace("\"", "");
        boolean plain = object.serverSideEncryption() == null || object.serverSideEncryption() == ServerSideEncryption.AES256;
        boolean ownKey = object.sseCustomerAlgorithm() != null;
        return plain && !ownKey && MD5.matcher(etag).matches() ? Optional.of(etag) : Optional.empty();
    }

    /** What S3 says of an object, its checksums too; null where there is none. */
    @Nullable
    HeadObjectResponse head(Location file) throws IOException {
        try {
            return ask(() -> client.headObject(
                    requests.newHeadObjectRequestBuilder(key(file)).checksumMode(ChecksumMode.ENABLED).build()));
        } catch (IOException failure) {
            if (failure.getCause() instanceof AwsServiceException refused && refused.statusCode() == 404 && !isOfBucket(refused)) {
                return null;
            }
            throw failure;
        }
    }

    private static boolean isOfBucket(AwsServiceException refused) {
        return refused.awsErrorDetails() != null && "NoSuchBucket".equals(refused.awsErrorDetails().errorCode());
    }

    /** Copies within the bucket, what is known of the object included; fails if the source is no longer that one. */
    void copy(HeadObjectResponse source, Location from, Location to) throws IOException {
        if (source.contentLength() > LARGEST_COPY) {
            copyInParts(source, from, to);
            return;
        }
        ask(() -> client.copyObject(requests.newCopyObjectRequestBuilder(key(from), key(to), source)
                .copySourceIfMatch(source.eTag())
                .build()));
    }

    /**
     * Copies within the bucket by what a listing told of the source; fails if that is no longer there. S3 itself takes over what is known of the object; the
     * copy is encrypted as the connector or the bucket says, since a listing does not tell how the source is.
     */
    void copyListed(FileEntry listed, Location from, Location to) throws IOException {
        HeadObjectResponse source = HeadObjectResponse.builder().contentLength(listed.bytes()).eTag('"' + listed.tag() + '"').build();
        if (listed.bytes() > LARGEST_COPY) {
            copyInParts(source, from, to);
            return;
        }
        ask(() -> client.copyObject(requests.newCopyObjectRequestBuilder(key(from), key(to), source)
                .metadata(null)
                .metadataDirective(MetadataDirective.COPY)
                .copySourceIfMatch(source.eTag())
                .build()));
    }

    private void copyInParts(HeadObjectResponse source, Location from, Location to) throws IOException {
        String upload = ask(() -> client.createMultipartUpload(request -> request.bucket(bucket).key(key(to)))).uploadId();
        boolean done = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long start = 0; start < source.contentLength(); start += PART) {
                String range = "bytes=" + start + "-" + (Math.min(start + PART, source.contentLength()) - 1);
                int number = parts.size() + 1;
                String etag = ask(() -> client.uploadPartCopy(request -> request.sourceBucket(bucket)
                                .sourceKey(key(from))
                                .destinationBucket(bucket)
                                .destinationKey(key(to))
                                .uploadId(upload)
                                .partNumber(number)
                                .copySourceRange(range)
                                .copySourceIfMatch(source.eTag())))
                        .copyPartResult()
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
            CompletedMultipartUpload whole = CompletedMultipartUpload.builder().parts(parts).build();
            ask(() -> client.completeMultipartUpload(
                    request -> request.bucket(bucket).key(key(to)).uploadId(upload).multipartUpload(whole)));
            done = true;
        } finally {
            if (!done) {
                client.abortMultipartUpload(request -> request.bucket(bucket).key(key(to)).uploadId(upload));
            }
        }
    }

    void delete(Location file) throws IOException {
        deleteKey(key(file));
    }

    void deleteKey(String key) throws IOException {
        ask(() -> client.deleteObject(requests.newDeleteObjectRequestBuilder(key).build()));
    }

    /** The time of an answer, as HTTP writes it; of a request for a listing, which needs no right but the one that listing needs anyway. */
    Optional<String> date(String prefix) throws IOException {
        return ask(() -> client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(1)))
                .sdkHttpResponse()
                .firstMatchingHeader("Date");
    }

    /** Two of the keys below a folder, its marker among them; fewer where there are not so many. */
    List<String> firstKeys(Location folder) throws IOException {
        String prefix = key(folder) + "/";
        return ask(() -> client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(2)))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Makes a request; again, a few times, where the store has a fault of its own or asks for fewer requests. */
    private static <T> T ask(Supplier<T> request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException failure) {
                boolean passes = failure instanceof AwsServiceException refused
                        ? refused.statusCode() >= 500 && refused.statusCode() != 501 || refused.statusCode() == 429
                        // a connection that was kept and that the store has closed meanwhile shows only now
                        : failure.retryable() || failure.getCause() instanceof IOException;
                if (!passes || attempt == ATTEMPTS) {
                    throw new IOException(failure.getMessage(), failure);
                }
                pause(attempt * PAUSE_MS);
            }
        }
    }

    private static void pause(long ms) throws IOException {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
    }
}
