package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who calls whom within each region, in layers: all callers of a service stand in earlier layers than the service itself
 * (Kahn, <i>Communications of the ACM</i> 5, 1962). A call between services that reach each other both ways would have no
 * such order; it is left out and named. Services are numbers: their places in the request.
 */
final class CallGraph {
    /** A call to a service that is not there. */
    record Unknown(int caller, String service) {}

    /** A call that is left out because the called service calls the caller too, directly or through others. */
    record Circular(int caller, int called) {}

    /** One caller of a service. */
    record Call(int caller, double unitsPerUnit) {}

    private record Key(String region, String service) {}

    private final List<List<Call>> callers = new ArrayList<>();
    private final List<List<Integer>> called = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final List<Circular> circular = new ArrayList<>();
    private final List<List<Integer>> layers;

    CallGraph(List<PlannedService> services) {
        Map<Key, Integer> places = new HashMap<>();
        for (int i = 0; i < services.size(); i++) {
            Key key = new Key(services.get(i).region(), services.get(i).service());
            if (places.put(key, i) != null) {
                throw new IllegalArgumentException(
                        "services: " + key.service() + " in " + key.region() + " must not come twice");
            }
            callers.add(new ArrayList<>(0));
            called.add(new ArrayList<>(0));
        }
        for (int i = 0; i < services.size(); i++) {
            for (Dependency call : services.get(i).registration().calls()) {
                Integer callee = places.get(new Key(services.get(i).region(), call.service()));
                if (callee == null) {
                    unknown.add(new Unknown(i, call.service()));
                } else {
                    callers.get(callee).add(new Call(i, call.unitsPerUnit()));
                    called.get(i).add(callee);
                }
            }
        }
        List<List<Integer>> ordered = inLayers();
        if (ordered.stream().mapToInt(List::size).sum() < services.size()) {
            leaveOutCircles(ordered);
            ordered = inLayers();
        }
        layers = ordered;
    }

    /** Every service once. */
    List<List<Integer>> layers() {
        return layers;
    }

    List<Call> callersOf(int service) {
        return callers.get(service);
    }

    List<Unknown> unknown() {
        return unknown;
    }

    List<Circular> circular() {
        return circular;
    }

    private List<List<Integer>> inLayers() {
        int[] open = callers.stream().mapToInt(List::size).toArray();
        List<List<Integer>> ordered = new ArrayList<>();
        List<Integer> layer = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                layer.add(i);
            }
        }
        while (!layer.isEmpty()) {
            ordered.add(layer);
            List<Integer> next = new ArrayList<>();
            for (int caller : layer) {
                for (int callee : called.get(caller)) {
                    if (--open[callee] == 0) {
                        next.add(callee);
                    }
                }
            }
            layer = next;
        }
        return ordered;
    }

    /** Only services that no layer holds can be on a circle. */
    private void leaveOutCircles(List<List<Integer>> ordered) {
        BitSet left = new BitSet();
        left.set(0, callers.size());
        ordered.forEach(layer -> layer.forEach(left::clear));
        for (int callee = left.nextSetBit(0); callee >= 0; callee = left.nextSetBit(callee + 1)) {
            BitSet reached = reachedFrom(callee);
            for (Call call : callers.get(callee)) {
                if (reached.get(call.caller())) {
                    circular.add(new Circular(call.caller(), callee));
                }
            }
        }
        for (Circular call : circular) {
            callers.get(call.called()).removeIf(caller -> caller.caller() == call.caller());
            called.get(call.caller()).removeIf(callee -> Objects.equals(callee, call.called()));
        }
    }

    private BitSet reachedFrom(int service) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(called.get(service));
        while (!open.isEmpty()) {
            int next = open.pop();
            if (!reached.get(next)) {
                reached.set(next);
                open.addAll(called.get(next));
            }
        }
        return reached;
    }
}
