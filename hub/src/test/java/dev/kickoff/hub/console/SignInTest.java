package dev.kickoff.hub.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SignInTest {
    @TestHTTPResource
    String root;

    private Visit visit;

    @BeforeEach
    void arrive() {
        visit = Visit.wide(root);
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    @Test
    void linkWithTheTokenSignsInAndHidesTheToken() {
        visit.signIn();
        assertEquals(visit.address() + "/events", visit.page().url());
        visit.assertNoComplaints();
    }

    @Test
    void wrongTokenBringsTheFormBackWithTheReason() {
        Page page = visit.open("/events");
        assertTrue(page.url().contains("/sign-in?next="), page.url());
        page.getByLabel("Access token").fill("not-the-token");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("This token is not known here").waitFor();
        visit.assertAccessible();
        visit.screenshot("sign-in-refused");
        visit.assertNoComplaints();
    }

    @Test
    void comesBackToThePageAskedFor() {
        Page page = visit.open("/events?show=all");
        page.getByLabel("Access token").fill(Visit.OPERATOR_TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(visit.address() + "/events?show=all");
    }

    @Test
    void signingOutEndsTheSession() {
        visit.signIn();
        Page page = visit.page();
        visit.openMenu();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL(visit.address() + "/sign-in");
        page.navigate(visit.address() + "/events");
        assertTrue(page.url().contains("/sign-in"), page.url());
    }

    @Test
    void nextNeverLeadsToAnotherSite() {
        given().redirects()
                .follow(false)
                .formParam("token", Visit.OPERATOR_TOKEN)
                .formParam("next", "//example.org/")
                .post("/sign-in")
                .then()
                .statusCode(303)
                .header("Location", containsString("/events"));
    }

    @Test
    void refusesAChangeThatAnotherSiteAsksFor() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("token", Visit.OPERATOR_TOKEN)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void assetsAreKeptByTheBrowserUnderANameThatChangesWithThem() {
        String path = given().get("/sign-in").htmlPath().getString("**.find { it.@rel == 'stylesheet' }.@href");
        given().header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", "gzip");
        given().get(path.replaceAll("/[0-9a-f]{16}/", "/0123456789abcdef/"))
                .then()
                .statusCode(404);
    }

    @Test
    void pagesAllowNothingButTheConsolesOwnFiles() {
        given().get("/sign-in")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Content-Type-Options", "nosniff");
    }
}
