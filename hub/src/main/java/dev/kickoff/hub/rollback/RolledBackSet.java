package dev.kickoff.hub.rollback;

/** @param set id of the new plan set */
record RolledBackSet(long set) {}
