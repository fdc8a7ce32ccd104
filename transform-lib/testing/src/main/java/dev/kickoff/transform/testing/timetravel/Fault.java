package dev.kickoff.transform.testing.timetravel;

import java.time.Duration;
import java.time.Instant;

/** Something that goes wrong in {@code [from, until)}. */
public sealed interface Fault {
    Instant from();

    Instant until();

    /** For people. */
    String what();

    default boolean covers(Instant instant) {
        return !instant.isBefore(from()) && instant.isBefore(until());
    }

    /** Calls to the hub are not answered. */
    record HubDown(Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "hub down";
        }
    }

    /** The hub answers every call with this status, for example 503. */
    record HubFails(int status, Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "hub answers " + status;
        }
    }

    /** The target refuses changes for now, as a platform does that throttles its callers; it can still be read. */
    record TargetThrottled(Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "target throttled";
        }
    }

    /** The target can neither be read nor changed. */
    record TargetDown(Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "target down";
        }
    }

    /** Whatever is launched takes this long to be ready. */
    record SlowStartUp(Duration startUp, Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "start-up takes " + startUp;
        }
    }

    /** Of what is launched, this many in a hundred fail and are launched anew when it is over. */
    record PartialFailure(int percent, Instant from, Instant until) implements Fault {
        public PartialFailure {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent '" + percent + "' must lie between 0 and 100");
            }
        }

        @Override
        public String what() {
            return percent + " % of launches fail";
        }
    }

    /** Somebody other than Kickoff sets the minimum, as infrastructure code does. */
    record SomebodySetsMinimum(int units, Instant from) implements Fault {
        /** A minute later: it is done once. */
        @Override
        public Instant until() {
            return from.plus(TimeTravel.STEP);
        }

        @Override
        public String what() {
            return "somebody sets the minimum to " + units;
        }
    }

    /** The service's process is gone; afterwards it starts anew with what is on its disk. */
    record LibraryDown(Instant from, Instant until) implements Fault {
        @Override
        public String what() {
            return "library down";
        }
    }
}
