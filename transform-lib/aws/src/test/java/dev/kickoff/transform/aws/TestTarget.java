package dev.kickoff.transform.aws;

import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** A scalable target in moto with simulated tags, seen with a client of its own. */
final class TestTarget implements AutoCloseable {
    static final ScalableDimension DIMENSION = ScalableDimension.DYNAMODB_TABLE_READ_CAPACITY_UNITS;
    static final String TABLE = "table/carts";
    static final String NAME = "scalable-target/dynamodb:table:ReadCapacityUnits/table/carts";

    private final MotoServer moto = MotoServer.start();
    private final FaultProxy proxy = FaultProxy.before(moto.endpoint());
    private final SimulatedTags tags = SimulatedTags.behind(proxy);
    private final ApplicationAutoScalingClient client =
            TestClients.client(ApplicationAutoScalingClient.builder(), proxy.endpoint());

    /** Wipes the emulator and registers the target. */
    void create(int minCapacity, int maxCapacity) {
        wipe();
        register(request -> request.minCapacity(minCapacity).maxCapacity(maxCapacity));
        proxy.forgetCalls();
    }

    void wipe() {
        moto.reset();
        tags.clear();
        proxy.heal();
        proxy.forgetCalls();
    }

    void register(Consumer<RegisterScalableTargetRequest.Builder> change) {
        client.registerScalableTarget(request -> {
            request.serviceNamespace(ServiceNamespace.DYNAMODB)
                    .scalableDimension(DIMENSION)
                    .resourceId(TABLE);
            change.accept(request);
        });
    }

    ScalableTargetActuator.Builder actuator() {
        return ScalableTargetActuator.builder(client, DIMENSION, TABLE);
    }

    ApplicationAutoScalingClient client() {
        return client;
    }

    MotoServer moto() {
        return moto;
    }

    FaultProxy proxy() {
        return proxy;
    }

    ScalableTarget read() {
        return client.describeScalableTargets(request ->
                        request.serviceNamespace(ServiceNamespace.DYNAMODB).resourceIds(TABLE))
                .scalableTargets()
                .get(0);
    }

    boolean isRegistered() {
        return !client.describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.DYNAMODB))
                .scalableTargets()
                .isEmpty();
    }

    /** By name: what they set MinCapacity to. */
    Map<String, Integer> scheduled() {
        Map<String, Integer> minima = new TreeMap<>();
        client.describeScheduledActions(request -> request.serviceNamespace(ServiceNamespace.DYNAMODB))
                .scheduledActions()
                .forEach(action -> minima.put(
                        action.scheduledActionName(),
                        action.scalableTargetAction().minCapacity()));
        return minima;
    }

    /** Simulates AWS, which carries out our scheduled actions of this minute and forgets them; moto does not. */
    void simulateScheduledActionsOf(String nameWithMinute) {
        Integer minimum = scheduled().get(nameWithMinute);
        if (minimum != null) {
            register(request -> request.minCapacity(minimum));
            client.deleteScheduledAction(request -> request.serviceNamespace(ServiceNamespace.DYNAMODB)
                    .scalableDimension(DIMENSION)
                    .resourceId(TABLE)
                    .scheduledActionName(nameWithMinute));
        }
    }

    int minCapacity() {
        return read().minCapacity();
    }

    Map<String, String> tags() {
        return client.listTagsForResource(request -> request.resourceARN(read().scalableTargetARN()))
                .tags();
    }

    /** Somebody deletes all tags. */
    void forgetTags() {
        tags.clear();
    }

    static FloorChange raise(int from, int to) {
        return new FloorChange(from, to, new RaisedFloor(from, to, 7));
    }

    static FloorChange lower(int from, int to) {
        return new FloorChange(from, to, new RaisedFloor(to, to, 7));
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
        moto.close();
    }
}
