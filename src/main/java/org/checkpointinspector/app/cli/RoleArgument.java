package org.checkpointinspector.app.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.layout.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a role. */
final class RoleArgument implements ITypeConverter<Role> {

    /** The ids that make sense. */
    static final class Ids implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ids().iterator();
        }
    }

    @Override
    public Role convert(String text) {
        return Stream.of(Role.values())
                .filter(role -> role.id().equals(text) && role != Role.UNKNOWN)
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no role; roles are " + String.join(", ", ids())));
    }

    private static List<String> ids() {
        return Stream.of(Role.values()).filter(role -> role != Role.UNKNOWN).map(Role::id).toList();
    }
}
