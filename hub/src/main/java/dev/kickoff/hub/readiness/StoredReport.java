package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A report with its numbers in columns of their own; never changed. */
@Entity
@Immutable
@Table(name = "report")
class StoredReport extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String service;
    String region;
    String instance;
    Instant at;

    @Column(name = "floor_in_force")
    Integer floorInForce;

    @Column(name = "desired_capacity")
    Integer desiredCapacity;

    @Column(name = "ready_capacity")
    Integer readyCapacity;

    @Enumerated(EnumType.STRING)
    Report.Mode mode;

    boolean stale;

    @JdbcTypeCode(SqlTypes.JSON)
    Report document;

    protected StoredReport() {}

    StoredReport(Report report) {
        service = report.service();
        region = report.region();
        instance = report.instance();
        at = report.at();
        floorInForce = report.floorInForce();
        desiredCapacity = report.desiredCapacity();
        readyCapacity = report.readyCapacity();
        mode = report.mode();
        stale = report.stale();
        document = report;
    }
}
