package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import org.checkpointinspector.storage.Location;

/** Gathers a manifest, each file as soon as it is proven. Safe for use by several threads. */
final class ManifestWriter implements Closeable {

    private final Spool spool = new Spool();
    private final JsonGenerator json = spool.json();

    /** Begins the manifest of a plan's backup. */
    ManifestWriter(Plan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", Manifest.SCHEMA);
        json.writeStringField("action", plan.action().name());
        json.writeStringField("source", plan.location().toUri());
        json.writeNumberField("createdMs", plan.createdMs());
        PlanJson.origin(plan.origin(), json);
        json.writeArrayFieldStart("files");
    }

    synchronized void add(Manifest.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", entry.path());
        json.writeNumberField("bytes", entry.bytes());
        json.writeNumberField("modifiedMs", entry.modifiedMs());
        json.writeStringField("hash", entry.hash());
        json.writeStringField("proof", entry.proof().name());
        json.writeStringField("owner", entry.owner());
        json.writeStringField("group", entry.group());
        json.writeStringField("mode", entry.mode());
        json.writeEndObject();
    }

    /** Ends the manifest and stores it. */
    synchronized void store(Run run, Location target) throws IOException {
        end();
        spool.store(run, target);
    }

    /** Ends the manifest without storing it. */
    synchronized Spool end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        return spool;
    }

    @Override
    public synchronized void close() throws IOException {
        spool.close();
    }
}
