package org.checkpointinspector.decode.dstream;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.Tokens;

/** Values of the Java library that states are often made of, by what the JDK writes for them. */
final class JavaLibraryValues {

    /** Beyond it Java itself takes long to write the number out. */
    private static final int MOST_DIGIT_BYTES = 1000;

    private JavaLibraryValues() {}

    /** The value as a text or a number; empty for any other class. */
    static Optional<Object> plain(JavaObject object) {
        try {
            return switch (object.type().name()) {
                case "java.util.Date", "java.sql.Timestamp", "java.sql.Date", "java.sql.Time" -> Optional.of(date(object));
                case "java.util.UUID" -> uuid(object);
                case "java.math.BigInteger" -> bigInteger(object).map(BigInteger::toString);
                case "java.math.BigDecimal" -> bigDecimal(object);
                case "scala.math.BigInt" -> ScalaValues.object(object, "bigInteger").flatMap(JavaLibraryValues::plain);
                case "scala.math.BigDecimal" -> ScalaValues.object(object, "bigDecimal").flatMap(JavaLibraryValues::plain);
                default -> Optional.empty();
            };
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
    }

    /** {@code java.util.Date.writeObject}: the ms since the epoch as block data; a {@code Timestamp} has its nanoseconds of the second in a field. */
    private static Object date(JavaObject object) throws DamageException {
        Instant instant = Instant.ofEpochMilli(new Tokens(object.annotation()).int64());
        OptionalLong nanos = ScalaValues.number(object, "nanos");
        boolean has = nanos.isPresent() && nanos.getAsLong() >= 0 && nanos.getAsLong() < 1_000_000_000;
        return has ? instant.minusNanos(instant.getNano()).plusNanos(nanos.getAsLong()).toString() : instant.toString();
    }

    private static Optional<Object> uuid(JavaObject object) {
        OptionalLong most = ScalaValues.number(object, "mostSigBits");
        OptionalLong least = ScalaValues.number(object, "leastSigBits");
        return most.isPresent() && least.isPresent() ? Optional.of(new UUID(most.getAsLong(), least.getAsLong()).toString()) : Optional.empty();
    }

    private static Optional<BigInteger> bigInteger(JavaObject object) {
        OptionalLong sign = ScalaValues.number(object, "signum");
        if (sign.isEmpty() || !(object.field("magnitude").orElse(JavaNull.NULL) instanceof JavaArray magnitude) || magnitude.raw().length > MOST_DIGIT_BYTES) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(1, magnitude.raw());
        return Optional.of(sign.getAsLong() < 0 ? number.negate() : number);
    }

    /** As text: JSON's numbers would lose its zeros. */
    private static Optional<Object> bigDecimal(JavaObject object) {
        OptionalLong scale = ScalaValues.number(object, "scale");
        Optional<BigInteger> unscaled = ScalaValues.object(object, "intVal").flatMap(JavaLibraryValues::bigInteger);
        return scale.isPresent() && unscaled.isPresent()
                ? Optional.of(new BigDecimal(unscaled.get(), (int) scale.getAsLong()).toString())
                : Optional.empty();
    }
}
