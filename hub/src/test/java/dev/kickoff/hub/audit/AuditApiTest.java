package dev.kickoff.hub.audit;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.HubProfile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HubProfile.class)
class AuditApiTest {
    @Inject
    Audit audit;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    private String subject;

    @BeforeEach
    void everyTestHasASubjectOfItsOwn(TestInfo test) {
        subject = "test/" + test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void whatWasRecordedIsFoundAgain() {
        QuarkusTransaction.requiringNew().run(() -> {
            audit.record("ada", "policy.set", subject + "/web", Map.of("quota", 300, "reason", "Final"));
            audit.record("ben", "policy.set", subject + "/api", Map.of());
        });

        asOperator()
                .get("/v1/audit?subject=" + subject)
                .then()
                .statusCode(200)
                .body("entries.who", equalTo(List.of("ben", "ada")))
                .body("entries[1].details.quota", equalTo(300))
                .body("entries[1].hash", equalTo(first("/v1/audit?subject=" + subject, "entries[0].previous")));
        asOperator().get("/v1/audit?subject=" + subject + "&who=ada").then().body("entries", hasSize(1));
        asOperator()
                .get("/v1/audit?subject=" + subject + "&action=policy")
                .then()
                .body("entries", hasSize(2));
        asOperator().get("/v1/audit?subject=" + subject + "&action=pol").then().body("entries", hasSize(0));
        asOperator()
                .get("/v1/audit?subject=" + subject + "&from=2100-01-01T00:00:00Z")
                .then()
                .body("entries", hasSize(0));
    }

    @Test
    void longTrailsComeInPages() {
        IntStream.range(0, 5).forEach(i -> audit.record("ada", "x.done", subject, Map.of("i", i)));
        Integer next = asOperator()
                .get("/v1/audit?limit=2&subject=" + subject)
                .then()
                .body("entries.details.i", equalTo(List.of(4, 3)))
                .body("next", notNullValue())
                .extract()
                .path("next");
        asOperator()
                .get("/v1/audit?limit=3&before=" + next + "&subject=" + subject)
                .then()
                .body("entries.details.i", equalTo(List.of(2, 1, 0)))
                .body("next", nullValue());
    }

    @Test
    void anEntryIsKeptOnlyIfTheTransactionIs() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record("ada", "x.failed", subject, Map.of());
                    throw new IllegalStateException("rolled back");
                }));
        QuarkusTransaction.requiringNew().run(() -> {
            audit.record("ada", "x.one", subject, Map.of());
            audit.record("ada", "x.two", subject, Map.of());
        });
        asOperator()
                .get("/v1/audit?subject=" + subject)
                .then()
                .body("entries.action", equalTo(List.of("x.two", "x.one")));
    }

    @Test
    void manyWritersAtOnceMakeOneChain() {
        IntStream.range(0, 200).parallel().forEach(i -> audit.record("writer-" + i, "x.done", subject, Map.of("i", i)));

        asOperator().get("/v1/audit?limit=500&subject=" + subject).then().body("entries", hasSize(200));
        assertTrue(verdict().intact(), String.valueOf(verdict()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_entry SET who = 'nobody'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"})
    void theDatabaseRefusesToChangeWhatIsWritten(String statement) {
        audit.record("ada", "x.done", subject, Map.of());
        SQLException refused = assertThrows(SQLException.class, () -> execute(statement));
        assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
    }

    @Test
    void whoeverGetsAroundTheDatabaseIsFoundOut() throws SQLException {
        audit.record("mallory", "plan.approved", subject, Map.of("usd", 90_000));
        audit.record("ada", "x.done", subject, Map.of());
        String before = export();
        assertTrue(check(before).intact());
        int seq = asOperator().get("/v1/audit?who=mallory").then().extract().path("entries[0].seq");

        byForce("UPDATE audit_entry SET who = 'ada' WHERE seq = " + seq);
        try {
            asOperator()
                    .get("/v1/audit/verify")
                    .then()
                    .statusCode(200)
                    .body("intact", equalTo(false))
                    .body("lastSeq", equalTo(seq - 1))
                    .body("problem", containsString("Entry " + seq + " was changed"));
            assertFalse(check(export()).intact());
        } finally {
            byForce("UPDATE audit_entry SET who = 'mallory' WHERE seq = " + seq);
        }
        assertTrue(verdict().intact());
    }

    @Test
    void theExportCanBeCheckedAnywhere() {
        audit.record(
                "Zoë \"Z\" O'Neil", "x.done", subject, Map.of("text", "line\nbreak \u2028 €", "n", 0.10, "big", 1e21));
        String export = export();
        AuditCheck.Verdict verdict = check(export);

        assertTrue(verdict.intact(), verdict.problem());
        assertEquals(1, verdict.firstSeq());
        assertEquals(export.lines().count(), verdict.entries());
        // The download itself is on record.
        assertTrue(export.lines().reduce((a, b) -> b).orElseThrow().contains("audit.exported"));
    }

    @Test
    void aTokenThatGotIntoDetailsIsCutOut() {
        audit.record("ada", "x.done", subject, Map.of("pasted", "it is kickoff_m_0123456789abcdefghijklmnop!"));
        asOperator()
                .get("/v1/audit?subject=" + subject)
                .then()
                .body("entries[0].details.pasted", equalTo("it is [removed]!"));
    }

    @Test
    void refusesWhatCannotBeAskedFor() {
        asOperator().get("/v1/audit?from=yesterday").then().statusCode(422).body("field", equalTo("from"));
        asOperator().get("/v1/audit?limit=5000").then().statusCode(422).body("field", equalTo("limit"));
        asOperator()
                .get("/v1/audit?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("field", equalTo("to"));
    }

    @Test
    void nobodyButThoseWhoCheckItReadsTheTrail() {
        given().get("/v1/audit").then().statusCode(401);
        asService().get("/v1/audit").then().statusCode(403).body("detail", not(containsString("seq")));
        asService().get("/v1/audit/export").then().statusCode(403);
        asService().get("/v1/audit/verify").then().statusCode(403);
    }

    private static <T> T first(String path, String value) {
        return asOperator().get(path).then().extract().path(value);
    }

    private static String export() {
        return asOperator()
                .get("/v1/audit/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static AuditCheck.Verdict check(String export) {
        AuditCheck check = new AuditCheck();
        export.lines().map(AuditLine::read).forEach(check::next);
        return check.verdict();
    }

    private static AuditCheck.Verdict verdict() {
        return asOperator().get("/v1/audit/verify").as(AuditCheck.Verdict.class);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private void byForce(String statement) throws SQLException {
        execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        try {
            execute(statement);
        } finally {
            execute("ALTER TABLE audit_entry ENABLE TRIGGER USER");
        }
    }
}
