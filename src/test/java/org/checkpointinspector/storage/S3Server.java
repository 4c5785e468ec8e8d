package org.checkpointinspector.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A real S3 server in this process, in memory, that counts requests and can deny. Started with the first test that needs it, for the whole run. */
public final class S3Server {

    public static final String BUCKET = "bucket";
    public static final String KEY = "AKIATEST";
    public static final String SECRET = "secret/of+the/tests";

    private static final Guard STORE = new Guard(new TransientNio2BlobStore());
    private static final S3Proxy SERVER = started();

    private S3Server() {}

    private static S3Proxy started() {
        STORE.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
        S3Proxy server = S3Proxy.builder()
                .blobStore(STORE)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new AssertionError("the S3 server does not start", e);
        }
        return server;
    }

    /** How to reach it. */
    public static ConnectionOptions options() {
        return options(Map.of("fs.s3a.access.key", KEY, "fs.s3a.secret.key", SECRET));
    }

    /** How to reach it with other keys, or none. */
    public static ConnectionOptions options(Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(more);
        properties.putIfAbsent("fs.s3a.endpoint", endpoint());
        return new ConnectionOptions(null, properties, null);
    }

    public static String endpoint() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    public static Location at(String path) {
        return new Location("s3a", BUCKET, path);
    }

    public static void put(Location file, byte[] content) {
        put(key(file), content);
    }

    /** What S3's console makes of an empty folder: an empty object whose key ends with a slash. */
    static void putMarker(Location folder) {
        put(key(folder) + "/", new byte[0]);
    }

    private static void put(String key, byte[] content) {
        PutObjectRequest request = PutObjectRequest.builder().bucket(BUCKET).key(key).contentLength((long) content.length).build();
        STORE.delegate().putBlob(request, new ByteArrayInputStream(content));
    }

    public static void remove(Location file) {
        STORE.delegate().removeBlob(DeleteObjectRequest.builder().bucket(BUCKET).key(key(file)).build());
    }

    /** Denies listing and reading of everything at and below a place. */
    static void deny(Location place) {
        STORE.denied.add(key(place));
    }

    /** Lets an object lie in an archive class: it is listed, and reading it is refused as S3 does. */
    static void archive(Location file) {
        STORE.archived.add(key(file));
    }

    /** Does something when the next copy is made, before its answer is sent. */
    public static void afterNextCopy(Runnable action) {
        STORE.afterNextCopy.set(action);
    }

    /** The requests since this was last asked, each as {@code GET the/key}; {@code LIST} comes with its prefix. */
    public static List<String> requests() {
        List<String> requests = List.copyOf(STORE.requests);
        STORE.requests.clear();
        return requests;
    }

    /** The number of requests since they were last asked for, by kind: {@code LIST}, {@code HEAD}, {@code GET}. */
    public static Map<String, Long> counts() {
        return requests().stream().map(request -> request.split(" ")[0]).collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    private static String key(Location place) {
        return place.path().substring(1);
    }

    /** Counts and denies. */
    private static final class Guard extends ForwardingBlobStore {
        private final Set<String> denied = ConcurrentHashMap.newKeySet();
        private final Set<String> archived = ConcurrentHashMap.newKeySet();
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final AtomicReference<Runnable> afterNextCopy = new AtomicReference<>(() -> {});
        /** After a copy the server asks its store for the time of the copy, on the same thread: no request of the client. */
        private final ThreadLocal<String> justCopied = ThreadLocal.withInitial(() -> "");

        Guard(BlobStore store) {
            super(store);
        }

        private void pass(String request, String key) {
            requests.add(request + " " + key);
            for (String prefix : denied) {
                if (key.equals(prefix) || key.startsWith(prefix + "/")) {
                    AwsErrorDetails details = AwsErrorDetails.builder().errorCode("AccessDenied").errorMessage("Access Denied").build();
                    throw (S3Exception) S3Exception.builder().statusCode(403).awsErrorDetails(details).message("Access Denied").build();
                }
            }
        }

        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            pass("LIST", request.prefix() == null ? "" : request.prefix());
            return super.list(request);
        }

        @Override
        public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
            if (!justCopied.get().equals(request.key())) {
                pass("HEAD", request.key());
            }
            justCopied.remove();
            return super.blobMetadata(request);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            pass("GET", request.key());
            if (archived.contains(request.key())) {
                String words = "The operation is not valid for the object's storage class";
                AwsErrorDetails details = AwsErrorDetails.builder().errorCode("InvalidObjectState").errorMessage(words).build();
                throw (S3Exception) S3Exception.builder().statusCode(403).awsErrorDetails(details).message(words).build();
            }
            return super.getBlob(request);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            pass("PUT", request.key());
            return super.putBlob(request, content);
        }

        @Override
        public CopyObjectResponse copyBlob(CopyObjectRequest request) {
            pass("COPY", request.destinationKey());
            CopyObjectResponse copied = super.copyBlob(request);
            afterNextCopy.getAndSet(() -> {}).run();
            justCopied.set(request.destinationKey());
            return copied;
        }

        @Override
        public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
            pass("DELETE", request.key());
            return super.removeBlob(request);
        }

        @Override
        public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
            pass("BEGIN", request.key());
            return super.initiateMultipartUpload(request);
        }

        @Override
        public void abortMultipartUpload(MultipartUpload upload) {
            requests.add("ABORT upload");
            super.abortMultipartUpload(upload);
        }

        @Override
        public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload, CompleteMultipartUploadRequest request) {
            pass("COMPLETE", request.key());
            return super.completeMultipartUpload(upload, request);
        }
    }
}
