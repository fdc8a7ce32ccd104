package dev.kickoff.examples;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the service serves. */
@Path("/")
public class Edge {
    @GET
    public String hello() {
        return "Hello from the edge";
    }
}
