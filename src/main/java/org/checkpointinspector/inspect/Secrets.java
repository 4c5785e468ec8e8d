package org.checkpointinspector.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Masks secrets in settings before they are shown: by the name of the setting, and by the shape of its value. Wider than Spark's own rule
 * ({@code spark.redaction.regex}), which misses cloud keys, JAAS and passwords in Java options.
 */
public final class Secrets {

    /** What stands in the place of a secret, as Spark writes it. */
    public static final String MASK = "*********(redacted)";

    private static final Pattern NAME = Pattern.compile(
            "(?i)secret|passw(or)?d|passphrase|token|credential|access[._-]?key|account[._-]?key|private[._-]?key|api[._-]?key|jaas|connection[._-]?string|\\.sas\\b|keystorepass|truststorepass");

    /** A key or password inside a longer text: {@code password="…"}, {@code -Djavax.net.ssl.keyStorePass=…}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)([\\w.-]*(?:secret|passw(?:or)?d|passphrase|token|credential|access[._-]?key|storepass|pwd)[\\w.-]*\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;&)}\\]]+)");

    private static final Pattern USER_INFO = Pattern.compile("(://[^/@\\s:]+):[^/@\\s]+@");
    private static final Pattern SHAPE =
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+\\.?[\\w-]*|(?:AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*-----|$)");

    private final @Nullable Pattern ofApplication;

    /**
     * Masks what Spark would mask, and more.
     *
     * @param regex the application's {@code spark.redaction.regex}; null where it has none
     */
    public Secrets(@Nullable String regex) {
        this.ofApplication = compiled(regex);
    }

    private static @Nullable Pattern compiled(@Nullable String regex) {
        if (regex == null || regex.length() > 500) {
            return null;
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException noPattern) {
            return null;
        }
    }

    /** Settings with their secrets masked, in the same order. */
    public Map<String, String> masked(Map<String, String> settings) {
        Map<String, String> masked = new LinkedHashMap<>();
        settings.forEach((key, value) -> masked.put(key, masked(key, value)));
        return masked;
    }

    /** The value of a setting as it may be shown. */
    public String masked(String key, String value) {
        return NAME.matcher(key).find() || ofApplication != null && (ofApplication.matcher(key).find() || ofApplication.matcher(value).find()) ? MASK : masked(value);
    }

    /** A text as it may be shown: what looks like a secret in it is masked. */
    public String masked(String text) {
        String masked = ASSIGNMENT.matcher(text).replaceAll("$1" + java.util.regex.Matcher.quoteReplacement(MASK));
        masked = USER_INFO.matcher(masked).replaceAll("$1:***@");
        return SHAPE.matcher(masked).replaceAll(java.util.regex.Matcher.quoteReplacement(MASK));
    }
}
