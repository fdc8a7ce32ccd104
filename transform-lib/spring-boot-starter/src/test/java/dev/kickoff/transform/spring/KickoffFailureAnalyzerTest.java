package dev.kickoff.transform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.RecordingActuator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KickoffFailureAnalyzerTest {
    @Test
    void namesEverythingThatIsMissingAtOnce() {
        FailureAnalysis analysis = failure(Apps.bare());
        assertThat(analysis.getDescription())
                .contains(
                        "kickoff.service",
                        "kickoff.region",
                        "kickoff.team",
                        "kickoff.signal",
                        "kickoff.transform.signal-per-unit",
                        "kickoff.min-capacity",
                        "kickoff.max-capacity",
                        "kickoff.hub",
                        "kickoff.trusted-keys");
        assertThat(analysis.getAction()).contains("kickoff.enabled=false");
    }

    @Test
    void namesThePropertyThatIsNotValid() {
        assertThat(described("kickoff.poll-interval=1ms")).startsWith("kickoff.poll-interval is not valid");
        assertThat(described("kickoff.hub=ftp://hub")).startsWith("kickoff.hub is not valid");
        assertThat(described("kickoff.instance=-")).startsWith("kickoff.instance is not valid");
        assertThat(described("kickoff.trusted-keys.hub-1=nonsense")).startsWith("kickoff.trusted-keys.hub-1 is not");
        assertThat(described("kickoff.transform.signal-per-unit=0")).startsWith("kickoff.transform is not valid");
    }

    @Test
    void namesThePropertyThatDoesNotFitAnother() {
        try (FakeHub hub = FakeHub.start()) {
            FailureAnalysis analysis = failure(app(hub).withPropertyValues("kickoff.max-capacity=2"));
            assertThat(analysis.getDescription()).contains("maxCapacity '2'", "minCapacity 4");
            assertThat(analysis.getAction()).contains("kickoff.max-capacity");
        }
    }

    @Test
    void asksForOneTransformOnly() {
        assertThat(described("kickoff.transform.curve[0].signal=5", "kickoff.transform.curve[0].capacity=1"))
                .contains("More than one of kickoff.transform.signal-per-unit");
    }

    @Test
    void neverShowsTheToken() {
        FailureAnalysis analysis;
        try (FakeHub hub = FakeHub.start()) {
            analysis = failure(app(hub).withPropertyValues("kickoff.token=a secret with spaces"));
        }
        assertThat(analysis.getDescription()).contains("kickoff.token").doesNotContain("secret");
    }

    private static ApplicationContextRunner app(FakeHub hub) {
        return Apps.configured(hub).withBean(RecordingActuator.class, () -> new RecordingActuator(4));
    }

    private static String described(String... properties) {
        try (FakeHub hub = FakeHub.start()) {
            return failure(app(hub).withPropertyValues(properties)).getDescription();
        }
    }

    static FailureAnalysis failure(ApplicationContextRunner app) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        app.run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = new KickoffFailureAnalyzer().analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).isNotNull();
        return analysis[0];
    }
}
