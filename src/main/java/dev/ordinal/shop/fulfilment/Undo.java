package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.saga.Step.to;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.saga.Compensation;
import dev.ordinal.engine.saga.Compensation.Status;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.shop.fulfilment.State.Cancelled;
import dev.ordinal.shop.fulfilment.State.Compensating;

import java.util.List;

/**
 * Compensation of an order, last step first: the money, the stock, then the order itself. The step
 * that failed is undone as well, since it may have been done in part.
 */
record Undo(StepTimeouts timeouts) {

    static final String PAYMENT = "payment";
    static final String ORDER = "order";
    private static final String STOCK = "stock ";

    static String stock(String productId) {
        return STOCK + productId;
    }

    Step<State> all(Purchase purchase, Personal reason) {
        return begin(
                purchase,
                reason,
                Compensation.begin().then(PAYMENT).then(reservations(purchase)).then(ORDER));
    }

    /** Compensates the rest, where the order itself has ended already. */
    Step<State> rest(Purchase purchase, Personal reason) {
        return begin(
                purchase, reason, Compensation.begin().then(PAYMENT).then(reservations(purchase)));
    }

    Step<State> stock(Purchase purchase, Personal reason) {
        return begin(
                purchase, reason, Compensation.begin().then(reservations(purchase)).then(ORDER));
    }

    Step<State> order(Purchase purchase, Personal reason) {
        return begin(purchase, reason, Compensation.begin().then(ORDER));
    }

    private static List<String> reservations(Purchase purchase) {
        return purchase.products().stream().map(Undo::stock).toList();
    }

    private Step<State> begin(Purchase purchase, Personal reason, Compensation undoing) {
        var step = ask(new Compensating(purchase, reason, undoing.proceed()));
        return step.cancelTimer(Timer.STOCK).cancelTimer(Timer.PAYMENT).cancelTimer(Timer.ORDER);
    }

    /** Records that a part is undone, by its module or by hand. */
    Step<State> done(Compensating s, String part) {
        var undone = s.undoing().done(part);
        if (undone.equals(s.undoing())) return to(s);
        if (undone.isDone()) return to(new Cancelled(s.reason()));
        var next = undone.proceed();
        return next.equals(undone) ? to(with(s, undone)) : ask(with(s, next));
    }

    Step<State> timeUp(Compensating s) {
        return ask(with(s, s.undoing().timeUp().proceed()));
    }

    Step<State> retry(Compensating s) {
        return ask(with(s, s.undoing().retry().proceed()));
    }

    private static Compensating with(Compensating s, Compensation undoing) {
        return new Compensating(s.purchase(), s.reason(), undoing);
    }

    /** Sends the commands of all running parts; the modules recognise repeated commands. */
    private Step<State> ask(Compensating s) {
        var running = s.undoing().names(Status.RUNNING);
        var step = Step.<State>to(s).sendAll(running.stream().map(p -> command(s, p)).toList());
        return running.isEmpty() ? step : step.startTimer(Timer.UNDO, timeouts.undo());
    }

    private static Command command(Compensating s, String part) {
        return switch (part) {
            case PAYMENT -> s.purchase().refund(s.reason());
            case ORDER -> s.purchase().abandon(s.reason());
            default -> s.purchase().release(part.substring(STOCK.length()));
        };
    }
}
