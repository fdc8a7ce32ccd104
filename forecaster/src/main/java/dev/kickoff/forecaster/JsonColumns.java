package dev.kickoff.forecaster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/** Documents are stored in {@code jsonb} columns as they travel: written by the object mapper of the HTTP API. */
class JsonColumns {
    @Produces
    @Singleton
    @Unremovable
    @JsonFormat
    @PersistenceUnitExtension("forecaster")
    FormatMapper jsonColumns(ObjectMapper mapper) {
        return new JacksonJsonFormatMapper(mapper);
    }
}
