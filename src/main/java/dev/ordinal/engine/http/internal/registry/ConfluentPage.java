package dev.ordinal.engine.http.internal.registry;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import java.util.List;

/**
 * Part of a list that a client of Confluent's registry asks for; everything, unless it says less.
 */
public class ConfluentPage {

    @QueryParam("offset")
    @DefaultValue("0")
    private int offset;

    @QueryParam("limit")
    @DefaultValue("-1")
    private int limit;

    <T> List<T> of(List<T> all) {
        var rest = all.stream().skip(Math.max(0, offset));
        return (limit < 0 ? rest : rest.limit(limit)).toList();
    }
}
