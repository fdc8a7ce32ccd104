package dev.kickoff.transform;

import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.internal.Wiring;
import dev.kickoff.transform.internal.ahead.AheadKeeper;
import dev.kickoff.transform.internal.plan.TrustedKeys;
import dev.kickoff.transform.internal.proof.ProofSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes a service and how to follow its plan. Needed: service, region, team, signal, transform, min and max
 * capacity, hub, at least one trusted key, actuator. Not thread-safe; may be used for several builds.
 */
public final class KickoffBuilder {
    private static final Duration SHORTEST_POLL = Duration.ofMillis(50);
    private static final Duration LONGEST_AHEAD = Duration.ofDays(7);

    private @Nullable String service;
    private @Nullable String region;
    private @Nullable String team;
    private @Nullable String signal;
    private String unit = "instance";
    private Tier tier = Tier.STANDARD;
    private @Nullable Transform transform;
    private Duration leadTime = Duration.ofMinutes(5);
    private @Nullable Integer minCapacity;
    private @Nullable Integer maxCapacity;
    private double headroomPct = 20;
    private @Nullable BigDecimal unitPricePerHour;
    private @Nullable String account;
    private final List<Dependency> calls = new ArrayList<>();
    private final List<PrepStep> steps = new ArrayList<>();
    private final List<URI> hubs = new ArrayList<>();
    private @Nullable String token;
    private final TrustedKeys keys = new TrustedKeys();
    private @Nullable Path backupDirectory;
    private @Nullable Actuator actuator;
    private final List<PlanListener> listeners = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Duration pollInterval = Duration.ofSeconds(15);
    private Duration hubTimeout = Duration.ofSeconds(5);
    private @Nullable String instance;
    private Report.Mode mode = Report.Mode.DRY_RUN;
    private @Nullable Readiness readiness;
    private Duration releaseTime = Duration.ofMinutes(45);
    private @Nullable String paused;
    private @Nullable Path pauseFile;
    private @Nullable PlanSource planSource;
    private @Nullable PlanBackup planBackup;
    private @Nullable Scheduler scheduler;
    private boolean alone;
    private Duration writeAhead = AheadKeeper.HORIZON;

    KickoffBuilder() {}

    /** Stable name of the service: 1 to 128 letters, digits, '.', '_' or '-'. */
    public KickoffBuilder service(String name) {
        this.service = name;
        return this;
    }

    /** Where this part of the service runs, for example {@code eu-west-3}. */
    public KickoffBuilder region(String name) {
        this.region = name;
        return this;
    }

    /** Who owns the service. */
    public KickoffBuilder team(String name) {
        this.team = name;
        return this;
    }

    /** The signal that drives the service, for example {@code concurrent-streams}. */
    public KickoffBuilder signal(String name) {
        this.signal = name;
        return this;
    }

    /** What one unit of capacity is; {@code instance} by default. */
    public KickoffBuilder unit(String name) {
        this.unit = name;
        return this;
    }

    /** Criticality, which chooses the quantile that is planned for; {@link Tier#STANDARD} by default. */
    public KickoffBuilder tier(Tier value) {
        this.tier = value;
        return this;
    }

    /** How the service turns signal into capacity. */
    public KickoffBuilder transform(Transform value) {
        this.transform = value;
        return this;
    }

    /**
     * The same as code. It is sampled here, once, to a curve of straight lines that is what the hub plans with; a step
     * function is therefore planned with in between its steps.
     *
     * @param unitsForSignal units needed for a signal in {@code (0, maxSignal]}; must not fall
     * @param maxSignal the highest signal ever expected, above zero; beyond it the last line is carried on
     * @throws IllegalArgumentException if the function falls, or gives something negative or not finite
     */
    public KickoffBuilder transform(DoubleUnaryOperator unitsForSignal, double maxSignal) {
        this.transform = SampledTransform.sample(unitsForSignal, maxSignal);
        return this;
    }

    /** From asking for capacity to healthy capacity, at most a day; five minutes by default. */
    public KickoffBuilder leadTime(Duration value) {
        this.leadTime = value;
        return this;
    }

    /** The team's own minimum: nothing goes below it. */
    public KickoffBuilder minCapacity(int units) {
        this.minCapacity = units;
        return this;
    }

    /** Nothing goes above it. */
    public KickoffBuilder maxCapacity(int units) {
        this.maxCapacity = units;
        return this;
    }

