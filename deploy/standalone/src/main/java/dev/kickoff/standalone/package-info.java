@NullMarked
package dev.kickoff.standalone;

import org.jspecify.annotations.NullMarked;
