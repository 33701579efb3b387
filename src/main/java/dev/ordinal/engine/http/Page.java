package dev.ordinal.engine.http;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a list.
 *
 * @param next cursor of the part behind it, or null at the end
 * @param prev cursor of the part before it, or null at the beginning
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable String prev) {

    /** The page as an answer, with links. */
    public Response toResponse(UriInfo uri) {
        return Response.ok(this).links(links(uri)).build();
    }

    /** The ways to the neighbouring pages (RFC 8288). */
    public Link[] links(UriInfo uri) {
        var links = new ArrayList<Link>();
        if (next != null) links.add(link(uri, next, "next"));
        if (prev != null) links.add(link(uri, prev, "prev"));
        return links.toArray(Link[]::new);
    }

    private static Link link(UriInfo uri, String cursor, String rel) {
        var target = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor);
        return Link.fromUriBuilder(target).rel(rel).build();
    }
}