    /** Added to the demand, for the reactive scaler to work in: 0 to 500, 20 by default. */
    public KickoffBuilder headroomPct(double percent) {
        this.headroomPct = percent;
        return this;
    }

    /** Price of one unit for one hour in US dollars; unknown by default. */
    public KickoffBuilder unitPricePerHour(BigDecimal dollars) {
        this.unitPricePerHour = dollars;
        return this;
    }

    /**
     * The hub's address, http or https, and those of hubs in other Regions that are asked, in this order, while it does
     * not answer; after five minutes it is tried again. All are sent the token, and plans of all are believed only if a
     * pinned key signed them. Calling it again replaces the addresses.
     */
    public KickoffBuilder hub(URI address, URI... others) {
        hubs.clear();
        hubs.add(address);
        hubs.addAll(List.of(others));
        for (URI hub : hubs) {
            if (!"http".equals(hub.getScheme()) && !"https".equals(hub.getScheme())) {
                throw new IllegalArgumentException("hub '" + hub + "' must begin with http:// or https://");
            }
        }
        return this;
    }

    /**
     * Bearer token for the hub; never logged. White space around it, such as the newline at the end of a file, is cut
     * off.
     *
     * @throws IllegalArgumentException if the rest is empty or has characters that no HTTP header can carry
     */
    public KickoffBuilder token(String bearer) {
        String stripped = bearer.strip();
        if (!stripped.matches("[!-~]+")) {
            // Without the value: what an HTTP client says of such a token would quote it in logs and reports.
            throw new IllegalArgumentException("token must be one word of printable ASCII characters (its value is not"
                    + " shown); check the file or variable that it is read from");
        }
        this.token = stripped;
        return this;
    }

    /**
     * Pins a key of the hub: only plans signed by a pinned key are followed. Call it once per key, for example with the
     * old and the new one while keys are changed.
     *
     * @param keyId the key's name, as in {@code GET /v1/keys}
     * @param publicKey base64 of the Ed25519 public key in X.509 form, as there
     * @throws IllegalArgumentException if it is not such a key
     */
    public KickoffBuilder trustKey(String keyId, String publicKey) {
        keys.add(keyId, publicKey);
        return this;
    }

    /**
     * A folder of the service's own that survives a restart; created if missing. It keeps the plan for a start without
     * the hub, and what was raised so that it can be lowered after a restart. Without it both are forgotten, with a
     * warning at the start.
     */
    public KickoffBuilder backupDirectory(Path folder) {
        this.backupDirectory = folder;
        return this;
    }

    /** Takes the plan from elsewhere than the hub, which is still registered with and reported to. */
    public KickoffBuilder planSource(PlanSource value) {
        this.planSource = value;
        return this;
    }

    /** Keeps the plan elsewhere than in the {@link #backupDirectory}, which still keeps what was raised. */
    public KickoffBuilder planBackup(PlanBackup value) {
        this.planBackup = value;
        return this;
    }

    /** Runs the cycles on threads of the host; on a daemon thread of the library's own by default. */
    public KickoffBuilder scheduler(Scheduler value) {
        this.scheduler = value;
        return this;
    }

    /** What is scaled. */
    public KickoffBuilder actuator(Actuator value) {
        this.actuator = value;
        return this;
    }

    /** Says how much of the target is up and healthy; by default that is what the actuator reads. */
    public KickoffBuilder readiness(Readiness value) {
        this.readiness = value;
        return this;
    }

