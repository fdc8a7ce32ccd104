package dev.kickoff.demo.playback;

import dev.kickoff.schemas.Samples;
import java.io.IOException;

/** Takes samples; taking the same ones twice does no harm. */
@FunctionalInterface
public interface SampleSink {
    /** @throws IOException if they were not taken */
    void accept(Samples samples) throws IOException;
}
