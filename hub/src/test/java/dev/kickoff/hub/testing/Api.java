package dev.kickoff.hub.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests as somebody. */
public final class Api {
    private Api() {}

    public static RequestSpecification asOperator() {
        return as("operator-token-for-tests-0123456789");
    }

    public static RequestSpecification asService() {
        return as("service-token-for-tests-0123456789");
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
