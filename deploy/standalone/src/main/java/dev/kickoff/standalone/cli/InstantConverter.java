package dev.kickoff.standalone.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times on the command line: ISO-8601 in UTC. */
public final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new TypeConversionException("'" + value + "' is not a time in UTC such as 1998-06-10T15:30:00Z");
        }
    }
}
