package dev.kickoff.examples;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;

/** Where the hub is; the rest stands in the code. */
@ConfigMapping(prefix = "kickoff")
public interface KickoffSettings {
    URI hub();

    String token();

    /** The hub's public keys by their names, as it gives them at /v1/keys. */
    Map<String, String> trustedKeys();

    String backupDirectory();

    /** Whether the group is touched; true once the dry run looks right. */
    @WithDefault("false")
    boolean act();
}
