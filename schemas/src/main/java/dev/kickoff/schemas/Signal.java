package dev.kickoff.schemas;

import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * A business-level measure of traffic in one region.
 *
 * @param stepSeconds length of a sample's step: 60 to 86,400, dividing a day
 * @param zone IANA zone whose days and weeks its audience lives by
 * @param unit for people, for example {@code requests/min}
 */
public record Signal(String signal, String region, int stepSeconds, String zone, String unit) {
    public Signal {
        Check.identifier(signal, "signal");
        Check.identifier(region, "region");
        Check.require(
                stepSeconds >= 60 && stepSeconds <= 86_400 && 86_400 % stepSeconds == 0,
                "stepSeconds",
                stepSeconds,
                "must be between 60 and 86400 and divide a day");
        try {
            ZoneId.of(Check.text(zone, "zone"));
        } catch (DateTimeException unknown) {
            throw new InvalidDocumentException("zone", zone, "must be an IANA time zone such as Europe/Paris");
        }
        Check.text(unit, "unit");
    }
}
