package dev.kickoff.standalone.serve;

import dev.kickoff.standalone.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The two access tokens, made on the first start and kept in a file that only this user can read. Never printed. */
record AccessKeys(String operatorToken, String serviceToken) {
    private static final String OPERATOR = "kickoff.access.operator-token";
    private static final String SERVICE = "kickoff.access.service-token";
    private static final int TOKEN_BYTES = 32;
    private static final int SHORTEST = 32;

    static AccessKeys readOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return read(file);
        }
        AccessKeys made = new AccessKeys(token(), token());
        made.write(file);
        return made;
    }

    private static AccessKeys read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw CommandFailure.cannotStart(
                    file + " is not a properties file; repair it, or delete it to get new tokens");
        }
        return new AccessKeys(required(properties, OPERATOR, file), required(properties, SERVICE, file));
    }

    private static String required(Properties properties, String key, Path file) {
        String value = properties.getProperty(key, "").trim();
        if (value.length() < SHORTEST) {
            throw CommandFailure.cannotStart(file + ": " + key + " is missing or shorter than " + SHORTEST
                    + " characters; repair it, or delete the file to get new tokens");
        }
        return value;
    }

    private void write(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                aside,
                List.of(
                        "# Who has a token gets in. Delete this file and start again to get new ones.",
                        "# For people: everything.",
                        OPERATOR + "=" + operatorToken,
                        "# For programs: register, read plans, report, push samples.",
                        SERVICE + "=" + serviceToken));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "AccessKeys[hidden]";
    }
}
