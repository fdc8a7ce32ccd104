package dev.kickoff.standalone.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as docs/operations.md describes them, with PostgreSQL's own programs. */
class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SIGNAL = "/v1/signals/requests/regions/eu-west-3";
    private static final String SERVICE = "/v1/services/web/regions/eu-west-3";

    @TempDir
    Path folder;

    @Test
    void aRestoredHubServesTheSamePlanAndGoesOnAboveWhatLibrariesHold() throws Exception {
        Path dump = folder.resolve("kickoff.dump");
        try (DebianPostgres postgres = DebianPostgres.start(Files.createDirectory(folder.resolve("postgres")))) {
            HttpResponse<String> saved;
            postgres.client("createdb", "kickoff");
            try (KickoffProcess before = serve(postgres, "kickoff")) {
                declareSignal(before);
                register(before, 10);
                saved = awaitVersion(before, 1);
                postgres.client("pg_dump", "--format=custom", "--file=" + dump, "kickoff");
                register(before, 5);
                awaitVersion(before, 2);
            }

            postgres.client("createdb", "restored");
            postgres.client("pg_restore", "--exit-on-error", "--dbname=restored", dump.toString());
            try (KickoffProcess after = serve(postgres, "restored")) {
                HttpResponse<String> restored = after.get(SERVICE + "/plan");
                assertEquals(saved.body(), restored.body());
                assertEquals(
                        saved.headers().firstValue("ETag"), restored.headers().firstValue("ETag"));

                report(after, 2);

                awaitVersion(after, 3);
                JsonPath sets = JsonPath.from(after.get("/v1/plan-sets?limit=1").body());
                assertEquals("RESTORE", sets.getString("[0].cause"));
            }
        }
    }

    private KickoffProcess serve(DebianPostgres postgres, String database) throws Exception {
        return KickoffProcess.serve(
                folder.resolve("data"),
                "--port",
                "0",
                "--database-url",
                postgres.jdbcUrl(database),
                "--database-username",
                "postgres");
    }

    private static void declareSignal(KickoffProcess kickoff) throws Exception {
        assertEquals(
                201,
                kickoff.put(SIGNAL, "{\"stepSeconds\": 300, \"zone\": \"Europe/Paris\", \"unit\": \"requests/s\"}")
                        .statusCode());
        Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
        StringBuilder traffic = new StringBuilder("timestamp,value\n");
        for (Instant at = end.minus(Duration.ofDays(3)); at.isBefore(end); at = at.plusSeconds(300)) {
            traffic.append(at).append(",1000\n");
        }
        assertEquals(
                200,
                kickoff.post(SIGNAL + "/traffic", "text/csv", traffic.toString())
                        .statusCode());
    }

    private static void register(KickoffProcess kickoff, int signalPerTask) throws Exception {
        assertEquals(200, kickoff.put(SERVICE, """
                        {"service": "web", "region": "eu-west-3", "team": "shop", "signal": "requests", "unit": "task",
                         "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": %d, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 1000, "headroomPct": 0}""".formatted(signalPerTask)).statusCode());
    }

    private static void report(KickoffProcess kickoff, long version) throws Exception {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        assertEquals(
                204,
                kickoff.post(SERVICE + "/reports", "application/json", """
                        {"service": "web", "region": "eu-west-3", "instance": "one", "at": "%s", "mode": "ACT",
                         "planVersion": %d, "planSource": "BACKUP", "stale": false, "actions": []}""".formatted(now, version))
                        .statusCode());
    }

    private static HttpResponse<String> awaitVersion(KickoffProcess kickoff, long version) throws Exception {
        await("plan version " + version).atMost(PATIENCE).until(() -> {
            HttpResponse<String> plan = kickoff.get(SERVICE + "/plans");
            return plan.statusCode() == 200
                    && JsonPath.from(plan.body()).getList("version").contains((int) version);
        });
        return kickoff.get(SERVICE + "/plan");
    }
}
