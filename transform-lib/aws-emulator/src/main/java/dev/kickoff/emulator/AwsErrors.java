package dev.kickoff.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Errors as AWS words them.
 *
 * @param json whether in the JSON protocol, otherwise in the query protocol
 */
record AwsErrors(boolean json) {
    byte[] body(String code, String message) {
        String text = json
                ? "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}"
                : "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>fault-proxy</RequestId></ErrorResponse>";
        return text.getBytes(UTF_8);
    }

    String throttlingCode() {
        return json ? "ThrottlingException" : "Throttling";
    }

    String accessDeniedCode() {
        return json ? "AccessDeniedException" : "AccessDenied";
    }

    int accessDeniedStatus() {
        return json ? 400 : 403;
    }
}
