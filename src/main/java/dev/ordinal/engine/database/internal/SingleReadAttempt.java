package dev.ordinal.engine.database.internal;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Has a read that failed reported at once. Who waits for it has a limit of time, and knows better
 * whether to ask again; three attempts would be three times the wait.
 */
public final class SingleReadAttempt implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        ((DatabaseLogin) session.getDatasourceLogin()).setQueryRetryAttemptCount(0);
    }
}
