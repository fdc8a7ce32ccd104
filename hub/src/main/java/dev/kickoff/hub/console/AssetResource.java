package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the files of {@link Assets}; open, because the sign-in page needs them. */
@Path("/")
class AssetResource {
    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/assets/{hash}/{name:.+}")
    @PermitAll
    public Response asset(@RestPath String hash, @RestPath String name) {
        Assets.Asset asset = assets.find(hash, name)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no asset " + name + " of version " + hash, "Reload the page"));
        return Response.ok(asset.content(), asset.mediaType())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
