package dev.kickoff.standalone.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL with its own programs, on a free loopback port; {@code postgresql.sh} finds or downloads them. */
final class DebianPostgres implements AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final int port;

    private DebianPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** @param folder empty */
    static DebianPostgres start(Path folder) throws Exception {
        Path script = Path.of(System.getProperty("kickoff.root"), "deploy", "test-tools", "postgresql.sh");
        String programs = output(List.of("bash", script.toString())).strip();
        DebianPostgres postgres = new DebianPostgres(Path.of(programs), folder, freePort());
        postgres.server("initdb", "-D", folder.resolve("cluster").toString(), "-A", "trust", "-U", "postgres");
        postgres.server(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                folder.resolve("cluster").toString(),
                "-l",
                folder.resolve("server.log").toString(),
                "-o",
                "-p " + postgres.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        return postgres;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Runs one of PostgreSQL's client programs on this server. */
    void client(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of("--host=127.0.0.1", "--port=" + port, "--username=postgres"));
        command.addAll(List.of(arguments));
        output(command);
    }

    /** The server refuses to run as root; in a name space of its own it is not. */
    private void server(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        output(command);
    }

    private static String output(List<String> command) throws Exception {
        Path out = Files.createTempFile("command", ".out");
        Path errors = Files.createTempFile("command", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            assertEquals(true, ended, () -> command + " does not end");
            assertEquals(0, process.exitValue(), command + ": " + Files.readString(errors));
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server(
                "pg_ctl",
                "stop",
                "-w",
                "-m",
                "fast",
                "-D",
                folder.resolve("cluster").toString());
    }
}
