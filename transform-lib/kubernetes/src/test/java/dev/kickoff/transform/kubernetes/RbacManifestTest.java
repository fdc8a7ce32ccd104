package dev.kickoff.transform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role is enough for all calls that are made, and every right in it is used. */
class RbacManifestTest {
    @ParameterizedTest
    @EnumSource
    void allowsEveryCallThatIsMadeAndNoOther(ScalerKind kind) {
        try (SimulatedCluster cluster = SimulatedCluster.with(kind, 4, 20)) {
            KubernetesActuator actuator =
                    cluster.actuator().allowMaxReplicasUpTo(40).build();
            Role role = role(manifest(cluster, actuator));
            cluster.server().enforce(role);

            assertNotNull(actuator.read().ready());
            assertEquals(Outcome.APPLIED, actuator.raiseFloor(change(4, 30)).outcome());
            assertEquals(Outcome.APPLIED, actuator.lowerFloor(change(30, 4)).outcome());
            assertEquals(
                    Outcome.APPLIED, actuator.remember(new RaisedFloor(4, 4, 8)).outcome());

            assertEquals(rights(role), new TreeSet<>(cluster.server().calls()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bindsTheRoleToTheServiceAccount(ScalerKind kind) {
        try (SimulatedCluster cluster = SimulatedCluster.with(kind, 4, 20)) {
            List<HasMetadata> manifest = manifest(cluster, cluster.actuator().build());
            RoleBinding binding = (RoleBinding) manifest.get(1);

            assertEquals(
                    role(manifest).getMetadata().getName(), binding.getRoleRef().getName());
            assertEquals("player", binding.getSubjects().get(0).getName());
            assertEquals("playback", binding.getSubjects().get(0).getNamespace());
            assertTrue(manifest.stream()
                    .allMatch(object -> object.getMetadata().getNamespace().equals("playback")));
        }
    }

    @Test
    void standsInTheDocumentationAsItIs() throws IOException {
        try (SimulatedCluster cluster = SimulatedCluster.withHpa(4, 20)) {
            String yaml = cluster.actuator().build().rbac("player", "apps/v1", "Deployment", SimulatedCluster.NAME);
            String page = Files.readString(Path.of(System.getProperty("kickoff.root"), "docs", "kubernetes.md"));

            assertTrue(page.contains("```yaml\n" + yaml + "```"), yaml);
        }
    }

    private static Set<String> rights(Role role) {
        Set<String> rights = new TreeSet<>();
        role.getRules()
                .forEach(rule -> rule.getVerbs()
                        .forEach(verb -> rule.getResources()
                                .forEach(resource -> rule.getResourceNames()
                                        .forEach(name -> rights.add(verb + " " + resource + "/" + name)))));
        return rights;
    }

    private static Role role(List<HasMetadata> manifest) {
        return (Role) manifest.get(0);
    }

    private static List<HasMetadata> manifest(SimulatedCluster cluster, KubernetesActuator actuator) {
        String yaml = actuator.rbac("player", "apps/v1", "Deployment", SimulatedCluster.NAME);
        return cluster.client()
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    private static FloorChange change(int from, int to) {
        return new FloorChange(from, to, new RaisedFloor(4, Math.max(4, to), 7));
    }
}
