package dev.ordinal.engine.http.internal;

/** JSON Pointers (RFC 6901). */
public final class JsonPointers {

    private JsonPointers() {}

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code items[2].quantity} becomes {@code /items/2/quantity}. */
    public static String ofPath(String path) {
        if (path.isEmpty()) return "";
        var places = path.replaceAll("\\.<[^<>]*>", ""); // "items[2].<list element>"
        return "/" + places.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }
}
