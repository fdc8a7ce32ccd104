/** What the library costs the process that it runs in, beside another client that polls. */
@NullMarked
package dev.kickoff.bench.library;

import org.jspecify.annotations.NullMarked;
