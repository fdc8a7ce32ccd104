package dev.kickoff.hub.console;

import com.microsoft.playwright.Page;
import dev.kickoff.hub.testing.ForecasterControls;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who has signed in at a desk in New York; every test begins with an empty calendar. */
abstract class ConsoleTest {
    @TestHTTPResource
    String root;

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    Stage stage;

    Visit visit;
    Page page;

    @BeforeEach
    void arrive() {
        stage.clear(forecaster);
        visit = Visit.wide(root).signIn();
        page = visit.page();
    }

    @AfterEach
    void leave() {
        visit.close();
    }
}
