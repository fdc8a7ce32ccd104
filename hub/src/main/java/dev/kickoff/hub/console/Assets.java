package dev.kickoff.hub.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Style sheets, scripts and pictures of the console. Each is served under a path that holds a hash of its content, so
 * that browsers may keep it for ever and still never show an old file after an upgrade.
 */
@Named("assets")
@ApplicationScoped
public class Assets {
    private static final String FOLDER = "/console/assets/";
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    private final Map<String, Asset> byName = Stream.of(
                    "console.css",
                    "console.js",
                    "chart.js",
                    "chart-lines.js",
                    "sign-in.js",
                    "import.js",
                    "icon.svg",
                    "vendor/htmx.min.js",
                    "vendor/idiomorph-ext.min.js",
                    "vendor/uPlot.iife.min.js",
                    "vendor/uPlot.min.css")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Assets::read));

    /**
     * A file as it is served.
     *
     * @param hash of the content, hexadecimal
     */
    record Asset(byte[] content, String mediaType, String hash) {}

    /** Where the page finds the file, for templates. */
    public String path(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return "/assets/" + asset.hash() + "/" + name;
    }

    Optional<Asset> find(String hash, String name) {
        return Optional.ofNullable(byName.get(name))
                .filter(asset -> asset.hash().equals(hash));
    }

    private static Asset read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("the build left out " + FOLDER + name);
            }
            byte[] content = file.readAllBytes();
            String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            return new Asset(content, mediaType + ";charset=UTF-8", hash(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + name, e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
