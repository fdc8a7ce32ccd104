package dev.kickoff.forecaster.sources;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SourceResourceTest {
    private static final String PROMETHEUS =
            "kind=prometheus url=http://127.0.0.1:1 query=up from=2026-06-11T00:00:00Z";
    private static final String CLOUDWATCH =
            "kind=cloudwatch awsRegion=eu-west-3 namespace=Shop metric=Requests statistic=Sum"
                    + " endpoint=http://127.0.0.1:1 from=2026-06-11T00:00:00Z";

    @AfterEach
    void deleteSources() {
        SourceApi.deleteAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prometheus | kind=graphite                   | 422 | kind            | must be cloudwatch or prometheus",
                "prometheus | kind=                           | 422 | kind            | must be cloudwatch or prometheus",
                "prometheus | url=                            | 422 | url             | is required",
                "prometheus | url=file:///etc/passwd          | 422 | url             | http or https",
                "prometheus | url=http://me:secret@host       | 422 | url             | must not hold a user",
                "prometheus | url=http://host/?a=b            | 422 | url             | without ? and #",
                "prometheus | query=                          | 422 | query           | is required",
                "prometheus | from=                           | 422 | from            | is required",
                "prometheus | from=yesterday                  | 400 | from            | cannot be read",
                "prometheus | from=2026-06-12T00:00:00Z       | 422 | from            | must not be in the future",
                "prometheus | bearerTokenFile=../etc/passwd   | 422 | bearerTokenFile | name of a file in the folder",
                "prometheus | bearerTokenFile=..              | 422 | bearerTokenFile | name of a file in the folder",
                "prometheus | quer=up                         | 400 | quer            | cannot be read",
                "cloudwatch | awsRegion=Paris                 | 422 | awsRegion       | such as eu-west-3",
                "cloudwatch | namespace=                      | 422 | namespace       | is required",
                "cloudwatch | metric=                         | 422 | metric          | is required",
                "cloudwatch | statistic=Median                | 422 | statistic       | percentile such as p90",
                "cloudwatch | endpoint=emulator               | 422 | endpoint        | http or https",
                "cloudwatch | dimension=web                   | 400 | dimension       | cannot be read"
            })
    void refusesASourceThatCannotBe(String kind, String change, int status, String field, String detail) {
        declare("unsourced", 60);
        String fields = kind.equals("prometheus") ? PROMETHEUS : CLOUDWATCH;
        String key = change.substring(0, change.indexOf('=') + 1);
        String changed = Arrays.stream(fields.split(" "))
                        .filter(field2 -> !field2.startsWith(key))
                        .collect(Collectors.joining(" "))
                + (change.equals(key) ? "" : " " + change);

        SourceApi.asOperator()
                .contentType(ContentType.JSON)
                .body(json(changed))
                .put("/v1/signals/unsourced/regions/eu/source")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", is(field), "detail", containsString(detail), "detail", not(containsString("secret")));
        SourceApi.get("unsourced").statusCode(404);
    }

    @Test
    void onlyOperatorsDeclareAndRemoveAndProgramsMayLook() {
        declare("guarded", 60);
        asService()
                .contentType(ContentType.JSON)
                .body(json(PROMETHEUS))
                .put("/v1/signals/guarded/regions/eu/source")
                .then()
                .statusCode(403);
        SourceApi.asOperator()
                .contentType(ContentType.JSON)
                .body(json(PROMETHEUS))
                .put("/v1/signals/guarded/regions/eu/source")
                .then()
                .statusCode(201);
        SourceApi.get("guarded").statusCode(200).body("source.url", is("http://127.0.0.1:1"));
        asService().delete("/v1/signals/guarded/regions/eu/source").then().statusCode(403);
        SourceApi.delete("guarded").statusCode(204);
        SourceApi.delete("guarded").statusCode(404).body("remedy", containsString("/v1/sources"));
    }

    @Test
    void knowsNoSourceOfASignalThatWasNotDeclared() {
        SourceApi.asOperator()
                .contentType(ContentType.JSON)
                .body(json(PROMETHEUS))
                .put("/v1/signals/nowhere/regions/eu/source")
                .then()
                .statusCode(404)
                .body("detail", containsString("'nowhere' is not declared"));
    }

    @Test
    void asksForABody() {
        declare("bodiless", 60);
        SourceApi.asOperator()
                .contentType(ContentType.JSON)
                .body("[]")
                .put("/v1/signals/bodiless/regions/eu/source")
                .then()
                .statusCode(422)
                .body("field", is("body"));
    }

    private static String json(String fields) {
        return Arrays.stream(fields.split(" "))
                .map(field -> "\"" + field.replaceFirst("=", "\": \"") + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