    /**
     * In which time after a floor was lowered the reactive scaler is expected to take capacity away; 45 minutes by
     * default. Capacity that is still there after it is reported, never touched.
     */
    public KickoffBuilder releaseTime(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("releaseTime '" + value + "' must be above zero");
        }
        this.releaseTime = value;
        return this;
    }

    /**
     * Changes nothing on the target, not even upwards, until the service is built without this call; reading and
     * reporting go on.
     *
     * @param reason for people, told in status and reports
     */
    public KickoffBuilder pause(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("pause needs a reason, for the people who find the service paused");
        }
        this.paused = reason;
        return this;
    }

    /**
     * Pauses in the same way while this file exists; its first line is the reason. By default {@code PAUSE} in the
     * backup directory.
     */
    public KickoffBuilder pauseFile(Path file) {
        this.pauseFile = file;
        return this;
    }

    /** Told what happens; may be called several times. */
    public KickoffBuilder listener(PlanListener value) {
        this.listeners.add(value);
        return this;
    }

    /** Decides which floor is in force; the system's by default. Polling runs on real time in any case. */
    public KickoffBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Real time between two cycles, 50 milliseconds or more; 15 seconds by default. */
    public KickoffBuilder pollInterval(Duration value) {
        if (value.compareTo(SHORTEST_POLL) < 0) {
            throw new IllegalArgumentException("pollInterval '" + value + "' must be at least " + SHORTEST_POLL);
        }
        this.pollInterval = value;
        return this;
    }

    /** The longest that one call to the hub may take; five seconds by default. */
    public KickoffBuilder hubTimeout(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("hubTimeout '" + value + "' must be above zero");
        }
        this.hubTimeout = value;
        return this;
    }

    /** Names this process in reports; made up from the process id and a random part by default. */
    public KickoffBuilder instance(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
            throw new IllegalArgumentException("instance '" + name
                    + "' must be 1 to 128 letters, digits, '.', '_' or '-', and start with a letter or digit");
        }
        this.instance = name;
        return this;
    }

    /**
     * How far ahead floors are left with the platform, for targets that can ({@link AheadActuator}): 48 hours by default, at
     * most seven days. Zero removes once what was left there before, and leaves nothing.
     */
    public KickoffBuilder writeAhead(Duration horizon) {
        if (horizon.isNegative() || horizon.compareTo(LONGEST_AHEAD) > 0) {
            throw new IllegalArgumentException("writeAhead '" + horizon + "' must be between 0 and " + LONGEST_AHEAD);
        }
        this.writeAhead = horizon;
        return this;
    }

    /**
     * Calls the target in every cycle and asks for no turn, whatever other instances there are. For a process that is the
     * service's only one, and for a look by hand.
     */
    public KickoffBuilder alone() {
        this.alone = true;
        return this;
    }

    /** Acts on the target. Without this call the library only says what it would do. */
    public KickoffBuilder act() {
        this.mode = Report.Mode.ACT;
        return this;
    }

    /** The account whose launch rates and quotas the service shares with others. */
    public KickoffBuilder account(String id) {
        this.account = id;
        return this;
    }

    /**
     * Names a service of the same region that this one calls, so that its capacity keeps up.
     *
     * @param unitsPerUnit units of it that one fully used unit of this service keeps busy, above 0
     */
    public KickoffBuilder calls(String calledService, double unitsPerUnit) {
        calls.add(new Dependency(calledService, unitsPerUnit));
        return this;
    }

    /** Names something else that the service needs before an event; its deadline becomes part of the plan. */
    public KickoffBuilder prepare(PrepStep step) {
        steps.add(step);
        return this;
    }

    /**
     * Makes the library; nothing runs before {@link Kickoff#start()}.
     *
     * @throws IllegalArgumentException naming the field, if something needed is missing or out of range
     */
    public Kickoff build() {
        Actuator scaled = needed(actuator, "actuator", "what the service scales");
        ServiceRegistration registration = new ServiceRegistration(
                needed(service, "service", "the service's stable name"),
                needed(region, "region", "where it runs"),
                needed(team, "team", "who owns it"),
                needed(signal, "signal", "the signal that drives it"),
                unit,
                tier,
                needed(transform, "transform", "how signal becomes capacity"),
                leadTime,
                needed(minCapacity, "minCapacity", "the team's own minimum"),
                needed(maxCapacity, "maxCapacity", "the most that may ever run"),
                headroomPct,
                unitPricePerHour,
                List.of(scaled.target()),
                account,
                calls,
                steps);
        Wiring wiring = new Wiring(
                registration,
                needed(hubs.isEmpty() ? null : List.copyOf(hubs), "hub", "the hub's address"),
                token,
                keys.pinned(),
                backupDirectory,
                scaled,
                List.copyOf(listeners),
                clock,
                pollInterval,
                hubTimeout,
                instance,
                mode,
                alone,
                writeAhead,
                new ProofSettings(readiness, releaseTime, paused, pauseFile),
                new Wiring.Brought(planSource, planBackup, scheduler));
        return wiring.build(Kickoff::new);
    }

    private static <T> T needed(@Nullable T value, String field, String meaning) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required: " + meaning);
        }
        return value;
    }
}
