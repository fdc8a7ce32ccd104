package dev.kickoff.hub.services;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.schemas.Quantile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(HubProfile.class)
class PolicyApiTest {
    @Inject
    ServicePolicies policies;

    @Inject
    LaunchRates rates;

    private String service;

    @BeforeEach
    void everyTestHasAServiceOfItsOwn(TestInfo test) {
        service = test.getTestMethod().orElseThrow().getName();
        Registrations.register(service);
    }

    @Test
    void nothingIsSetAtFirst() {
        asService()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("revision", equalTo(0))
                .body("policy.failOver", equalTo(false));
        assertEquals(ServicePolicy.NONE, policies.of(service, "eu-west-3"));
    }

    @Test
    void aPolicyIsKeptWithWhoAndWhy() {
        String tag = policies.tag();
        put(0, "{\"quantile\": \"P99\", \"failOver\": true, \"quota\": 300, \"launchGroup\": \"fargate\"}", "Final")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("author", equalTo("operator"))
                .body("reason", equalTo("Final"));

        ServicePolicy stored = policies.of(service, "eu-west-3");
        assertEquals(Quantile.P99, stored.quantile());
        assertEquals(300, stored.quota());
        assertEquals(stored, policies.all().get(new ServiceRegion(service, "eu-west-3")));
        assertNotEquals(tag, policies.tag());
        asOperator()
                .get("/v1/audit?subject=service/" + service)
                .then()
                .body("entries[0].action", equalTo("policy.set"))
                .body("entries[0].who", equalTo("operator"))
                .body("entries[0].details.before.failOver", equalTo(false))
                .body("entries[0].details.after.quota", equalTo(300));
    }

    @Test
    void ofTwoEditsOfTheSameRevisionTheSecondIsRefused() {
        put(0, "{\"quota\": 10}", "first").statusCode(200);
        put(0, "{\"quota\": 20}", "second").statusCode(409).body("remedy", containsString("newest"));
        asOperator()
                .header("If-Match", "\"1\"")
                .body("{\"policy\": {\"quota\": 20}, \"reason\": \"second\"}")
                .put(path())
                .then()
                .statusCode(200);
        asOperator().get(path() + "/revisions").then().body("", hasSize(2)).body("[0].policy.quota", equalTo(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'headroomPct': 900} | policy.headroomPct | 900",
                "{'qouta': 20} | policy.qouta | not known",
                "{'quota': -1} | policy.quota | -1",
                "{'launchGroup': 'lambda'} | launchGroup | fargate",
                "{'approvalUsd': -5} | policy.approvalUsd | -5",
            })
    void refusesWhatMakesNoSense(String policy, String field, String said) {
        put(0, policy.replace('\'', '"'), "because")
                .statusCode(422)
                .body("field", equalTo(field))
                .body("detail", containsString(said));
    }

    @Test
    void refusesAnEditWithoutAReasonOrRevision() {
        put(0, "{}", " ").statusCode(422).body("field", equalTo("reason"));
        asOperator()
                .body("{\"policy\": {}, \"reason\": \"x\"}")
                .put(path())
                .then()
                .statusCode(422)
                .body("field", equalTo("revision"));
    }

    @Test
    void refusesAPolicyOfAServiceThatNobodyRegistered() {
        asOperator()
                .body("{\"revision\": 0, \"policy\": {}, \"reason\": \"x\"}")
                .put("/v1/services/nobody/regions/eu-west-3/policy")
                .then()
                .statusCode(404);
    }

    @Test
    void aServicesTokenCannotSetItsOwnPolicy() {
        asService()
                .body("{\"revision\": 0, \"policy\": {}, \"reason\": \"x\"}")
                .put(path())
                .then()
                .statusCode(403);
    }

    @Test
    void theMostExactLaunchRateHolds() {
        int revision = rates.newest().revision();
        asOperator()
                .body("""
                        {"revision": %d, "reason": "AWS raised it", "rates": [
                          {"group": "fargate", "burst": 100, "perSecond": 20},
                          {"group": "ec2", "burst": 1000, "perSecond": 2},
                          {"group": "fargate", "region": "eu-west-3", "burst": 200, "perSecond": 20},
                          {"group": "fargate", "account": "111122223333", "burst": 500, "perSecond": 50}]}
                        """.formatted(revision))
                .put("/v1/launch-rates")
                .then()
                .statusCode(200)
                .body("revision", equalTo(revision + 1));

        LaunchRateTable table = rates.newest();
        assertEquals(Optional.of(LaunchRate.FARGATE), table.rate("fargate", null, "us-east-1"));
        assertEquals(200, table.rate("fargate", null, "eu-west-3").orElseThrow().burst());
        assertEquals(
                500,
                table.rate("fargate", "111122223333", "eu-west-3").orElseThrow().burst());
        assertEquals(Optional.empty(), table.rate("unknown", null, "eu-west-3"));
    }

    @Test
    void refusesLaunchRatesThatAreUnclear() {
        asOperator().body("""
                        {"revision": 0, "reason": "x", "rates": [{"group": "fargate", "account": "1", "burst": 1, "perSecond": 1}]}
                        """).put("/v1/launch-rates").then().statusCode(422).body("field", equalTo("rates.group"));
        asOperator()
                .body(
                        "{\"revision\": 0, \"reason\": \"x\", \"rates\": [{\"group\": \"ec2\", \"burst\": 0, \"perSecond\": 1}]}")
                .put("/v1/launch-rates")
                .then()
                .statusCode(422)
                .body("field", equalTo("rates.burst"));
    }

    private io.restassured.response.ValidatableResponse put(int revision, String policy, String reason) {
        return asOperator()
                .body("{\"revision\": %d, \"policy\": %s, \"reason\": \"%s\"}".formatted(revision, policy, reason))
                .put(path())
                .then();
    }

    private String path() {
        return "/v1/services/" + service + "/regions/eu-west-3/policy";
    }
}
