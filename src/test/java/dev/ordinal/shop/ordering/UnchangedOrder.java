package dev.ordinal.shop.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http;

/** Order that bad requests name. It must stay unchanged. */
record UnchangedOrder(Http http, String path, String countsBefore) {

    private static final String COUNTS = "/api/test/events";

    static UnchangedOrder place(Http http) {
        var path = new Customer(http).placed();
        return new UnchangedOrder(http, path, http.get(COUNTS).body());
    }

    /** Checks that the order is unchanged and that no event and no receipt was added anywhere. */
    void isUnharmed() {
        assertThat(http.get(COUNTS).body()).isEqualTo(countsBefore);
        assertThat(http.get(path).need("ETag")).isEqualTo("\"1\"");
    }
}
