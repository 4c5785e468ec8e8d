package org.checkpointinspector.storage.hadoop;

import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * A profile of AWS's own files ({@code ~/.aws/config}, {@code ~/.aws/credentials}), of any kind: keys, single sign-on, a role. S3A's own provider
 * for profiles reads the second file only; so the credentials are taken here, once for each connection.
 */
final class AwsProfile {

    private AwsProfile() {}

    /**
     * Sets credentials of a profile, and its region and endpoint where the configuration has none.
     *
     * @throws StorageException if there is no such profile, or it gives no credentials
     */
    static void apply(String name, Location location, Configuration configuration) throws StorageException {
        Profile profile = profile(name, location);
        AwsCredentials credentials = credentials(profile, location);
        configuration.set("fs.s3a.access.key", credentials.accessKeyId());
        configuration.set("fs.s3a.secret.key", credentials.secretAccessKey());
        String provider = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";
        if (credentials instanceof AwsSessionCredentials session) {
            configuration.set("fs.s3a.session.token", session.sessionToken());
            provider = "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider";
        }
        configuration.set(ConnectionSettings.PROVIDER, provider);
        setIfMissing(configuration, ConnectionSettings.REGION, profile.property("region"));
        setIfMissing(configuration, ConnectionSettings.ENDPOINT, profile.property("endpoint_url"));
    }

    private static Profile profile(String name, Location location) throws StorageException {
        ProfileFile files;
        try {
            files = ProfileFile.defaultProfileFile();
        } catch (RuntimeException unreadable) {
            String message = "AWS's profiles cannot be read: " + unreadable.getMessage();
            throw denied(location, message, "Look at ~/.aws/config and ~/.aws/credentials.", unreadable);
        }
        Optional<Profile> profile = files.profile(name);
        if (profile.isEmpty()) {
            TreeSet<String> known = new TreeSet<>(files.profiles().keySet());
            String advice = known.isEmpty() ? "There is none at all; aws configure makes one." : "Known are: " + String.join(", ", known) + ".";
            throw denied(location, "There is no profile '" + name + "' in ~/.aws/config and ~/.aws/credentials.", advice, null);
        }
        return profile.get();
    }

    private static AwsCredentials credentials(Profile profile, Location location) throws StorageException {
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder().profileName(profile.name()).build()) {
            return provider.resolveCredentials();
        } catch (SdkException | IllegalStateException | IllegalArgumentException failure) {
            String message = "The profile '" + profile.name() + "' gives no credentials: " + failure.getMessage();
            String advice = "If it signs on through a browser, run: aws sso login --profile " + profile.name() + "; else look at ~/.aws/config.";
            throw denied(location, message, advice, failure);
        }
    }

    private static StorageException denied(Location location, String message, String advice, @Nullable Throwable cause) {
        return new StorageException(StorageException.Kind.DENIED, location.toString(), message, advice, cause);
    }

    private static void setIfMissing(Configuration configuration, String key, Optional<String> value) {
        if (configuration.getTrimmed(key, "").isEmpty()) {
            value.ifPresent(text -> configuration.set(key, text));
        }
    }
}
