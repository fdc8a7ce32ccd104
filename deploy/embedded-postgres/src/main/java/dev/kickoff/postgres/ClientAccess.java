package dev.kickoff.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who may connect: everyone on this machine for the moment in which the password is set, then only who knows it. The
 * password lies in a file that only this user can read.
 */
record ClientAccess(Path passwordFile, Path rules) {
    private static final String SECURED = "# Written by Kickoff: from this machine only, with the password beside.";
    private static final int PASSWORD_BYTES = 32;

    boolean isSecured() throws IOException {
        return Files.exists(passwordFile)
                && Files.exists(rules)
                && Files.readString(rules).startsWith(SECURED);
    }

    String password() throws IOException {
        return Files.readString(passwordFile).trim();
    }

    String newPassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Private.write(passwordFile, password);
        return password;
    }

    void open() throws IOException {
        Private.write(rules, "host all all 127.0.0.1/32 trust");
    }

    void close() throws IOException {
        Private.write(rules, SECURED + System.lineSeparator() + "host all all 127.0.0.1/32 scram-sha-256");
    }

    @Override
    public String toString() {
        return "ClientAccess[" + passwordFile + "]";
    }
}
