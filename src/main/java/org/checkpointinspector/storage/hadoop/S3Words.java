package org.checkpointinspector.storage.hadoop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.s3a.CredentialInitializationException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Words for what S3, and those who speak like it, refuse. Told by the error code of the answer, then by its HTTP status. */
final class S3Words {

    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([\\w-]+)'");

    /** The key by which a person says that a store knows no conditional writes. */
    static final String CONDITIONAL = "fs.s3a.create.conditional.enabled";

    private S3Words() {}

    static @Nullable Words of(Location place, String operation, List<Throwable> chain) {
        if (Failures.first(chain, UnknownStoreException.class) != null) {
            return noBucket(place);
        }
        if (chain.stream().anyMatch(cause -> cause instanceof AwsServiceException refused && refused.statusCode() == 412)) {
            // a condition of a request: that nothing is there, or still what was listed
            return operation.equals("written")
                    ? Words.exists()
                    : new Words(Kind.FAILED, "it was written again since it was listed", "A query seems to be running: stop it, then try again.");
        }
        if (Failures.first(chain, RemoteFileChangedException.class) != null) {
            return new Words(Kind.FAILED, "it was written again while it was read", "Inspect again: a query seems to be running.");
        }
        AwsServiceException refused = Failures.first(chain, AwsServiceException.class);
        if (refused != null) {
            // a store that does not know the condition "only if nothing is there"
            return refused.statusCode() == 501 && operation.equals("written")
                    ? new Words(Kind.UNSUPPORTED, "the store cannot promise to overwrite nothing", "Add -D " + CONDITIONAL + "=false; it is then asked first.")
                    : refused(place, refused);
        }
        if (Failures.first(chain, CredentialInitializationException.class) != null || saysNoCredentials(chain)) {
            String advice = "Give --profile NAME, set AWS's variables, or for public data -D " + ConnectionSettings.PROVIDER
                    + "=org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider.";
            return new Words(Kind.DENIED, "no credentials for S3 were found", advice);
        }
        if (Failures.hasAny(chain, ApiCallTimeoutException.class, ApiCallAttemptTimeoutException.class)) {
            return new Words(Kind.UNAVAILABLE, "the store does not answer in time", "Try again; check the network.");
        }
        return null;
    }

    private static boolean saysNoCredentials(List<Throwable> chain) {
        return chain.stream().anyMatch(cause -> cause.getClass().getSimpleName().startsWith("NoA")
                || String.valueOf(cause.getMessage()).contains("Unable to load credentials"));
    }

    private static @Nullable Words refused(Location place, AwsServiceException refused) {
        String code = Optional.ofNullable(refused.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
        return switch (code) {
            case "InvalidAccessKeyId" -> denied("the store does not know the access key");
            case "SignatureDoesNotMatch" -> denied("the secret key does not belong to the access key");
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired" -> new Words(
                    Kind.DENIED, "the session token has expired", "Sign on again (aws sso login), or set a fresh fs.s3a.session.token.");
            case "InvalidToken", "InvalidClientTokenId" -> denied("the session token is not valid");
            case "RequestTimeTooSkewed" -> new Words(
                    Kind.DENIED, "the clock of this machine is more than a quarter of an hour off", "Set the clock; S3 signs requests by the time.");
            case "InvalidObjectState" -> new Words(
                    Kind.ARCHIVED,
                    "it lies in an archive class (Glacier) and must be restored before it can be read",
                    "Restore it (aws s3api restore-object), then inspect again.");
            case "NoSuchBucket" -> noBucket(place);
            case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed" -> wrongRegion(refused);
            case "SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException" -> slowDown();
            default -> byStatus(place, refused, code);
        };
    }

    private static @Nullable Words byStatus(Location place, AwsServiceException refused, String code) {
        String said = code.isEmpty() ? "status " + refused.statusCode() : code;
        return switch (refused.statusCode()) {
            case 301, 307 -> wrongRegion(refused);
            case 401, 403 -> denied("the store refuses these credentials (" + said + ")");
            case 404 -> null;
            case 405, 501 -> new Words(Kind.UNSUPPORTED, "the store does not know this request (" + said + ")", "Check that it speaks S3.");
            case 429, 503 -> slowDown();
            case 500, 502, 504 -> new Words(Kind.UNAVAILABLE, "the store has a fault of its own (" + said + ")", "Try again later.");
            default -> new Words(Kind.FAILED, "the store answered " + said, "Check endpoint and region; the store's own words come with --debug.");
        };
    }

    private static Words noBucket(Location place) {
        String advice = "Check its name, and the endpoint (-D " + ConnectionSettings.ENDPOINT + "=…) if it is not one of AWS.";
        return new Words(Kind.NOT_FOUND, "there is no bucket '" + place.authority() + "'", advice);
    }

    private static Words denied(String what) {
        String advice = "Check the key or profile (--profile NAME), and that it may list and read this bucket (s3:ListBucket, s3:GetObject).";
        return new Words(Kind.DENIED, what, advice);
    }

    private static Words slowDown() {
        return new Words(Kind.UNAVAILABLE, "the store asks for fewer requests (throttled)", "Wait a minute, then try again.");
    }

    private static Words wrongRegion(AwsServiceException refused) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(refused.awsErrorDetails());
        Optional<String> region = details.map(AwsErrorDetails::sdkHttpResponse).flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"));
        if (region.isEmpty()) {
            region = details.map(AwsErrorDetails::errorMessage).map(EXPECTED_REGION::matcher).filter(Matcher::find).map(found -> found.group(1));
        }
        String advice = "Add -D " + ConnectionSettings.REGION + "=" + region.orElse("REGION") + ".";
        return new Words(Kind.FAILED, "the bucket lies in another region" + region.map(name -> ", " + name).orElse(""), advice);
    }
}
