package dev.ordinal.demo.embedded;

/** Credentials of one of the embedded servers. */
record Login(String user, String password) {

    /** Does not contain the password. */
    @Override
    public String toString() {
        return user;
    }
}
