package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** What the keywords of an array say of its items. */
record Items(JsonNode keywords) {

    /** The number of items at the beginning that have schemas of their own. */
    int named() {
        return keywords.path("prefixItems").size();
    }

    /** The schema of one item. */
    JsonNode at(int index) {
        return index < named() ? keywords.path("prefixItems").path(index) : rest();
    }

    /** The schema of all further items. */
    JsonNode rest() {
        return keywords.has("items") ? keywords.path("items") : BooleanNode.TRUE;
    }

    /** The greatest number of items for which there are schemas. */
    long most() {
        return Simplification.refuses(rest()) ? named() : Long.MAX_VALUE;
    }

    String place(int index) {
        return index < named() ? "/prefixItems/" + index : "/items";
    }
}
