package org.checkpointinspector.storage.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hadoop.hdfs.server.namenode.SafeModeException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.Test;

/** Words for failures that no server in the tests can be made to give; in the types and with the texts that the libraries throw. */
class FailuresTest {
    private static final Location PLACE = new Location("hdfs", "nn:8020", "/ck");

    @Test
    void safeMode() {
        String text = "Cannot set permission for /ck. Name node is in safe mode.\nThe reported blocks 0 needs additional 12 blocks";
        assertSays(new RemoteException(SafeModeException.class.getName(), text), "the NameNode is in safe mode", "Wait");
    }

    @Test
    void certificateThatIsNotTrusted() {
        SSLHandshakeException untrusted = new SSLHandshakeException(
                "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target");
        assertSays(new IOException("listing", untrusted), "certificate of the server is not trusted", "trust store");
    }

    @Test
    void timeouts() {
        String text = "Call From here/127.0.0.1 to nn:8020 failed on socket timeout exception: 60000 millis timeout while waiting for channel";
        assertSays(new SocketTimeoutException(text), "nn:8020 does not answer in time", "firewall");
        assertSays(new ConnectTimeoutException("10000 millis timeout while waiting for channel to be ready for connect"), "does not answer in time", "port");
    }

    @Test
    void noWay() {
        assertSays(new NoRouteToHostException("No Route to Host from here/127.0.0.1 to nn:8020 failed"), "there is no way to nn:8020", "VPN");
    }

    private static void assertSays(IOException failure, String words, String advice) {
        StorageException said = Failures.inWords(PLACE, "listed", failure);
        assertEquals(Kind.UNAVAILABLE, said.kind(), said::getMessage);
        assertTrue(said.getMessage().contains(words), said::getMessage);
        assertTrue(said.advice().contains(advice), said::advice);
    }
}
