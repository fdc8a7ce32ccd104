package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.schemas.Quantile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A member is added, signs in, and sets the policy of the team's service; the audit trail tells all of it. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AdministrationPageTest extends ConsoleTest {
    @Inject
    ServicePolicies policies;

    @Test
    void aMemberOfTheTeamSetsThePolicyInTheirOwnName() {
        stage.openingMatch(forecaster);
        addMemberOfMatchCentre("grace");
        String token = makeToken("grace");
        try (Visit own = Visit.wide(root)) {
            Page theirs = own.open("/sign-in?next=/services/web/eu-west-3");
            theirs.getByLabel("Access token").fill(token);
            own.button("Sign in").click();
            theirs.waitForURL("**/services/web/eu-west-3");
            theirs.getByLabel("Quota, instances").fill("many");
            theirs.getByLabel("Reason").fill("Final on Sunday");
            own.button("Save the policy").click();
            assertThat(theirs.getByText("'many' is not a number")).isVisible();
            assertThat(theirs.getByLabel("Quota, instances")).isFocused();
            own.assertAccessible();
            theirs.getByLabel("Quota, instances").fill("30");
            theirs.getByLabel("Quantile").selectOption("P99");
            theirs.getByLabel("Carried by the others").check();
            own.button("Save the policy").click();
            assertThat(theirs.getByText("by grace")).isVisible();
            assertThat(theirs.getByText("p99, fail-over, quota 30")).isVisible();
            // What a member may not do is not offered.
            own.openMenu();
            assertThat(theirs.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Your tokens")))
                    .isVisible();
            assertThat(theirs.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit")))
                    .hasCount(0);
            own.assertNoComplaints();
        }
        assertEquals(
                new ServicePolicy(Quantile.P99, null, true, 30, null, null, null, null),
                policies.of("web", "eu-west-3"));

        visit.open("/audit?subject=service/web");
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("policy.set")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("grace"))
                        .first())
                .isVisible();
        page.getByText("Check the chain").click();
        assertThat(page.getByText("The chain is intact")).isVisible();
        assertTrue(!page.content().contains(token.substring(10)));
        visit.assertNoComplaints();
    }

    @Test
    void aTokenIsShownOnce() {
        stage.openingMatch(forecaster);
        visit.open("/services/web/eu-west-3");
        page.getByLabel("What it is used for").fill("production");
        visit.button("Make a token").click();
        String token = page.locator("#new-token").textContent();
        assertTrue(token.matches("kickoff_s_[A-Za-z0-9_-]{43}"), token);
        assertTrue(!page.url().contains(token));
        visit.assertAccessible();
        visit.screenshot("token-shown-once");

        visit.open("/services/web/eu-west-3");
        assertTrue(!page.content().contains(token));
        page.getByLabel("Revoke the token for production").first().click();
        assertThat(page.getByText("Revoked").first()).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void refusesWhatCannotBeAndSaysWhy() {
        visit.open("/administration");
        openMemberForm();
        page.locator("#member-id").fill("Not A Name");
        page.locator("#member-name").fill("Nobody");
        page.locator("form[action='/administration/members'] input[value=VIEWER]")
                .check();
        visit.button("Add the member").click();
        assertThat(page.getByText("'Not A Name'")).isVisible();

        visit.open("/administration");
        page.getByLabel("At once").first().fill("0");
        page.getByLabel("Reason").fill("trying");
        visit.button("Save the rates").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("burst")))
                .isVisible();
        visit.assertAccessible();
        visit.assertNoComplaints();
    }

    private void addMemberOfMatchCentre(String id) {
        visit.open("/administration");
        page.getByLabel("Name of a new team").fill("Match centre");
        visit.button("Add the team").click();
        assertThat(page.locator("#teams").getByText("Match centre")).isVisible();
        openMemberForm();
        page.locator("#member-id").fill(id);
        page.locator("#member-name").fill("Grace Hopper");
        page.locator("#member-team").selectOption("Match centre");
        page.locator("form[action='/administration/members'] input[value=TEAM]").check();
        visit.button("Add the member").click();
        assertThat(page.getByText("Grace Hopper").first()).isVisible();
    }

    /** It is open already while there are no members. */
    private void openMemberForm() {
        if (!page.locator("#member-id").isVisible()) {
            page.getByText("Add a member").first().click();
        }
    }

    private String makeToken(String member) {
        page.getByLabel("Short name of it").fill(member);
        page.getByLabel("What it is used for").fill("console");
        visit.button("Make a token").click();
        return page.locator("#new-token").textContent();
    }
}
