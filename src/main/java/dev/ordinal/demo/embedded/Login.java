package dev.ordinal.demo.embedded;

/** Credentials of one of the embedded servers. */
record Login(String user, String password) {

    /** Whoever writes it to a log writes no password. */
    @Override
    public String toString() {
        return user;
    }
}
