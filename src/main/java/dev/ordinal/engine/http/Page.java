package dev.ordinal.engine.http;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list; {@link PageRequest} makes it.
 *
 * @param items the items, at most as many as were asked for
 * @param next the cursor of the next page, or null at the end
 * @param prev the cursor of the previous page, or null at the beginning
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable String prev) {

    /** The response: 200 with this page as its body, and {@link #links} as its headers. */
    public Response toResponse(UriInfo uri) {
        return Response.ok(this).links(links(uri)).build();
    }

    /**
     * The links to the neighbouring pages, {@code rel="next"} and {@code rel="prev"} (RFC 8288):
     * the address of this request with another cursor.
     */
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
