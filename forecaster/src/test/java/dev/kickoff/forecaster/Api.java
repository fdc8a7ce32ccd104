package dev.kickoff.forecaster;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The forecaster's HTTP API, as tests call it. */
public final class Api {
    private Api() {}

    /** A request with the token of programs. */
    public static RequestSpecification asService() {
        return RestAssured.given()
                .auth()
                .oauth2(ConfigProvider.getConfig().getValue("kickoff.access.service-token", String.class));
    }

    public static ValidatableResponse declare(String signal, int stepSeconds) {
        return asService()
                .contentType(ContentType.JSON)
                .body(Map.of("stepSeconds", stepSeconds, "zone", "Europe/Paris", "unit", "requests/min"))
                .put("/v1/signals/{signal}/regions/eu", signal)
                .then();
    }

    public static ValidatableResponse importCsv(String signal, String csv) {
        return asService()
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/v1/signals/{signal}/regions/eu/traffic", signal)
                .then();
    }

    public static ValidatableResponse push(String signal, Object samples) {
        return asService()
                .contentType(ContentType.JSON)
                .body(samples)
                .post("/v1/signals/{signal}/regions/eu/samples", signal)
                .then();
    }

    public static ValidatableResponse observed(String signal, Instant from, Instant to, int stepSeconds) {
        return asService()
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("stepSeconds", stepSeconds)
                .get("/v1/signals/{signal}/regions/eu/samples", signal)
                .then();
    }

    public static ValidatableResponse forecast(String signal, Object request) {
        return asService()
                .contentType(ContentType.JSON)
                .body(request)
                .post("/v1/signals/{signal}/regions/eu/forecasts", signal)
                .then();
    }

    /** Sets what the simulated hub says from now on. */
    public static void tellHub(String what, String body) {
        RestAssured.given()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put(hubUrl() + "/" + what)
                .then()
                .statusCode(204);
    }

    /** {@code If-None-Match} and {@code Authorization} of the forecaster's last request to the hub. */
    public static String hubWasAsked() {
        return RestAssured.given().get(hubUrl() + "/asked").asString();
    }

    private static String hubUrl() {
        return ConfigProvider.getConfig().getValue("kickoff.forecaster.hub-url", String.class);
    }
}
