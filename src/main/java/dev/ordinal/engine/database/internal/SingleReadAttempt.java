package dev.ordinal.engine.database.internal;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Customizer that reports a failed read at once. The caller has a time limit and decides whether to
 * read again; EclipseLink's three attempts would triple the wait.
 */
public final class SingleReadAttempt implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        ((DatabaseLogin) session.getDatasourceLogin()).setQueryRetryAttemptCount(0);
    }
}
