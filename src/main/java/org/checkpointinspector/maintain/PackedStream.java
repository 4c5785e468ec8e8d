package org.checkpointinspector.maintain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Iterator;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.maintain.Manifest.Proof;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** An archive that comes into being while it is read: each file of a phase, and last the manifest. Holds no more than a piece of it. */
final class PackedStream extends InputStream {

    private final Run run;
    private final Phase phase;
    private final Iterator<Step> steps;
    private final boolean attributes;
    private final ManifestWriter manifest;
    private final Piece packed = new Piece();
    private final ArchiveFormat.Packer packer;
    private final byte[] buffer = new byte[1 << 16];
    private @Nullable Step step;
    private @Nullable DigestInputStream file;
    private @Nullable InputStream document;
    private OutputStream entry = OutputStream.nullOutputStream();
    private long read;
    private boolean ended;

    PackedStream(Run run, Phase phase, ArchiveFormat format) throws IOException {
        this.run = run;
        this.phase = phase;
        this.steps = phase.steps().iterator();
        this.attributes = run.places.storage(phase.from()).access(phase.from()).mode() != null;
        this.manifest = new ManifestWriter(run.plan);
        this.packer = format.packer(packed);
    }

    /** What was packed and not read yet. */
    private static final class Piece extends ByteArrayOutputStream {
        private int taken;

        int take(byte[] to, int offset, int length) {
            int take = Math.min(length, count - taken);
            System.arraycopy(buf, taken, to, offset, take);
            taken += take;
            if (taken == count) {
                reset();
                taken = 0;
            }
            return take;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (packed.size() == 0 && !ended) {
            pack();
        }
        return packed.size() == 0 ? -1 : packed.take(to, offset, length);
    }

    private void pack() throws IOException {
        if (run.cancelled()) {
            throw new CancelledException();
        }
        Step current = step;
        DigestInputStream content = file;
        if (current != null && content != null) {
            int bytes = content.read(buffer);
            if (bytes > 0 && read + bytes <= current.bytes()) {
                entry.write(buffer, 0, bytes);
                read += bytes;
            } else {
                end(current, content, bytes);
            }
        } else if (steps.hasNext()) {
            begin(steps.next());
        } else if (document == null) {
            beginManifest();
        } else {
            manifest(document);
        }
    }

    private void begin(Step next) throws IOException {
        Location original = phase.from().resolve(next.path());
        file = new DigestInputStream(run.places.storage(original).open(original), Hashes.sha256());
        step = next;
        read = 0;
        entry = packer.begin(Plan.DATA + "/" + next.path(), next.bytes(), next.modifiedMs());
    }

    private void end(Step current, DigestInputStream content, int last) throws IOException {
        Location original = phase.from().resolve(current.path());
        if (last > 0 || read != current.bytes()) {
            throw Source.changed(original, run.places.list(original));
        }
        content.close();
        packer.end();
        Access access = attributes ? run.places.storage(original).access(original) : Copying.NO_ATTRIBUTES;
        String hash = "sha256:" + Hashes.hex(content.getMessageDigest());
        manifest.add(new Entry(current.path(), current.bytes(), current.modifiedMs(), hash, Proof.BOTH_READ, access.owner(), access.group(), access.mode()));
        run.done(current);
        step = null;
        file = null;
    }

    /** Last: an archive that breaks off anywhere has none. */
    private void beginManifest() throws IOException {
        Spool spool = manifest.end();
        document = spool.content();
        entry = packer.begin(Manifest.FILE, spool.bytes(), run.plan.createdMs());
    }

    private void manifest(InputStream content) throws IOException {
        int bytes = content.read(buffer);
        if (bytes > 0) {
            entry.write(buffer, 0, bytes);
            return;
        }
        packer.end();
        packer.close();
        ended = true;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (document != null) {
            document.close();
        }
        manifest.close();
    }
}
