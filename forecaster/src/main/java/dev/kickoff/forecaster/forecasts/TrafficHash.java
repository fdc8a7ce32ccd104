package dev.kickoff.forecaster.forecasts;

import dev.kickoff.forecaster.model.TrafficHistory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the samples of a history, in order: epoch second and value, 8 bytes each, big endian. */
final class TrafficHash {
    private TrafficHash() {}

    static String of(TrafficHistory history) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * history.samples());
        for (int i = 0; i < history.size(); i++) {
            if (!Double.isNaN(history.value(i))) {
                bytes.putLong(history.at(i).getEpochSecond());
                bytes.putDouble(history.value(i));
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
