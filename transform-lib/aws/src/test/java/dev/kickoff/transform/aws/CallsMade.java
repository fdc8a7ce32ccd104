package dev.kickoff.transform.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** The calls that clients really make, as IAM names them. Thread-safe. */
final class CallsMade implements ExecutionInterceptor {
    /** Where IAM's name is not the SDK's in small letters. */
    private static final Map<String, String> PREFIXES = Map.of(
            "applicationautoscaling", "application-autoscaling", "elasticloadbalancingv2", "elasticloadbalancing");

    private final Set<String> calls = new TreeSet<>();

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String service = attributes
                .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        calls.add(PREFIXES.getOrDefault(service, service) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    synchronized Set<String> all() {
        return new TreeSet<>(calls);
    }

    synchronized void forget() {
        calls.clear();
    }
}
