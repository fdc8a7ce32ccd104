/** How fast plans are delivered: what {@code bench/delivery.sh} measures with. */
@NullMarked
package dev.kickoff.bench.delivery;

import org.jspecify.annotations.NullMarked;
