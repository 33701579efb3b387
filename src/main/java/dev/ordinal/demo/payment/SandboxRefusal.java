package dev.ordinal.demo.payment;

/** Ends a call to the sandbox with an error. */
final class SandboxRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    SandboxRefusal(Reply reply) {
        super(reply.body(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
