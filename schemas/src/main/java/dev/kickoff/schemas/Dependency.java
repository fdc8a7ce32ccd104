package dev.kickoff.schemas;

/**
 * A service that is called by another one of the same region.
 *
 * @param service that is called
 * @param unitsPerUnit units of it that one fully used unit of the caller keeps busy, above 0
 */
public record Dependency(String service, double unitsPerUnit) {
    public Dependency {
        Check.identifier(service, "calls.service");
        Check.positive(unitsPerUnit, "calls.unitsPerUnit");
    }
}
