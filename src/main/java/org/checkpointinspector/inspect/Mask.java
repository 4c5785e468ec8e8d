package org.checkpointinspector.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Masks secrets before they are shown: by the name of a setting, and by the shape of a text. Wider than Spark's own rule ({@code spark.redaction.regex}),
 * which misses cloud keys, JAAS and passwords in Java options.
 */
public final class Mask {

    /** What stands in the place of a secret. */
    public static final String SHOWN = "***";

    /** For what has no rule of its own. */
    public static final Mask STANDARD = new Mask(null);

    private static final int LONGEST_REGEX = 500;

    private static final Pattern NAME = Pattern.compile("(?i)secret|passw(or)?d|passphrase|token|credential|access[._-]?key|account[._-]?key|private[._-]?key"
            + "|api[._-]?key|jaas|connection[._-]?string|\\.sas\\.|storepass");

    /** A key or password inside a longer text: {@code password="…"}, {@code -Djavax.net.ssl.keyStorePass=…}, {@code {ssl.key.password: …}}. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)((?:secret|passw(?:or)?d|passphrase|token|credential|access[._-]?key|storepass)[\\w.-]{0,40}(?:\\s?=\\s?|: ))"
            + "(\"[^\"]*\"|'[^']*'|[^\\s,;&)}\\]]+)");

    /** User and password before the host of a URI; a password may have a slash in it, which a port has not before it. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)(?:[^/@\\s\"']{0,500}|[^/@:\\s\"']{1,200}:(?!\\d+/)[^@\\s\"']{1,200})@");

    private static final Pattern SHAPE = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]+)?|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"
            + "|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]{0,60}-----|$)");

    private final @Nullable Pattern ofApplication;

    /**
     * Masks what the application's own rule names, too.
     *
     * @param regex its {@code spark.redaction.regex}; null where it has none
     */
    public Mask(@Nullable String regex) {
        this.ofApplication = compiled(regex);
    }

    private static @Nullable Pattern compiled(@Nullable String regex) {
        if (regex == null || regex.length() > LONGEST_REGEX) {
            return null;
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException noPattern) {
            return null;
        }
    }

    /** Settings with their secrets masked, in the same order. */
    public Map<String, String> settings(Map<String, String> settings) {
        Map<String, String> masked = new LinkedHashMap<>();
        settings.forEach((key, value) -> masked.put(key, setting(key, value)));
        return masked;
    }

    /** The value of a setting as it may be shown. */
    public String setting(String key, String value) {
        boolean secret = isSecret(key) || ofApplication != null && (ofApplication.matcher(key).find() || ofApplication.matcher(value).find());
        return secret ? SHOWN : text(value);
    }

    /** Whether the name of a setting tells that its value is secret. */
    public boolean isSecret(String key) {
        return NAME.matcher(key).find();
    }

    /** A text as it may be shown: what looks like a secret in it is masked. */
    public String text(String text) {
        String masked = ASSIGNMENT.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(SHOWN));
        masked = masked.contains("@") ? USER_INFO.matcher(masked).replaceAll(Matcher.quoteReplacement(SHOWN + "@")) : masked;
        return SHAPE.matcher(masked).replaceAll(Matcher.quoteReplacement(SHOWN));
    }
}
