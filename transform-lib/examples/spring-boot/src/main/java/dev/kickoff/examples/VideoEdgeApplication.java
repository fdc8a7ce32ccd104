package dev.kickoff.examples;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with Kickoff: the dependency and {@code application.properties} are all there is to it. */
@SpringBootApplication
@RestController
public class VideoEdgeApplication {
    public static void main(String[] args) {
        SpringApplication.run(VideoEdgeApplication.class, args);
    }

    @GetMapping("/")
    public String hello() {
        return "Hello from the edge";
    }
}
