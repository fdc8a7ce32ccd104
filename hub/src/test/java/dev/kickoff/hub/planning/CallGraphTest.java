package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallGraphTest {
    @Test
    void callersComeBeforeWhatTheyCall() {
        CallGraph graph = graph(
                FleetSamples.service("database"),
                FleetSamples.service("api").calls("database", 1),
                FleetSamples.service("edge").calls("api", 1).calls("database", 2));

        assertEquals(List.of(List.of(2), List.of(1), List.of(0)), graph.layers());
        assertEquals(2, graph.callersOf(0).size());
    }

    @Test
    void aCircleIsNamedAndLeftOutAndEverythingElseIsKept() {
        CallGraph graph = graph(
                FleetSamples.service("a").calls("b", 1),
                FleetSamples.service("b").calls("a", 1).calls("c", 1),
                FleetSamples.service("c"));

        assertEquals(List.of(new CallGraph.Circular(1, 0), new CallGraph.Circular(0, 1)), graph.circular());
        assertEquals(3, graph.layers().stream().mapToInt(List::size).sum());
        assertEquals(1, graph.callersOf(2).size());
    }

    @Test
    void aServiceOfAnotherRegionIsNotCalled() {
        CallGraph graph = graph(
                FleetSamples.service("edge").calls("api", 1),
                FleetSamples.service("api").in("us-east-1"));

        assertEquals(List.of(new CallGraph.Unknown(0, "api")), graph.unknown());
    }

    @Test
    void tenThousandServicesInARowAreNoProblem() {
        List<FleetSamples.Service> chain = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            chain.add(FleetSamples.service("s" + i).calls("s" + (i + 1), 1));
        }

        CallGraph graph = graph(chain.toArray(FleetSamples.Service[]::new));

        assertEquals(10_000, graph.layers().size());
        assertEquals("s10000", graph.unknown().get(0).service());
    }

    @Test
    void refusesTheSameServiceTwice() {
        IllegalArgumentException twice = assertThrows(
                IllegalArgumentException.class, () -> graph(FleetSamples.service("a"), FleetSamples.service("a")));

        assertTrue(String.valueOf(twice.getMessage()).contains("must not come twice"));
    }

    private static CallGraph graph(FleetSamples.Service... services) {
        List<PlannedService> planned = new ArrayList<>();
        for (FleetSamples.Service service : services) {
            planned.add(service.fresh(FleetSamples.NOON));
        }
        return new CallGraph(planned);
    }
}
