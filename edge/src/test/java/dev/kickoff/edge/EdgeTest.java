package dev.kickoff.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EdgeTest {
    private static final String OPERATOR = "operator-token-for-tests-0123456789";
    private static final String SERVICE = "service-token-for-tests-0123456789";

    @Inject
    Sessions sessions;

    @Inject
    FewTokens source;

    @ParameterizedTest
    @CsvSource({"invalid,422", "not-found,404", "conflict,409", "database,503", "other,500"})
    void failuresBecomeProblemJson(String how, int status) {
        as(SERVICE)
                .get("/test/fail/" + how)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    @Test
    void problemNamesFieldAndRemedy() {
        as(SERVICE)
                .get("/test/fail/invalid")
                .then()
                .body("field", equalTo("end"))
                .body("remedy", equalTo("Give an end after the start"));
    }

    @Test
    void unexpectedFailureKeepsItsDetailInTheLog() {
        as(SERVICE).get("/test/fail/other").then().body("detail", not(containsString("secret")));
    }

    @Test
    void brokenDocumentNamesFieldValueAndRemedy() {
        as(SERVICE)
                .contentType("application/json")
                .body("""
                        {"signal":"requests","region":"r","stepSeconds":60,"zone":"Europe/Atlantis","unit":"x"}""")
                .post("/test/signal")
                .then()
                .statusCode(422)
                .body("field", equalTo("zone"))
                .body("detail", containsString("Europe/Atlantis"))
                .body("remedy", containsString("IANA"));
    }

    @Test
    void unreadableJsonNamesThePlace() {
        as(SERVICE)
                .contentType("application/json")
                .body("{\"signal\":\"requests\",\n \"stepSeconds\":\"soon\"}")
                .post("/test/signal")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("stepSeconds"))
                .body("detail", containsString("line 2"));
    }

    @Test
    void aMissingNumberIsRefusedAndNotReadAsZero() {
        as(SERVICE)
                .contentType("application/json")
                .body("""
                        {"signal":"requests","region":"r","zone":"UTC","unit":"x"}""")
                .post("/test/signal")
                .then()
                .statusCode(400)
                .body("field", equalTo("stepSeconds"));
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        given().get("/test/people-only").then().statusCode(401);
        given().auth().oauth2("guess").get("/test/people-only").then().statusCode(401);
    }

    @Test
    void aServiceIsNotAnOperator() {
        as(SERVICE).get("/test/people-only").then().statusCode(403).contentType("application/problem+json");
        as(OPERATOR).get("/test/people-only").then().statusCode(200);
    }

    @Test
    void aPageWithoutASessionLeadsToSignIn() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/test/page")
                .then()
                .statusCode(302)
                .header("Location", containsString("/sign-in?next=%2Ftest%2Fpage"));
    }

    @Test
    void aSessionOpensWithAPersonsTokenOnly() {
        assertTrue(sessions.open("guess").isEmpty());
        assertTrue(sessions.open(SERVICE).isEmpty());
        assertTrue(sessions.open(FewTokens.WEB).isEmpty());
        NewCookie cookie = sessions.open(OPERATOR).orElseThrow().cookie();
        assertTrue(cookie.isHttpOnly());
        assertEquals(NewCookie.SameSite.STRICT, cookie.getSameSite());
        given().cookie(cookie.getName(), cookie.getValue())
                .get("/test/people-only")
                .then()
                .statusCode(200);
    }

    @Test
    void aSessionKnowsWhoOpenedItAndEndsWithTheToken() {
        NewCookie cookie = sessions.open(FewTokens.ADA).orElseThrow().cookie();
        given().cookie(cookie.getName(), cookie.getValue())
                .get("/test/who")
                .then()
                .statusCode(200)
                .body(equalTo("ada"));
        given().cookie(cookie.getName(), cookie.getValue())
                .get("/test/people-only")
                .then()
                .statusCode(403);
        source.revoked = true;
        try {
            given().cookie(cookie.getName(), cookie.getValue())
                    .get("/test/who")
                    .then()
                    .statusCode(401);
        } finally {
            source.revoked = false;
        }
    }

    @Test
    void aSessionThatWasTamperedWithIsNobody() {
        String value = sessions.open(FewTokens.ADA).orElseThrow().cookie().getValue();
        for (String forged : new String[] {"9" + value, value.replace("ada", "operator"), "nonsense", "..", "."}) {
            given().cookie(Sessions.COOKIE, forged)
                    .get("/test/people-only")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aServicesOwnTokenIsForThisServiceAlone() {
        as(FewTokens.WEB).get("/test/services/web/regions/r1").then().statusCode(200);
        as(FewTokens.WEB)
                .get("/test/services/search/regions/r1")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("service 'web'"))
                .body("remedy", containsString("token of that service"));
        as(FewTokens.WEB).get("/test/services/web/regions/r2").then().statusCode(403);
        as(FewTokens.WEB).get("/test/fail/other").then().statusCode(403);
        as(SERVICE).get("/test/services/search/regions/r2").then().statusCode(200);
    }

    /** CONTRACT-05 as the services' own JSON writes it. */
    @Test
    void timesAndDurationsAreIsoText() {
        as(OPERATOR)
                .get("/test/people-only")
                .then()
                .body("now", endsWith("Z"))
                .body("lead", equalTo("PT5M"))
                .body("missing", nullValue());
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
