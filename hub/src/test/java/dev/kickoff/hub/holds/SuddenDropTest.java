package dev.kickoff.hub.holds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuddenDropTest {
    private static final int MINUTE = 60;

    @Test
    void seesTrafficFallToAThirdWithinThreeMinutes() {
        assertTrue(SuddenDrop.happened(minutes(15, 900.0, 3, 300.0), MINUTE));
    }

    @Test
    void aFallByATenthAMinuteIsNotSudden() {
        List<Double> falling = new ArrayList<>();
        for (double level = 1000; falling.size() < 18; level *= 0.95) {
            falling.add(level);
        }

        assertFalse(SuddenDrop.happened(falling, MINUTE));
    }

    @Test
    void missingDataIsNoDrop() {
        assertFalse(SuddenDrop.happened(minutes(15, 900.0, 3, null), MINUTE));
        assertFalse(SuddenDrop.happened(minutes(15, null, 3, 300.0), MINUTE));
        assertFalse(SuddenDrop.happened(List.of(900.0, 300.0), MINUTE));
    }

    @Test
    void oneMissingMinuteHidesNothing() {
        List<Double> values = minutes(15, 900.0, 3, 300.0);
        values.set(17, null);
        values.set(4, null);

        assertTrue(SuddenDrop.happened(values, MINUTE));
    }

    @Test
    void worksOnStepsOfFiveMinutes() {
        assertTrue(SuddenDrop.happened(minutes(3, 900.0, 1, 300.0), 300));
        assertFalse(SuddenDrop.happened(minutes(3, 900.0, 1, 800.0), 300));
    }

    @Test
    void isOverWhenMostOfTheTrafficIsBackAndNotOnMissingData() {
        List<Double> before = Collections.nCopies(15, 900.0);

        assertTrue(SuddenDrop.isOver(before, List.of(750.0, 740.0, 760.0)));
        assertFalse(SuddenDrop.isOver(before, List.of(600.0, 600.0, 600.0)));
        assertFalse(SuddenDrop.isOver(before, Collections.nCopies(3, null)));
    }

    private static List<Double> minutes(int before, Double level, int recent, Double left) {
        List<Double> values = new ArrayList<>(Collections.nCopies(before, level));
        values.addAll(Collections.nCopies(recent, left));
        return values;
    }
}
