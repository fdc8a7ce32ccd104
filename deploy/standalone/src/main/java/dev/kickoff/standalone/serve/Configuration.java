package dev.kickoff.standalone.serve;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the two services are told, as system properties: they stay within this process and outrank every file.
 *
 * @param demoStart where a new demo starts; empty without demo
 */
record Configuration(int port, AccessKeys keys, Database database, DataFolder folder, Optional<Instant> demoStart) {
    void apply() {
        values().forEach(System::setProperty);
    }

    private Map<String, String> values() {
        String self = "http://127.0.0.1:" + port;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("quarkus.http.host", "127.0.0.1");
        values.put("quarkus.http.port", Integer.toString(port));
        values.put("kickoff.database.url", database.jdbcUrl());
        values.put("kickoff.database.username", database.username());
        values.put("kickoff.database.password", database.password());
        values.put("kickoff.access.operator-token", keys.operatorToken());
        values.put("kickoff.access.service-token", keys.serviceToken());
        values.put("kickoff.forecaster.hub-url", self);
        values.put("kickoff.hub.forecaster-url", self);
        // In the fragment, which browsers do not send and servers do not log.
        values.put("kickoff.standalone.sign-in-url", self + "/#token=" + keys.operatorToken());
        demoStart.ifPresent(start -> {
            values.put("kickoff.demo.on", "true");
            values.put("kickoff.demo.start", start.toString());
            values.put("kickoff.demo.folder", folder.demo().toString());
            values.put("kickoff.demo.access-file", folder.accessFile().toString());
            values.put("kickoff.demo.hub-url", self);
        });
        return values;
    }
}
