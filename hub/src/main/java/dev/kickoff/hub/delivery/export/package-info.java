/** Plans as AWS scheduled actions, for teams without the library; pure apart from the resource. */
@NullMarked
package dev.kickoff.hub.delivery.export;

import org.jspecify.annotations.NullMarked;
