/** What tests of the whole hub share: a clock to set, and a small forecaster that answers over HTTP. */
package dev.kickoff.hub.testing;
