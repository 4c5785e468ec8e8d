package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes operator metadata of both versions (Spark's {@code OperatorStateMetadataUtils}, 4.0 and later): a version line, then JSON that may run over
 * several lines. Bytes that are not UTF-8 become U+FFFD. Which version stands where is not checked here; a version beyond 2 is read as 2.
 */
public final class OperatorMetadataDecoder implements Decoder<OperatorMetadata> {

    private static final int MAX_STORES = 100_000;

    /** Stands for JSON {@code null}, over which Spark stumbles only later. */
    private static final OperatorMetadata.Store NULL_STORE = new OperatorMetadata.Store("", 0, 0, List.of());

    @Override
    public Decoded<OperatorMetadata> decode(InputStream stored) throws IOException {
        OperatorMetadata soFar = null;
        try {
            StoredText.File file = StoredText.File.read(stored);
            DamageException.verify(file.bytes().length > 0, 0, Damage.Kind.EMPTY, "the file is empty");
            int end = endOfFirstLine(file.text());
            int version = LogVersion.parse(file.text().substring(0, end), 0);
            soFar = new OperatorMetadata(version, 0, "", List.of(), null);
            JsonFields json = JsonDocument.parse(file.from(end)).fields();
            return Decoded.whole(metadata(version, json));
        } catch (DamageException e) {
            return new Decoded.Damaged<>(e.damage(), Optional.ofNullable(soFar));
        }
    }

    private static int endOfFirstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static OperatorMetadata metadata(int version, JsonFields json) throws DamageException {
        JsonFields operator = json.object("operatorInfo");
        int id = operator == null ? 0 : (int) operator.number("operatorId");
        String name = operator == null ? "" : operator.textOrEmpty("operatorName");
        List<OperatorMetadata.Store> stores = stores(version, json);
        @Nullable String properties = version == 1 ? null : json.text("operatorPropertiesJson");
        if (operator == null || stores.contains(NULL_STORE)) {
            throw json.damage(operator == null ? "operatorInfo" : "stateStoreInfo", Damage.Kind.LINE_BLANK, "null in place of a record");
        }
        return new OperatorMetadata(version, id, name, stores, properties);
    }

    private static List<OperatorMetadata.Store> stores(int version, JsonFields json) throws DamageException {
        List<OperatorMetadata.Store> stores = new ArrayList<>();
        for (JsonFields.Member member : json.list("stateStoreInfo")) {
            JsonFields store = member.fields();
            if (stores.size() == MAX_STORES) {
                throw json.damage("stateStoreInfo", Damage.Kind.TOO_LARGE, "more than " + MAX_STORES + " stores");
            }
            stores.add(store == null ? NULL_STORE : store(version, store));
        }
        return stores;
    }

    private static OperatorMetadata.Store store(int version, JsonFields store) throws DamageException {
        String name = store.textOrEmpty("storeName");
        int prefix = store.smallNumber("numColsPrefixKey");
        int partitions = store.smallNumber("numPartitions");
        List<String> schemas = new ArrayList<>();
        if (version != 1) {
            for (JsonFields.Member path : store.list("stateSchemaFilePaths")) {
                schemas.add(String.valueOf(path.text()));
            }
        }
        return new OperatorMetadata.Store(name, prefix, partitions, schemas);
    }
}
