package org.checkpointinspector.storage.hadoop;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong on the way to any store. */
final class NetworkWords {

    /** The address that was called stands in the messages: {@code Call From here/127.0.1.1 to nn:8020 failed}, {@code Connect to host:9000 […]}. */
    private static final Pattern CALLED = Pattern.compile("(?i)(?:destination host is: \"|connect(?:ing)? to (?:server:? )?| to )([\\w.-]+:\\d+)");

    private static final Pattern UNKNOWN = Pattern.compile("\"([\\w.-]+)\":\\d+");

    private NetworkWords() {}

    static @Nullable Words of(Location place, String operation, List<Throwable> chain) {
        if (Failures.hasAny(chain, UnsupportedFileSystemException.class, ClassNotFoundException.class)) {
            String what = "no connector for " + place.scheme() + ":// is on the class path";
            String advice = "Check the spelling of " + place.scheme() + "://, or put the connector's jar into the program's folder lib/extra.";
            return new Words(Kind.UNSUPPORTED, what, advice);
        }
        if (Failures.hasAny(chain, UnknownHostException.class)) {
            return new Words(Kind.UNAVAILABLE, "the machine '" + host(chain) + "' is not known on this network", unknownHostAdvice(place));
        }
        SSLException tls = Failures.first(chain, SSLException.class);
        if (tls != null) {
            return tls(tls);
        }
        if (Failures.first(chain, NoRouteToHostException.class) != null) {
            return new Words(Kind.UNAVAILABLE, "there is no way to " + called(place, chain), "Check the network and the VPN.");
        }
        if (Failures.hasAny(chain, SocketTimeoutException.class, ConnectTimeoutException.class)) {
            String advice = "Check the address, the port and the firewall; if it is only slow, try again.";
            return new Words(Kind.UNAVAILABLE, called(place, chain) + " does not answer in time", advice);
        }
        if (Failures.first(chain, ConnectException.class) != null) {
            String advice = "Check host and port, and that the service runs there.";
            return new Words(Kind.UNAVAILABLE, "nothing listens at " + called(place, chain) + " (connection refused)", advice);
        }
        return brokenOff(place, chain);
    }

    private static @Nullable Words brokenOff(Location place, List<Throwable> chain) {
        boolean torn = Failures.first(chain, SocketException.class) != null
                || Failures.first(chain, EOFException.class) != null
                || chain.stream().anyMatch(cause -> cause.getClass().getSimpleName().equals("ConnectionClosedException"))
                || chain.stream().anyMatch(cause -> String.valueOf(cause.getMessage()).contains("Premature end of"));
        if (!torn) {
            return null;
        }
        return new Words(Kind.UNAVAILABLE, "the connection broke off before everything was there (" + Failures.said(chain) + ")", "Try again.");
    }

    private static Words tls(SSLException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("certification path") || said.contains("PKIX")) {
            String advice = "Import the certificate of its authority into the Java trust store (-Djavax.net.ssl.trustStore=…).";
            return new Words(Kind.UNAVAILABLE, "the certificate of the server is not trusted", advice);
        }
        if (said.contains("Unsupported or unrecognized SSL message") || said.contains("plaintext")) {
            String advice = "Write http:// before the endpoint, or give the port that speaks TLS.";
            return new Words(Kind.UNAVAILABLE, "the server does not speak TLS on that port", advice);
        }
        String what = "no secure connection (TLS) could be made: " + Failures.firstLine(said);
        return new Words(Kind.UNAVAILABLE, what, "Check the server's certificate and its name.");
    }

    /** The innermost cause has the bare name, or has it with more words around it. */
    private static String host(List<Throwable> chain) {
        String said = Failures.said(chain.stream().filter(UnknownHostException.class::isInstance).toList());
        Matcher quoted = UNKNOWN.matcher(said);
        return quoted.find() ? quoted.group(1) : said.split("[:;\\s]", 2)[0];
    }

    private static String unknownHostAdvice(Location place) {
        if (place.scheme().equals("s3a")) {
            return "Check the endpoint (-D fs.s3a.endpoint=…) and the network; for a store without a host name for each bucket add"
                    + " -D fs.s3a.path.style.access=true.";
        }
        return "Check the name; if it names an HA cluster, give the folder with its hdfs-site.xml (--hadoop-conf DIR or HADOOP_CONF_DIR).";
    }

    /** The host and port that was called. */
    private static String called(Location place, List<Throwable> chain) {
        for (Throwable cause : chain) {
            Matcher address = CALLED.matcher(String.valueOf(cause.getMessage()));
            if (address.find()) {
                return address.group(1);
            }
        }
        return place.authority().isEmpty() ? "the store" : place.authority();
    }
}
