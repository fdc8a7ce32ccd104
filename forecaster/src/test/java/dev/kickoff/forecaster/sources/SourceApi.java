package dev.kickoff.forecaster.sources;

import static org.awaitility.Awaitility.await;

import dev.kickoff.forecaster.Api;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The API of sources, as tests call it. */
final class SourceApi {
    private static final String SOURCE = "/v1/signals/{signal}/regions/eu/source";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SourceApi() {}

    static RequestSpecification asOperator() {
        return RestAssured.given()
                .auth()
                .oauth2(ConfigProvider.getConfig().getValue("kickoff.access.operator-token", String.class));
    }

    static ValidatableResponse put(String signal, Map<String, ?> source) {
        return asOperator()
                .contentType(ContentType.JSON)
                .body(source)
                .put(SOURCE, signal)
                .then();
    }

    static ValidatableResponse get(String signal) {
        return Api.asService().get(SOURCE, signal).then();
    }

    static ValidatableResponse delete(String signal) {
        return asOperator().delete(SOURCE, signal).then();
    }

    /** So that no source of one test is asked while another runs. */
    static void deleteAll() {
        List<String> signals = Api.asService()
                .get("/v1/sources")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("signal");
        signals.forEach(SourceApi::delete);
    }

    /** Waits until the source has reached a state, and gives its status then. */
    static JsonPath awaitState(String signal, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(signal).statusCode(200).extract().jsonPath(),
                        status -> status.getString("state").equals(state));
    }

    static JsonPath awaitImportedUntil(String signal, Instant end) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(signal).statusCode(200).extract().jsonPath(),
                        status -> status.getString("importedUntil").equals(end.toString()));
    }

    /** What is stored, null where nothing is. */
    static List<@Nullable Float> stored(String signal, Instant from, Instant to) {
        return Api.observed(signal, from, to, 60)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("values", Float.class);
    }
}
