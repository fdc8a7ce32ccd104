package dev.kickoff.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kickoff.edge.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/access.md, as far as it holds for every endpoint. */
class AccessRulesTest {
    /** What anybody may ask: public keys, the sign-in page, and the files it needs. */
    private static final Set<String> OPEN = Set.of("KeyResource", "SignInPage", "AssetResource");

    /** Changes nothing that others see, or only what {@code TokenRights} lets the caller change. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("TokenResource", "AdministrationPage", "PreferencesPage", "WhatIfResource");

    private static final JavaClasses HUB =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.kickoff.hub");

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        List<String> silent = endpoints()
                .filter(method ->
                        !method.isAnnotatedWith(RolesAllowed.class) && !method.isAnnotatedWith(PermitAll.class))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), silent);
        assertTrue(endpoints().count() > 40, "endpoints are found at all");
    }

    @Test
    void onlyWhatMustBeIsOpenToAnybody() {
        List<String> open = endpoints()
                .filter(method -> method.isAnnotatedWith(PermitAll.class))
                .filter(method -> !OPEN.contains(method.getOwner().getSimpleName()))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), open);
    }

    @Test
    void aViewerChangesNothing() {
        List<String> changes = endpoints()
                .filter(method -> Stream.of(POST.class, PUT.class, DELETE.class, PATCH.class)
                        .anyMatch(method::isAnnotatedWith))
                .filter(method -> allows(method, Roles.VIEWER))
                .filter(method -> !FOR_EVERYBODY.contains(method.getOwner().getSimpleName()))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), changes);
    }

    /** Otherwise nothing would hold the token's scope against the request. */
    @Test
    void aServicesOwnTokenIsGoodOnlyWhereTheServiceIsNamed() {
        List<String> unnamed = endpoints()
                .filter(method -> allows(method, Roles.OWN_SERVICE))
                .filter(method -> method.reflect().getParameters().length == 0
                        || Stream.of(method.reflect().getParameters())
                                .noneMatch(parameter -> parameter.getName().equals("service")))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), unnamed);
    }

    private static boolean allows(JavaMethod method, String role) {
        return method.isAnnotatedWith(RolesAllowed.class)
                && List.of(method.getAnnotationOfType(RolesAllowed.class).value())
                        .contains(role);
    }

    private static Stream<JavaMethod> endpoints() {
        return HUB.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Stream.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class)
                        .anyMatch(method::isAnnotatedWith));
    }
}
