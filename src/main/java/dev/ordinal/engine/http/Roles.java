package dev.ordinal.engine.http;

import java.util.List;

/**
 * The roles of callers, as their tokens name them; for {@code @RolesAllowed} on resources. A
 * resource method without a role answers 403 to everybody.
 */
public final class Roles {

    /** A customer: has orders, and sees and changes only those. */
    public static final String CUSTOMER = "customer";

    /** An operator: sees everything, and keeps it running. */
    public static final String OPERATOR = "operator";

    /** An administrator: may also do what an operator should not do alone. */
    public static final String ADMIN = "admin";

    /** The roles; the one that allows most comes first. */
    static final List<String> ALL = List.of(ADMIN, OPERATOR, CUSTOMER);

    private Roles() {}
}
