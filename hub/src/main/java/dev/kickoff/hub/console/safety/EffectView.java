package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.whatif.Effect;
import dev.kickoff.hub.whatif.Preview;
import java.time.Instant;
import java.util.List;

/**
 * What a change does to one service, in words.
 *
 * @param peak highest floor now and then
 * @param unmet units that limits leave unserved, empty when none
 * @param picture floors now and then
 * @param warnings that are not among the alerts of the whole preview
 */
record EffectView(
        String service,
        String region,
        String peak,
        String unitHours,
        String usd,
        String unmet,
        Sparkline picture,
        List<String> warnings) {

    static EffectView of(Effect effect, Preview preview, Hours hours, Instant now) {
        return new EffectView(
                effect.service(),
                effect.region(),
                Amounts.change(effect.peakNow(), effect.peakThen(), effect.unit()),
                Amounts.signed(effect.unitHoursThen() - effect.unitHoursNow()),
                Amounts.usd(effect.usd()),
                effect.unmetThen() == 0 ? "" : Figures.units(effect.unmetThen(), effect.unit()) + " not served",
                Sparkline.of(effect.floorsNow(), effect.floorsThen(), preview.from(), preview.to()),
                effect.warnings().stream()
                        .filter(warning -> preview.alerts().stream()
                                .noneMatch(alert -> alert.text().equals(warning)))
                        .map(warning -> hours.localised(warning, now))
                        .toList());
    }
}
