package dev.ordinal.engine.http;

import java.util.List;

/** What callers may be; their tokens say which. Who may do what is in docs/security.md. */
public final class Roles {

    /** Has orders, and sees and changes only those. */
    public static final String CUSTOMER = "customer";

    /** Sees everything, and keeps it running. */
    public static final String OPERATOR = "operator";

    /** May also do what an operator should not do alone. */
    public static final String ADMIN = "admin";

    /** The one that allows most comes first. */
    static final List<String> ALL = List.of(ADMIN, OPERATOR, CUSTOMER);

    private Roles() {}
}
