package dev.kickoff.demo.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TargetTrackingTest {
    private final TargetTracking scaler = new TargetTracking(80);

    @Test
    void scalesOutAfterThreeMinutesAboveTheTarget() {
        assertEquals(10, scaler.afterMinute(12, 10, 10));
        assertEquals(10, scaler.afterMinute(14, 10, 10));
        assertEquals(20, scaler.afterMinute(16, 10, 10));
    }

    @Test
    void startsCountingAgainAfterAQuietMinute() {
        scaler.afterMinute(12, 10, 10);
        scaler.afterMinute(12, 10, 10);
        assertEquals(10, scaler.afterMinute(8, 10, 10));
        assertEquals(10, scaler.afterMinute(12, 10, 10));
        assertEquals(10, scaler.afterMinute(12, 10, 10));
        assertEquals(15, scaler.afterMinute(12, 10, 10));
    }

    @Test
    void doesNotTakeBackUnitsThatAreStarting() {
        scaler.afterMinute(12, 30, 10);
        scaler.afterMinute(12, 30, 10);
        assertEquals(30, scaler.afterMinute(12, 30, 10));
    }

    @Test
    void scalesInOnlyAfterAQuarterOfAnHour() {
        for (int minute = 1; minute < 15; minute++) {
            assertEquals(20, scaler.afterMinute(4, 20, 20));
        }
        assertEquals(5, scaler.afterMinute(4, 20, 20));
    }

    @Test
    void doesNotScaleInWhileUnitsAreStarting() {
        for (int minute = 1; minute <= 15; minute++) {
            assertEquals(30, scaler.afterMinute(4, 30, 20));
        }
        assertEquals(5, scaler.afterMinute(4, 30, 30));
    }

    @Test
    void refusesATargetThatCannotBeMet() {
        assertThrows(IllegalArgumentException.class, () -> new TargetTracking(0));
        assertThrows(IllegalArgumentException.class, () -> new TargetTracking(101));
    }
}
