package dev.kickoff.hub.delivery.keda;

/** The service and region that a ScaledObject follows. */
record ScaledService(String service, String region) {}
