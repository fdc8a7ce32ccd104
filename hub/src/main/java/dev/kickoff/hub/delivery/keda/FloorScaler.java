package dev.kickoff.hub.delivery.keda;

import dev.kickoff.hub.delivery.PlanContents;
import dev.kickoff.hub.delivery.floors.FloorNow;
import dev.kickoff.hub.delivery.keda.wire.ExternalScaler;
import dev.kickoff.hub.delivery.keda.wire.GetMetricSpecResponse;
import dev.kickoff.hub.delivery.keda.wire.GetMetricsRequest;
import dev.kickoff.hub.delivery.keda.wire.GetMetricsResponse;
import dev.kickoff.hub.delivery.keda.wire.IsActiveResponse;
import dev.kickoff.hub.delivery.keda.wire.MetricSpec;
import dev.kickoff.hub.delivery.keda.wire.MetricValue;
import dev.kickoff.hub.delivery.keda.wire.ScaledObjectRef;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Clock;

/**
 * KEDA's external scaler: as many replicas as the floor in force. Answered from memory on the I/O thread. Without a
 * plan every question for a number fails with UNAVAILABLE, on which KEDA keeps the replicas or takes its fallback; a
 * plan that has ended keeps its last floor.
 */
@GrpcService
@RegisterInterceptor(BearerToken.class)
class FloorScaler implements ExternalScaler {
    private static final String METRIC = "kickoff-floor";

    private final ScalerAccess access;
    private final PlanChanges changes;
    private final PlanContents plans;
    private final Clock clock;

    FloorScaler(ScalerAccess access, PlanChanges changes, PlanContents plans, Clock clock) {
        this.access = access;
        this.changes = changes;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public Uni<IsActiveResponse> isActive(ScaledObjectRef ref) {
        ScaledService wanted = access.check(ref);
        return Uni.createFrom().item(active(wanted));
    }

    /** Begins with what holds now and tells every new plan; a slow reader gets the newest alone. */
    @Override
    public Multi<IsActiveResponse> streamIsActive(ScaledObjectRef ref) {
        ScaledService wanted = access.check(ref);
        return Multi.createFrom().emitter(client -> follow(wanted, client), BackPressureStrategy.LATEST);
    }

    private void follow(ScaledService wanted, MultiEmitter<? super IsActiveResponse> client) {
        Runnable tell = () -> {
            try {
                client.emit(active(wanted));
            } catch (RuntimeException unknown) {
                client.fail(unknown);
            }
        };
        client.onTermination(() -> changes.leave(wanted, tell));
        changes.listen(wanted, tell);
        tell.run();
    }

    /** Always the same, also without a plan: KEDA takes a failure here for no metric at all. */
    @Override
    public Uni<GetMetricSpecResponse> getMetricSpec(ScaledObjectRef ref) {
        access.check(ref);
        MetricSpec spec = MetricSpec.newBuilder()
                .setMetricName(METRIC)
                .setTargetSize(1)
                .setTargetSizeFloat(1)
                .build();
        return Uni.createFrom()
                .item(GetMetricSpecResponse.newBuilder().addMetricSpecs(spec).build());
    }

    @Override
    public Uni<GetMetricsResponse> getMetrics(GetMetricsRequest request) {
        int floor = floor(access.check(request.getScaledObjectRef()));
        MetricValue value = MetricValue.newBuilder()
                .setMetricName(METRIC)
                .setMetricValue(floor)
                .setMetricValueFloat(floor)
                .build();
        return Uni.createFrom()
                .item(GetMetricsResponse.newBuilder().addMetricValues(value).build());
    }

    private IsActiveResponse active(ScaledService wanted) {
        return IsActiveResponse.newBuilder().setResult(floor(wanted) > 0).build();
    }

    private int floor(ScaledService wanted) {
        return plans.find(wanted.service(), wanted.region())
                .map(plan -> FloorNow.of(plan, clock.instant()).floor())
                .orElseThrow(() -> Status.UNAVAILABLE
                        .withDescription("There is no plan of service '" + wanted.service() + "' in region '"
                                + wanted.region() + "'; register the service")
                        .asRuntimeException());
    }
}
