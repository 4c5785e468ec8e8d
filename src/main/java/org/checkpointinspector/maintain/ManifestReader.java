package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.maintain.Manifest.Proof;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Reads a manifest as a stream: a million files take no room. */
final class ManifestReader {

    /** Hears of each file. */
    @FunctionalInterface
    interface Listener {
        void file(Entry entry) throws IOException;
    }

    private ManifestReader() {}

    /** Whether a manifest is complete and names just the files of a listing, with their lengths. */
    static boolean describes(Places places, Location manifest, Listing data) throws IOException {
        long[] known = new long[2];
        try (InputStream content = places.storage(manifest).open(manifest)) {
            read(content, manifest.toString(), entry -> {
                known[0]++;
                known[1] += data.file(entry.path()).filter(file -> file.bytes() == entry.bytes()).isPresent() ? 1 : 0;
            });
        } catch (StorageException e) {
            if (e.getCause() instanceof JsonProcessingException || e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw e;
        }
        long files = Steps.below(data.root()).count();
        return known[0] == files && known[1] == files;
    }

    /**
     * Reads a manifest to its end.
     *
     * @throws StorageException of kind {@code FAILED} if it is no manifest, or not a whole one
     */
    static void read(InputStream content, String place, Listener listener) throws IOException {
        read(content, place, new PlanParts(), listener);
    }

    /**
     * Reads a manifest to its end.
     *
     * @param made is told what the backup was made of, as far as the manifest says: action, location, time, origin
     * @throws StorageException of kind {@code FAILED} if it is no manifest, or not a whole one
     */
    static void read(InputStream content, String place, PlanParts made, Listener listener) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(content).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "no object");
            boolean files = false;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("schema")) {
                    require(Manifest.SCHEMA.equals(json.getText()), "its schema is " + json.getText());
                } else if (name.equals("files")) {
                    files = true;
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        listener.file(entry(json));
                    }
                } else if (name.equals("action")) {
                    made.action = Action.valueOf(json.getText());
                } else if (name.equals("source")) {
                    made.location = Location.parse(json.getText());
                } else if (name.equals("createdMs")) {
                    made.createdMs = json.getLongValue();
                } else if (name.equals("origin")) {
                    made.origin = PlanReader.origin(json);
                } else {
                    json.skipChildren();
                }
            }
            require(files && json.currentToken() == JsonToken.END_OBJECT, "it breaks off");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String message = place + " is no manifest of a backup, or is damaged: " + e.getMessage().split("\n")[0];
            throw new StorageException(StorageException.Kind.FAILED, place, message, "The backup is incomplete; make another one while the original is there.", e);
        }
    }

    private static Entry entry(JsonParser json) throws IOException {
        @Nullable String[] texts = new String[6];
        long[] numbers = new long[2];
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "bytes" -> numbers[0] = json.getLongValue();
                case "modifiedMs" -> numbers[1] = json.getLongValue();
                default -> {
                    int at = List.of("path", "hash", "proof", "owner", "group", "mode").indexOf(name);
                    if (at < 0) {
                        json.skipChildren();
                    } else if (value != JsonToken.VALUE_NULL) {
                        texts[at] = json.getText();
                    }
                }
            }
        }
        String path = texts[0];
        String proof = texts[2];
        require(path != null && PlanReader.isInside(path) && proof != null, "a file without a path that can be trusted, or without a proof");
        String hash = texts[1];
        require(hash == null || hash.matches("(crc32c?|crc64nvme|md5|sha1|sha256):[0-9a-f]{8,64}"), "a hash of an unknown kind");
        return new Entry(String.valueOf(path), numbers[0], numbers[1], hash, Proof.valueOf(String.valueOf(proof)), texts[3], texts[4], texts[5]);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
