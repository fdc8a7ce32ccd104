package dev.kickoff.hub.access;

import static dev.kickoff.hub.access.People.as;
import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.edge.Sessions;
import dev.kickoff.hub.testing.HubProfile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(HubProfile.class)
class AccessApiTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @Inject
    Sessions sessions;

    @Inject
    Directory directory;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    private String name;

    @BeforeEach
    void everyTestHasANameOfItsOwn(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void aServicesTokenReadsAndReportsThisServiceAlone() {
        String token = People.token("service", name);
        as(token).body(registration(name)).put(path(name, "")).then().statusCode(200);
        as(token).get(path(name, "/policy")).then().statusCode(200);
        as(token).get(path(name, "/declarations")).then().body("[0].declaredBy", equalTo("service:" + name));

        for (String of : List.of("/plan", "/policy", "/declarations")) {
            as(token)
                    .get(path("search", of))
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("for service '" + name + "' and not for service 'search'"))
                    .body("remedy", notNullValue());
        }
        as(token).body(registration("search")).put(path("search", "")).then().statusCode(403);
        as(token).body("{}").post(path("search", "/reports")).then().statusCode(403);
        as(token).get("/v1/services").then().statusCode(403);
        as(token).get("/v1/calendar").then().statusCode(403);
        as(token).get("/v1/events").then().statusCode(403);
        as(token).get("/v1/tokens").then().statusCode(403);
    }

    @Test
    void aTokenForOneRegionIsForThisRegionAlone() {
        String token = asOperator()
                .body("{\"service\": \"%s\", \"region\": \"us-east-1\", \"label\": \"x\"}".formatted(name))
                .post("/v1/tokens")
                .path("token");
        as(token)
                .body(registration(name))
                .put(path(name, ""))
                .then()
                .statusCode(403)
                .body("detail", containsString("in region 'us-east-1'"));
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        String token = People.token("service", name);
        as(token).body(registration(name)).put(path(name, "")).then().statusCode(200);
        asOperator().delete("/v1/tokens/" + People.idOf("service", name)).then().statusCode(200);
        as(token).get(path(name, "/policy")).then().statusCode(401);
        asOperator()
                .delete("/v1/tokens/" + People.idOf("service", name))
                .then()
                .statusCode(409)
                .body("detail", containsString("revoked already"));
    }

    @Test
    void whatAnotherReplicaRevokesIsRefusedWithinSeconds() throws SQLException {
        String token = People.token("service", name);
        as(token).body(registration(name)).put(path(name, "")).then().statusCode(200);
        // As another replica would, past this one's memory.
        execute("UPDATE api_token SET revoked_at = now() WHERE service = '" + name + "'");
        execute("UPDATE access_change SET version = version + 1");
        Awaitility.await()
                .atMost(SECONDS)
                .until(() -> as(token).get(path(name, "/policy")).statusCode() == 401);
    }

    @Test
    void aReplacedTokenIsGoodBesideTheNewOneForAWhile() {
        String old = People.token("service", name);
        String id = People.idOf("service", name);
        as(old).body(registration(name)).put(path(name, "")).then().statusCode(200);
        String fresh = asOperator()
                .body("{\"grace\": \"PT1H\"}")
                .post("/v1/tokens/" + id + "/rotate")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .path("token");
        as(old).get(path(name, "/policy")).then().statusCode(200);
        as(fresh).get(path(name, "/policy")).then().statusCode(200);
        asOperator().post("/v1/tokens/" + id + "/rotate").then().statusCode(409);

        String third = asOperator()
                .body("{\"grace\": \"PT0S\"}")
                .post("/v1/tokens/" + newest(name) + "/rotate")
                .path("token");
        as(fresh).get(path(name, "/policy")).then().statusCode(401);
        as(third).get(path(name, "/policy")).then().statusCode(200);
    }

    @Test
    void anExpiredTokenIsRefused() throws SQLException {
        String token = People.token("service", name);
        as(token).body(registration(name)).put(path(name, "")).then().statusCode(200);
        execute("UPDATE api_token SET expires_at = now() WHERE service = '" + name + "'");
        execute("UPDATE access_change SET version = version + 1");
        Awaitility.await()
                .atMost(SECONDS)
                .until(() -> as(token).get(path(name, "/policy")).statusCode() == 401);
    }

    @Test
    void onlyTheHashOfATokenIsKept() throws SQLException {
        String token = People.token("service", name);
        assertTrue(token.matches("kickoff_s_[A-Za-z0-9_-]{43}"), "256 bits");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(
                        "SELECT t::text FROM api_token t UNION ALL SELECT a::text FROM audit_entry a")) {
            while (rows.next()) {
                assertTrue(!rows.getString(1).contains(token.substring(10)), rows.getString(1));
            }
        }
        asOperator()
                .get("/v1/tokens?service=" + name)
                .then()
                .body("[0].label", equalTo("test"))
                .body("[0].createdBy", equalTo("operator"))
                .body(not(containsString(token.substring(10))));
        asOperator()
                .get("/v1/audit?subject=service/" + name)
                .then()
                .body("entries[0].action", equalTo("token.created"));
    }

    @Test
    void aMembersSessionIsTheMembersAndEndsWithTheToken() {
        String token = People.newMember(name, "OPERATOR");
        NewCookie cookie = sessions.open(token).orElseThrow().cookie();
        RestAssured.given()
                .cookie(cookie.getName(), cookie.getValue())
                .get("/v1/members/" + name)
                .then()
                .statusCode(200)
                .body("id", equalTo(name));
        asOperator().delete("/v1/tokens/" + People.idOf("member", name)).then().statusCode(200);
        RestAssured.given()
                .cookie(cookie.getName(), cookie.getValue())
                .get("/v1/members/" + name)
                .then()
                .statusCode(401);
    }

    @Test
    void aMemberWhoLeavesOrLosesARoleIsStoppedAtOnce() {
        String token = People.newMember(name, "FINANCE");
        as(token).get("/v1/audit?limit=1").then().statusCode(200);
        change("\"roles\": [\"VIEWER\"], \"revision\": 1");
        as(token).get("/v1/audit?limit=1").then().statusCode(403);
        as(token).get("/v1/teams").then().statusCode(200);
        change("\"roles\": [\"VIEWER\"], \"active\": false, \"revision\": 2");
        as(token).get("/v1/teams").then().statusCode(401);
        asOperator()
                .body("{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"revision\": 2}")
                .put("/v1/members/" + name)
                .then()
                .statusCode(409);
    }

    @Test
    void aTeamSetsThePoliciesOfItsOwnServicesAlone() {
        asService().body(registration(name)).put(path(name, "")).then().statusCode(200);
        String owner = People.newMember(name + ".o", "TEAM");
        People.member(name + ".x", "payments", "TEAM");
        String stranger = People.token("member", name + ".x");
        String policy = "{\"revision\": 0, \"reason\": \"more\", \"policy\": {\"quota\": 20}}";

        as(stranger)
                .body(policy)
                .put(path(name, "/policy"))
                .then()
                .statusCode(403)
                .body("detail", containsString("owned by team 'video'"));
        as(owner).body(policy).put(path(name, "/policy")).then().statusCode(200).body("author", equalTo(name + ".o"));
        as(owner)
                .body("{\"revision\": 1, \"reason\": \"more\", \"policy\": {\"quota\": 20, \"approvalUsd\": 1000000}}")
                .put(path(name, "/policy"))
                .then()
                .statusCode(403)
                .body("detail", containsString("approvalUsd"));

        asOperator()
                .body("{\"team\": \"payments\"}")
                .put("/v1/services/" + name + "/owner")
                .then()
                .statusCode(200);
        as(owner)
                .body("{\"revision\": 1, \"reason\": \"more\", \"policy\": {}}")
                .put(path(name, "/policy"))
                .then()
                .statusCode(403);
        as(stranger)
                .body("{\"service\": \"%s\", \"label\": \"x\"}".formatted(name))
                .post("/v1/tokens")
                .then()
                .statusCode(201);
        as(owner)
                .body("{\"service\": \"%s\", \"label\": \"x\"}".formatted(name))
                .post("/v1/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyActsInSomebodyElsesName() {
        String viewer = People.newMember(name, "VIEWER");
        People.member(name + ".boss", "video", "OPERATOR");
        as(viewer)
                .body("{\"member\": \"%s.boss\", \"label\": \"x\"}".formatted(name))
                .post("/v1/tokens")
                .then()
                .statusCode(403);
        as(viewer)
                .post("/v1/tokens/" + tokenOf(name + ".boss") + "/rotate")
                .then()
                .statusCode(403);
        as(viewer).body("{\"name\": \"x\"}").post("/v1/teams").then().statusCode(403);
        as(viewer).get("/v1/members").then().statusCode(403);
        as(viewer).get("/v1/tokens").then().statusCode(200).body("member.unique()", equalTo(List.of(name)));
        // Their own may be replaced.
        as(viewer)
                .post("/v1/tokens/" + People.idOf("member", name) + "/rotate")
                .then()
                .statusCode(201);
    }

    @Test
    void whenATokenWasUsedIsKnownSoon() {
        String token = People.token("service", name);
        as(token).get(path(name, "/policy"));
        directory.noteUse();
        asOperator().get("/v1/tokens?service=" + name).then().body("[0].lastUsedAt", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/tokens | {'label': 'x'} | member",
                "/v1/tokens | {'service': 'a', 'member': 'b', 'label': 'x'} | member",
                "/v1/tokens | {'service': 'a'} | label",
                "/v1/tokens | {'service': 'a/b', 'label': 'x'} | service",
                "/v1/tokens | {'service': 'a', 'label': 'x', 'lifetime': 'PT1S'} | lifetime",
                "/v1/tokens | {'service': 'a', 'label': 'x', 'lifetime': 'P4000D'} | lifetime",
                "/v1/tokens | {'member': 'nobody-here', 'label': 'x'} | member",
                "/v1/members | {'id': 'Ada L', 'name': 'Ada', 'roles': ['VIEWER']} | id",
                "/v1/members | {'id': 'operator', 'name': 'Ada', 'roles': ['VIEWER']} | id",
                "/v1/members | {'id': 'ada', 'name': 'Ada', 'roles': ['KING']} | roles",
                "/v1/members | {'id': 'ada', 'name': 'Ada', 'roles': []} | roles",
                "/v1/members | {'id': 'ada', 'name': 'Ada', 'roles': ['TEAM']} | team",
                "/v1/members | {'id': 'ada', 'name': 'Ada', 'roles': ['VIEWER'], 'team': 'no-such'} | team",
                "/v1/members | {'id': 'ada', 'name': 'Ada', 'roles': ['VIEWER'], 'email': 'x'} | email",
                "/v1/teams | {'name': ' '} | name",
            })
    void refusesWhatMakesNoSense(String path, String body, String field) {
        asOperator()
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(422)
                .body("field", equalTo(field))
                .body("remedy", notNullValue());
    }

    @Test
    void aTeamThatHasMembersIsNotDeleted() {
        People.member(name, name, "VIEWER");
        asOperator().delete("/v1/teams/" + name).then().statusCode(409).body("remedy", containsString("another team"));
        People.team(name + "-empty");
        asOperator().delete("/v1/teams/" + name + "-empty").then().statusCode(204);
    }

    private void change(String fields) {
        asOperator()
                .body("{\"name\": \"x\", \"team\": \"video\", " + fields + "}")
                .put("/v1/members/" + name)
                .then()
                .statusCode(200);
    }

    private static String tokenOf(String member) {
        People.token("member", member);
        return People.idOf("member", member);
    }

    private static String newest(String service) {
        List<String> good =
                asOperator().get("/v1/tokens?service=" + service).path("findAll { it.replacedBy == null }.id");
        assertEquals(1, good.size());
        return good.get(0);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String path(String service, String rest) {
        return "/v1/services/" + service + "/regions/eu-west-3" + rest;
    }

    private static String registration(String service) {
        return """
                {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                 "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                 "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0}""".formatted(service);
    }
}
