package dev.kickoff.forecaster.traffic;

import dev.kickoff.schemas.Signal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A signal that samples may be given for. */
@Entity
@Table(name = "signal")
class DeclaredSignal extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String signal;
    String region;

    @Column(name = "step_seconds")
    int stepSeconds;

    String zone;
    String unit;

    static Optional<DeclaredSignal> of(String signal, String region) {
        return find("signal = ?1 and region = ?2", signal, region).firstResultOptional();
    }

    Signal toSignal() {
        return new Signal(signal, region, stepSeconds, zone, unit);
    }
}
