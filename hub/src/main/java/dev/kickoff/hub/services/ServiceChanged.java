package dev.kickoff.hub.services;

import dev.kickoff.schemas.ServiceRegistration;

/**
 * CDI event: a service is new or declares something else than before. Observe it {@code AFTER_SUCCESS}; the observer
 * runs in the request's thread and must be quick.
 */
public record ServiceChanged(ServiceRegistration registration) {}
