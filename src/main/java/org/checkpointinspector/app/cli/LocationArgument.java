package org.checkpointinspector.app.cli;

import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address on the command line; one that names no place is a fault of usage. */
final class LocationArgument implements ITypeConverter<Location> {
    @Override
    public Location convert(String text) {
        try {
            return Location.parse(text);
        } catch (StorageException failure) {
            throw new TypeConversionException(failure.getMessage() + " " + failure.advice());
        }
    }
}
