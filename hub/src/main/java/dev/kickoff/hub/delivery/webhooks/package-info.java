/** CloudEvents to the addresses that teams subscribed: signed, retried, kept when nobody takes them. */
@NullMarked
package dev.kickoff.hub.delivery.webhooks;

import org.jspecify.annotations.NullMarked;
