package dev.kickoff.hub.access;

import static dev.kickoff.hub.testing.Api.asOperator;
import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Members and tokens for tests, made through the API. */
final class People {
    private People() {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    static void team(String name) {
        int status = asOperator()
                .body("{\"name\": \"%s\"}".formatted(name))
                .post("/v1/teams")
                .statusCode();
        if (status != 201 && status != 409) {
            throw new AssertionError("team: " + status);
        }
    }

    static void member(String id, String team, String... roles) {
        team(team);
        asOperator()
                .body("{\"id\": \"%s\", \"name\": \"%s\", \"team\": \"%s\", \"roles\": [\"%s\"]}"
                        .formatted(id, id, team, String.join("\", \"", roles)))
                .post("/v1/members")
                .then()
                .statusCode(201);
    }

    /** A token of a member who is made for it. */
    static String newMember(String id, String... roles) {
        member(id, "video", roles);
        return token("member", id);
    }

    /** @param kind {@code member} or {@code service} */
    static String token(String kind, String whose) {
        return asOperator()
                .body("{\"%s\": \"%s\", \"label\": \"test\"}".formatted(kind, whose))
                .post("/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    static String idOf(String kind, String whose) {
        return asOperator()
                .get("/v1/tokens?" + kind + "=" + whose)
                .then()
                .extract()
                .path("[0].id");
    }
}
